import type { AnyEventVersions, Command, Reply, ServiceName } from '@corridor/contracts';
import type { EventHandler, Process } from './handling.js';

/** One change to a service's schema; applied once, in order. Runs with the service's schema as search path. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/**
 * What a service tells its host. The host owns the loops: it takes commands in, keeps outcomes, resumes processes,
 * fires timers, relays the log and consumes other services' events. Command handlers come from the service's Nest
 * controller (`@HandleCommand(Type)`), or, for a service that decides whole batches, from `commandBatch`.
 */
export interface ServiceDefinition {
  readonly name: ServiceName;
  /** The service's own tables; `migrateService` adds the log's and the host's. */
  readonly migrations: readonly Migration[];
  readonly process?: Process;
  readonly consumes?: {
    readonly services: readonly ServiceName[];
    /** Finds the data of events as this release's contract has it, in whichever version they were published. */
    readonly handle: EventHandler;
    /** Of the events of those services; those of their contracts unless given. */
    readonly eventVersions?: Readonly<Partial<Record<ServiceName, AnyEventVersions>>>;
  };
  readonly commandBatch?: CommandBatchHandler;
}

/**
 * Takes commands as they come and answers each once it is durable. It keeps outcomes by itself, and it resolves only
 * when all of the batch is durable. It may be called again before an earlier call has resolved.
 */
export type CommandBatchHandler = (batch: readonly Command[]) => Promise<readonly Reply<unknown, unknown>[]>;
