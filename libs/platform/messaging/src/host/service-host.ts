import type { ServiceName } from '@corridor/contracts';
import type { EventStore } from '@corridor/event-store';
import type { Logger, Pool } from '@corridor/runtime';
import type { HostMetrics } from '../metrics/host-metrics.js';
import type { Parking } from '../parking/parking.js';
import type { CommandBus } from '../port/command-bus.js';
import type { MessagingDriver } from '../port/driver.js';
import type { CommandHandlers } from '../port/handling.js';
import type { ServiceDefinition } from '../port/service.js';
import type { ToPublic } from '../relay/public-event.js';
import { HostedService } from './hosted-service.js';

export interface ServiceHostOptions {
  readonly definition: ServiceDefinition;
  /** By full command type name. More may be added before the start. */
  readonly handlers?: CommandHandlers;
  readonly pool: Pool;
  /** The service's schema, migrated already: `migrateService`. */
  readonly schema: string;
  readonly store: EventStore;
  readonly driver: MessagingDriver;
  readonly bus: CommandBus;
  readonly logger: Logger;
  readonly metrics?: HostMetrics;
  /** The public form of an event, when it is not the event's own body in an envelope. */
  readonly toPublic?: ToPublic;
  /** A name that this instance keeps over restarts and shares with no other; it then has its lease back at once. */
  readonly instance?: string;
  /** How long an intent recorded by a living instance may stay open until another resumes it (2 s). */
  readonly graceMs?: number;
  /** How long a stop waits for what is under way until it leaves it to the next start (10 s). */
  readonly drainMs?: number;
}

/** Runs one service's loops in this process. */
export interface ServiceHost {
  readonly name: ServiceName;
  /** @throws when the host has been started, or a type has a handler already */
  addHandlers(handlers: CommandHandlers): void;
  /**
   * Joins the topics of the events that the service consumes. Where several services share a process, all of them do
   * this before any is started, so that none misses what another publishes. `start` does it when it was not done.
   */
  prepare(): void;
  start(): Promise<void>;
  /** Takes nothing new, drains for a bounded time, and gives up its lease. Connections belong to whoever made them. */
  stop(): Promise<void>;
  /** Resolves when the service can do its work; rejects with the reason when it can't. */
  readiness(): Promise<void>;
  readonly parked: Parking;
}

export function createServiceHost(options: ServiceHostOptions): ServiceHost {
  return new HostedService(options);
}
