import { commandType, type Command, type Reply } from '@corridor/contracts';
import { createPostgresEventStore, type EventStore, type RecordedEvent } from '@corridor/event-store';
import { createLogger, createPool, type Pool } from '@corridor/runtime';
import { testDatabase } from '@corridor/testing';
import { appendOf, contextOfCommand, contextOfEnd, loadStream, placeOf } from '../append-of.js';
import { createCommandBus } from '../bus/command-bus.js';
import { mintId } from '../ids/ids.js';
import { createInProcessDriver } from '../in-process/driver.js';
import type { NewCommand, CommandBus } from '../port/command-bus.js';
import type { MessagingDriver } from '../port/driver.js';
import type { CommandHandler, Handled, Process } from '../port/handling.js';
import type { ServiceDefinition } from '../port/service.js';
import { migrateService } from './migrate-service.js';
import { createServiceHost, type ServiceHost, type ServiceHostOptions } from './service-host.js';

export interface CounterPayload {
  readonly counter: string;
  readonly by: number;
}

type CounterRejection = { readonly reason: 'negative' } | { readonly reason: 'refused' };
interface CounterView {
  readonly total: number;
}

/** Adds at once. */
export const Add = commandType<CounterPayload, CounterView, CounterRejection>('quotes', 'Add', ({ counter }) => counter);
/** Adds after another service has agreed. */
export const Reserve = commandType<CounterPayload, CounterView, CounterRejection>('quotes', 'Reserve', ({ counter }) => counter);

type CounterEvent =
  | { readonly type: 'Added'; readonly data: { readonly by: number; readonly total: number } }
  | { readonly type: 'Reserved'; readonly data: { readonly by: number } }
  | { readonly type: 'Settled'; readonly data: { readonly by: number; readonly total: number; readonly intent: string } };

const tenant = mintId<'tenant'>();
export const silent = createLogger({ name: 'spec', level: 'silent' });

export function newCommand(counter: string, by = 1, given: Partial<NewCommand<CounterPayload>> = {}): NewCommand<CounterPayload> {
  const issuedAt = new Date().toISOString();
  return { id: mintId<'command'>(), scope: { tenant: tenant, mode: 'test' }, correlation: 'request', issuedAt, payload: { counter, by }, ...given };
}

export async function totalOf(store: EventStore, counter: string): Promise<number> {
  const { events } = await loadStream<CounterEvent>(store, counter, { tenant });
  return events.reduce((sum, event) => (event.type === 'Reserved' ? sum : sum + event.data.by), 0);
}

/** A service of counters that count, reject and fail on demand. */
export function counterHandlers(store: EventStore, onDecide: (command: Command<CounterPayload>) => void | Promise<void> = () => undefined) {
  const load = (counter: string) => loadStream<CounterEvent>(store, counter, { tenant });
  const handle = (make: (command: Command<CounterPayload>, total: number) => { kind: 'done' | 'started'; event: CounterEvent }): CommandHandler =>
    (async (command: Command<CounterPayload>): Promise<Handled<CounterView, CounterRejection>> => {
      const head = await load(command.payload.counter);
      await onDecide(command);
      if (command.payload.by < 0) return { kind: 'rejected', rejection: { reason: 'negative' } };
      const total = await totalOf(store, command.payload.counter);
      const { kind, event } = make(command, total);
      const unit = { appends: [appendOf(contextOfCommand(command), head, [event])] };
      if (kind === 'started') return { kind, unit, object: command.payload.counter };
      return { kind, unit, view: { total: total + command.payload.by }, object: command.payload.counter };
    });
  return {
    [Add.name]: handle(({ payload: { by } }, total) => ({ kind: 'done', event: { type: 'Added', data: { by, total: total + by } } })),
    [Reserve.name]: handle(({ payload: { by } }) => ({ kind: 'started', event: { type: 'Reserved', data: { by } } })),
  };
}

/** The process that ends reservations; `ask` stands for the other service and may throw. */
export function counterProcess(store: EventStore, ask: (intent: RecordedEvent) => Promise<void> = async () => undefined): Process {
  return {
    name: 'counters',
    starts: ({ type }) => type === 'Reserved',
    ends: (event) => (event.type === 'Settled' ? (JSON.parse(event.body) as { intent: string }).intent : null),
    async resume(intent) {
      await ask(intent);
      const head = await loadStream<CounterEvent>(store, intent.stream, { tenant });
      const { by } = JSON.parse(intent.body) as { by: number };
      const total = (await totalOf(store, intent.stream)) + by;
      const settled: CounterEvent = { type: 'Settled', data: { by, total, intent: placeOf(intent) } };
      return { kind: 'done', unit: { appends: [appendOf(contextOfEnd(intent, new Date()), head, [settled])] }, view: { total } };
    },
  };
}

export interface Instance {
  readonly host: ServiceHost;
  readonly store: EventStore;
  readonly driver: MessagingDriver;
  readonly bus: CommandBus;
  add(command: NewCommand<CounterPayload>): Promise<Reply<CounterView, CounterRejection>>;
  reserve(command: NewCommand<CounterPayload>): Promise<Reply<CounterView, CounterRejection>>;
}

export interface InstanceOptions {
  readonly driver?: MessagingDriver;
  /** Its own connections, when they are to behave unlike those of the others. */
  readonly pool?: Pool;
  readonly schema?: string;
  readonly definition?: (store: EventStore) => Partial<ServiceDefinition>;
  readonly handlers?: (store: EventStore) => ServiceHostOptions['handlers'];
  readonly store?: (store: EventStore) => EventStore;
  readonly host?: Partial<ServiceHostOptions>;
  readonly timeoutMs?: number;
}

/** A database with a service's schema, and as many instances of the service on it as a test needs. */
export class TestBed {
  private readonly closers: (() => Promise<unknown>)[] = [];

  private constructor(
    readonly pool: Pool,
    readonly schema: string,
  ) {}

  /** On a database of its own, unless one is given. */
  static async open(given?: string): Promise<TestBed> {
    const connectionString = given ?? (await testDatabase()).connectionString;
    const pool = createPool({ connectionString, max: 16, applicationName: 'spec' });
    const bed = new TestBed(pool, 'quotes');
    await migrateService(pool, { schema: bed.schema, definition: { migrations: [] } });
    return bed;
  }

  instance(options: InstanceOptions = {}): Instance {
    const pool = options.pool ?? this.pool;
    const schema = options.schema ?? this.schema;
    const plain = createPostgresEventStore({ pool, schema });
    const store = options.store?.(plain) ?? plain;
    const driver = options.driver ?? createInProcessDriver();
    const bus = createCommandBus({ driver, timeoutMs: options.timeoutMs ?? 15_000 });
    const definition: ServiceDefinition = { name: 'quotes', migrations: [], process: counterProcess(store), ...options.definition?.(store) };
    const handlers = options.handlers?.(store) ?? counterHandlers(store);
    const host = createServiceHost({ definition, handlers, pool, schema, store, driver, bus, logger: silent, drainMs: 1_000, ...options.host });
    this.closers.push(async () => {
      await host.stop();
      await plain.close();
      if (options.driver === undefined) await driver.close();
    });
    return { host, store, driver, bus, add: (command) => bus.send(Add, command), reserve: (command) => bus.send(Reserve, command) };
  }

  async close(): Promise<void> {
    for (const close of this.closers.reverse()) await close();
    await this.pool.end();
  }
}
