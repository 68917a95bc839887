import type { Logger, Pool } from '@corridor/runtime';
import { LogTail } from '../log-tail.js';
import type { Committed, EventStore, LogHead, RecordedEvent, SubscribeOptions, Subscription, UnitOfWork } from '../port.js';
import { checkUnit } from './check-unit.js';
import { GroupCommitter } from './group-committer.js';
import { Prepared } from './prepared.js';
import { readHead } from './read-head.js';
import { RecordedEvents } from './recorded-events.js';

export interface PostgresEventStoreOptions {
  /** Needs a connection for each committer, and others for reading. */
  readonly pool: Pool;
  /** Where `eventStoreMigrations` were applied. */
  readonly schema: string;
  readonly logger?: Logger;
  /** Commits under way at once. */
  readonly committers?: number;
  readonly maxUnitsPerCommit?: number;
}

const COMMITTERS = 2;
const UNITS_PER_COMMIT = 128;
/** Bounds how long one commit keeps the log's head, and so every other commit, waiting. */
const EVENTS_PER_COMMIT = 2_000;

/** The event store on PostgreSQL; any number of processes may use one schema. */
export function createPostgresEventStore(options: PostgresEventStoreOptions): EventStore {
  return new PostgresEventStore(options);
}

class PostgresEventStore implements EventStore {
  readonly capabilities = { rowsWithEvents: true, severalStreams: true } as const;
  private readonly prepared: Prepared;
  private readonly events: RecordedEvents;
  private readonly committer: GroupCommitter;
  private readonly tails = new Set<LogTail>();

  constructor(private readonly options: PostgresEventStoreOptions) {
    const { pool, schema, logger, committers = COMMITTERS, maxUnitsPerCommit = UNITS_PER_COMMIT } = options;
    this.prepared = new Prepared(schema);
    this.events = new RecordedEvents(pool, this.prepared);
    this.committer = new GroupCommitter({
      pool,
      prepared: this.prepared,
      logger,
      committers,
      limits: { units: maxUnitsPerCommit, events: EVENTS_PER_COMMIT },
      onAppended: () => this.tails.forEach((tail) => tail.wake()),
    });
  }

  async commit(unit: UnitOfWork): Promise<Committed> {
    checkUnit(unit);
    return this.committer.commit(unit);
  }

  readStream(stream: string, { from = 0, limit }: { from?: number; limit?: number } = {}): Promise<RecordedEvent[]> {
    return this.events.ofStream(stream, from, limit);
  }

  readStreams(streams: readonly string[]): Promise<Map<string, RecordedEvent[]>> {
    return this.events.ofStreams(streams);
  }

  readLog({ after, limit }: { after: number; limit: number }): Promise<RecordedEvent[]> {
    return this.events.afterPosition(after, limit);
  }

  head(): Promise<LogHead> {
    return readHead(this.options.pool, this.prepared);
  }

  subscribe(options: SubscribeOptions, handle: (batch: readonly RecordedEvent[]) => Promise<void>): Subscription {
    const tail = new LogTail({ ...options, handle, readLog: (range) => this.readLog(range), logger: this.options.logger });
    this.tails.add(tail);
    return {
      stop: () => {
        this.tails.delete(tail);
        return tail.stop();
      },
    };
  }

  async close(): Promise<void> {
    await this.committer.close();
    await Promise.all([...this.tails].map((tail) => tail.stop()));
  }
}
