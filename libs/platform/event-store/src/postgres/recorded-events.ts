import type { Pool } from '@corridor/runtime';
import DataLoader from 'dataloader';
import type { RecordedEvent } from '../port.js';
import { textArray } from './array-literal.js';
import type { Prepared } from './prepared.js';
import { safeInteger } from './safe-integer.js';

export interface EventRow {
  readonly position: unknown;
  readonly revision: unknown;
  readonly version: number;
  readonly command_id: string;
  readonly stream: string;
  readonly type: string;
  readonly causation: string;
  readonly correlation: string;
  readonly tenant: string;
  readonly mode: RecordedEvent['mode'];
  readonly recorded_at: string;
  readonly hash: Buffer;
  readonly body: string;
}

const COLUMNS =
  'position, revision, version, command_id, stream, type, causation, correlation, tenant, mode, recorded_at, hash, body';

const READ_STREAM = `
  select ${COLUMNS} from $SCHEMA.events where stream = $1 and revision >= $2 order by revision limit $3`;
const READ_STREAMS = `
  select ${COLUMNS} from $SCHEMA.events where stream = any($1::text[]) order by stream, revision`;
const READ_LOG = `
  select ${COLUMNS} from $SCHEMA.events where position > $1 order by position limit $2`;
const MOST_STREAMS_A_READ = 100;
/** Row comparison, so that the unique index is walked from where the last page ended. */
const READ_BY_STREAM = `
  select ${COLUMNS} from $SCHEMA.events where (stream, revision) > ($1, $2) order by stream, revision limit $3`;

/** Reads from a service's events. */
export class RecordedEvents {
  /** Whole streams that are asked for together are read together: a batch of commands asks once, and not once each. */
  private readonly whole = new DataLoader<string, RecordedEvent[]>((streams) => this.manyWhole(streams), { cache: false, maxBatchSize: MOST_STREAMS_A_READ });

  constructor(
    private readonly pool: Pool,
    private readonly prepared: Prepared,
  ) {}

  ofStream(stream: string, from: number, limit: number | undefined): Promise<RecordedEvent[]> {
    if (from === 0 && limit === undefined) return this.whole.load(stream);
    return this.read(READ_STREAM, [stream, from, limit ?? null]);
  }

  async ofStreams(streams: readonly string[]): Promise<Map<string, RecordedEvent[]>> {
    const found = new Map<string, RecordedEvent[]>();
    if (streams.length === 0) return found;
    for (const event of await this.read(READ_STREAMS, [textArray([...new Set(streams)])])) {
      const events = found.get(event.stream);
      if (events) events.push(event);
      else found.set(event.stream, [event]);
    }
    return found;
  }

  afterPosition(position: number, limit: number): Promise<RecordedEvent[]> {
    return this.read(READ_LOG, [position, limit]);
  }

  /** In order of streams, and of revisions within each, from the one after the given place on. */
  byStream(stream: string, revision: number, limit: number): Promise<RecordedEvent[]> {
    return this.read(READ_BY_STREAM, [stream, revision, limit]);
  }

  private async manyWhole(streams: readonly string[]): Promise<RecordedEvent[][]> {
    const [only] = streams;
    if (streams.length === 1 && only !== undefined) return [await this.read(READ_STREAM, [only, 0, null])];
    const found = await this.ofStreams(streams);
    return streams.map((stream) => found.get(stream) ?? []);
  }

  private async read(sql: string, values: unknown[]): Promise<RecordedEvent[]> {
    const { rows } = await this.prepared.run<EventRow>(this.pool, sql, values);
    return rows.map(toEvent);
  }
}

function toEvent(row: EventRow): RecordedEvent {
  return {
    position: safeInteger(row.position),
    stream: row.stream,
    revision: safeInteger(row.revision),
    type: row.type,
    version: row.version,
    body: row.body,
    commandId: row.command_id,
    causation: row.causation,
    correlation: row.correlation,
    tenant: row.tenant,
    mode: row.mode,
    recordedAt: row.recorded_at,
    hash: row.hash,
  };
}
