import type { Mode } from '@corridor/contracts';

/**
 * An event to append. `body` is JSON text and is kept byte for byte: it is what the hash covers. No text of an event may
 * hold a character below U+0020 other than tab and line ends (JSON escapes them) nor half of a surrogate pair.
 */
export interface NewEvent {
  readonly type: string;
  /** Version of the body's schema, from 1. */
  readonly version: number;
  readonly body: string;
  /** UUID in lower case. */
  readonly commandId: string;
  /** The event or command that caused this one. */
  readonly causation: string;
  /** The request that started it all. */
  readonly correlation: string;
  readonly tenant: string;
  readonly mode: Mode;
  /** ISO 8601, UTC, milliseconds. Comes with the command, so that a fold never asks a clock. */
  readonly recordedAt: string;
}

export interface RecordedEvent extends NewEvent {
  /** Place in the log: from 1, gap-free, in commit order. */
  readonly position: number;
  readonly stream: string;
  /** Place in the stream: from 0, gap-free. */
  readonly revision: number;
  /** SHA-256 over the predecessor's hash, stream, revision, type, command id, time and the bytes of the body as it was recorded: `eventHash`. */
  readonly hash: Buffer;
}

/** Revision of the stream's last event that the writer has seen; -1 for a stream that must not exist yet. */
export type ExpectedRevision = number;

export const NO_STREAM: ExpectedRevision = -1;

export interface StreamAppend {
  readonly stream: string;
  readonly expectedRevision: ExpectedRevision;
  /** None, to make the unit depend on the stream's revision without adding to it. */
  readonly events: readonly NewEvent[];
}

/**
 * Rows to write in the transaction of the events: read models, outcomes, timers, inbox. Writes of one statement from
 * many units are merged into one execution, so a statement takes columns (for `unnest`), never single values.
 * Statements run in order of `rank`, rows in order of `keyOf`, so that two writers never deadlock.
 */
export interface RowStatement<Row> {
  readonly name: string;
  readonly rank: number;
  /** `$SCHEMA` stands for the service's schema. Parameters are the arrays that `columns` returns. */
  readonly sql: string;
  /** One array per parameter, each as long as `rows`. */
  columns(rows: readonly Placed<Row>[]): readonly unknown[][];
  /**
   * Names the database row that a row writes. Rows of equal key never meet in one execution (an update would pick any
   * of them): they are executed one after another, in order of submission.
   */
  keyOf(row: Row): string;
  /**
   * True when a row needs the log position of its unit's first event (lists are ordered by it). Such statements run
   * after the events are numbered, while the log's head row is locked: keep them cheap. The unit must append events.
   */
  readonly needsPosition?: boolean;
  /**
   * How many rows the execution must change; fewer fails the unit with {@link RowConflict} (an update guarded by a condition), and so does
   * an insert of a key that is taken. Default: not checked.
   */
  readonly mustChange?: 'every row';
}

export interface Placed<Row> {
  readonly row: Row;
  /** Position of the first event of the unit that wrote the row; 0 without {@link RowStatement.needsPosition}. */
  readonly position: number;
}

export interface RowWrite {
  readonly statement: RowStatement<never>;
  readonly rows: readonly never[];
}

/** Ties rows to their statement; the only way to make a {@link RowWrite}. */
export function write<Row>(statement: RowStatement<Row>, rows: readonly Row[]): RowWrite {
  return { statement, rows: rows as readonly never[] };
}

/** What takes effect together or not at all. */
export interface UnitOfWork {
  readonly appends: readonly StreamAppend[];
  readonly rows?: readonly RowWrite[];
}

export interface Committed {
  /** Per append, in order: the events as they were recorded. */
  readonly events: readonly (readonly RecordedEvent[])[];
}

/** The stream has moved on since the writer read it: load again and decide again. Nothing was written. */
export class RevisionConflict extends Error {
  constructor(readonly stream: string, readonly expected: number) {
    super(`stream ${stream} is no longer at revision ${expected}`);
  }
}

/** A statement with `mustChange` changed fewer rows than it was given, or found one of them there. Nothing of the unit was written. */
export class RowConflict extends Error {
  constructor(readonly statement: string) {
    super(`rows of ${statement} were already there or have changed`);
  }
}

/**
 * The connection broke while the commit itself was under way, so nobody knows whether the unit took effect. Look at its
 * outcome, or at the stream, before doing anything else; `cause` is what broke.
 */
export class CommitUnknown extends Error {
  constructor(cause: unknown) {
    super('the connection broke during the commit, which may have taken effect', { cause });
  }
}

/** The store was closed before the unit was submitted. Nothing was written. */
export class StoreClosed extends Error {
  constructor() {
    super('the event store is closed');
  }
}

export interface LogHead {
  /** Position of the last committed event; 0 for an empty log. */
  readonly position: number;
  /** Raised when the log was restored from a backup. */
  readonly epoch: number;
}

export interface ReadStreamOptions {
  readonly from?: number;
  readonly limit?: number;
}

/** Whether bodies come in the version they were recorded in, byte for byte, where a store would read them in the present one. */
interface Recorded {
  readonly asRecorded?: boolean;
}

export interface ReadLogOptions extends Recorded {
  readonly after: number;
  readonly limit: number;
}

export interface SubscribeOptions extends Recorded {
  /** Events after this position. */
  readonly after: number;
  /** Most events a batch holds. */
  readonly batchSize?: number;
  /** How long until the log is looked at again when nothing in this process has appended. */
  readonly pollIntervalMs?: number;
}

export interface Subscription {
  /** Stops after the batch in hand; resolves when no handler runs any more. */
  stop(): Promise<void>;
}

export interface EventStore {
  readonly capabilities: {
    /** Rows commit with the events. Without it, read models follow by subscription and readers wait for the head. */
    readonly rowsWithEvents: boolean;
    /** One unit may append to several streams. Without it a unit with more than one append is refused. */
    readonly severalStreams: boolean;
  };

  /**
   * Makes a unit durable. Throws {@link RevisionConflict} or {@link RowConflict} when nothing was written and the caller
   * may decide again, {@link CommitUnknown} when nobody knows, a TypeError for a unit that can't be stored, and otherwise
   * what the database said, after which nothing was written.
   *
   * Units that share a stream take effect in the order in which they were submitted; others in any order. So a writer
   * may submit the next unit of a stream, expecting the revision that the one before will reach, without waiting for it.
   * When a unit fails, for whatever reason, each unit submitted before that was known which expects a revision that the
   * failed one would have made fails too, with RevisionConflict, even if somebody else's event has that revision now:
   * it was decided on events that never happened. Submit nothing more on top of a unit that is known to have failed.
   */
  commit(unit: UnitOfWork): Promise<Committed>;

  /** Events of a stream in order, from a revision on. Empty when there is none. */
  readStream(stream: string, options?: ReadStreamOptions): Promise<RecordedEvent[]>;

  /** Several streams at once, each whole (an aggregate, not a book); streams without events are missing from the map. For batches of commands. */
  readStreams(streams: readonly string[]): Promise<Map<string, RecordedEvent[]>>;

  /** Events of the whole log in order. */
  readLog(options: ReadLogOptions): Promise<RecordedEvent[]>;

  head(): Promise<LogHead>;

  /**
   * Calls `handle` with every event after a position, in order, none skipped, one batch at a time; a batch whose handler
   * throws is handed over again after a pause (100 ms, doubling up to 2 s), without bound.
   */
  subscribe(options: SubscribeOptions, handle: (batch: readonly RecordedEvent[]) => Promise<void>): Subscription;

  /** Refuses new units, waits for those submitted, and stops subscriptions. Connections belong to whoever made them. */
  close(): Promise<void>;
}
