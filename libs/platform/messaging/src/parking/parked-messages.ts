import type { Command, PublicEvent } from '@corridor/contracts';
import { write, type RowStatement, type RowWrite } from '@corridor/event-store';
import type { Pool } from '@corridor/runtime';
import { mintId } from '../ids/ids.js';
import { persistently, type Persistence } from '../loops/persistently.js';
import { encode } from '../wire/encoding.js';

/** A message that was set aside. `source`: the command's type or the event's source; `sequence` is null for commands. */
export interface ParkedMessage {
  readonly id: string;
  readonly kind: 'command' | 'event';
  readonly source: string;
  readonly key: string;
  readonly sequence: number | null;
  readonly message: string;
  readonly error: string;
  /** How often it was parked: a client that repeats a parked command parks it again. */
  readonly times: number;
  readonly parkedAt: Date;
}

/** Whose events stand in line: one key of one source. */
export interface EventKey {
  readonly source: string;
  readonly key: string;
}

const COLUMNS = `id, kind, source, key, sequence, message, error, times, parked_at as "parkedAt"`;
const LONGEST_ERROR = 2_000;
const MOST_LISTED = 200;

const unparkMessages: RowStatement<{ readonly id: string }> = {
  name: 'parked_messages.unpark',
  rank: 21,
  sql: 'delete from $SCHEMA.parked_messages where id = any($1::uuid[])',
  columns: (rows) => [rows.map(({ row }) => row.id)],
  keyOf: (row) => row.id,
};

/** Takes a message out of parking in the commit of its effect. One that is gone already is fine. */
export function unpark(message: Pick<ParkedMessage, 'id'>): RowWrite {
  return write(unparkMessages, [{ id: message.id }]);
}

/** The table of a service's parked messages. Parking waits for the database as long as it takes. */
export class ParkedMessages {
  constructor(
    private readonly pool: Pick<Pool, 'query'>,
    private readonly schema: string,
    private readonly persistence: Persistence,
  ) {}

  async parkCommand(command: Command, error: unknown): Promise<void> {
    await this.insert('command', { source: command.type, key: command.key, sequence: null, reference: command.id, message: encode(command), error });
  }

  /** A message that can't even be read. Its own text is what tells it from others. */
  async parkUnreadable(source: string, received: { readonly key: string; readonly value: string }, error: unknown): Promise<void> {
    const reference = `unreadable ${mintId()}`;
    await this.insert('command', { source, key: received.key, sequence: null, reference, message: received.value, error });
  }

  /** False when another instance has made the event take effect meanwhile: then it must not hold up its key. */
  async parkEvent(event: PublicEvent, error: unknown): Promise<boolean> {
    const { source, subject, sequence } = event;
    return await this.insert('event', { source, key: subject, sequence, reference: referenceOf(event), message: encode(event), error });
  }

  /**
   * Puts an event behind those of its key that are parked, and says whether there are any. The last of them is locked:
   * a redrive that takes it away at the same time either sees this one, or was first, and then this one is not parked.
   */
  async parkBehind(event: PublicEvent): Promise<boolean> {
    const { source, subject, sequence } = event;
    const { rows } = await persistently('parking', this.persistence, () =>
      this.pool.query(
        `with last as (
           select id from ${this.schema}.parked_messages
           where kind = 'event' and source = $2 and key = $3 order by sequence desc limit 1 for update
         )
         insert into ${this.schema}.parked_messages (id, kind, source, key, sequence, reference, message, error)
         select $1, 'event', $2, $3, $4, $5, $6, 'an earlier event of this key is parked' from last
         on conflict (kind, reference) do update set parked_at = parked_messages.parked_at
         returning id`,
        [mintId(), source, subject, sequence, referenceOf(event), encode(event)],
      ),
    );
    return rows.length > 0;
  }

  /** Which of these keys have parked events. */
  async parkedKeys(keys: readonly EventKey[]): Promise<EventKey[]> {
    const { rows } = await this.pool.query<EventKey>(
      `select distinct source, key from ${this.schema}.parked_messages
       where kind = 'event' and (source, key) in (select * from unnest($1::text[], $2::text[]))`,
      [keys.map(({ source }) => source), keys.map(({ key }) => key)],
    );
    return rows;
  }

  /** Oldest first, at most 200; `after` is the id of the last one of the page before. */
  async list({ after, limit }: { readonly after?: string; readonly limit: number }): Promise<ParkedMessage[]> {
    const { rows } = await this.pool.query<ParkedMessage>(
      `select ${COLUMNS} from ${this.schema}.parked_messages where $1::uuid is null or id > $1 order by id limit $2`,
      [after ?? null, Math.min(limit, MOST_LISTED)],
    );
    return rows;
  }

  async find(id: string): Promise<ParkedMessage | undefined> {
    return (await this.pool.query<ParkedMessage>(`select ${COLUMNS} from ${this.schema}.parked_messages where id = $1`, [id])).rows[0];
  }

  /** The event of a key that comes first, or undefined when none is parked any more. */
  async firstOf({ source, key }: EventKey): Promise<ParkedMessage | undefined> {
    const { rows } = await this.pool.query<ParkedMessage>(
      `select ${COLUMNS} from ${this.schema}.parked_messages
       where kind = 'event' and source = $1 and key = $2 order by sequence limit 1`,
      [source, key],
    );
    return rows[0];
  }

  async remove(id: string): Promise<void> {
    await this.pool.query(`delete from ${this.schema}.parked_messages where id = $1`, [id]);
  }

  async count(): Promise<number> {
    const { rows } = await this.pool.query<{ count: number | string }>(`select count(*) as count from ${this.schema}.parked_messages`);
    return Number(rows[0]?.count ?? 0);
  }

  private async insert(
    kind: 'command' | 'event',
    parked: { source: string; key: string; sequence: number | null; reference: string; message: string; error: unknown },
  ): Promise<boolean> {
    const { source, key, sequence, reference, message, error } = parked;
    const { rowCount } = await persistently('parking', this.persistence, () =>
      this.pool.query(
        `insert into ${this.schema}.parked_messages as p (id, kind, source, key, sequence, reference, message, error)
         select $1::uuid, $2::text, $3::text, $4::text, $5::bigint, $6::text, $7::text, $8::text
         where not exists (select from ${this.schema}.inbox where $2::text = 'event' and source = $3 and key = $4 and sequence >= $5)
         on conflict (kind, reference) do update set times = p.times + 1, error = excluded.error`,
        [mintId(), kind, ...[source, key].map(storable), sequence, ...[reference, message, textOf(error)].map(storable)],
      ),
    );
    return rowCount === 1;
  }
}

function referenceOf(event: PublicEvent): string {
  return `${event.source}/${event.subject}/${event.sequence}`;
}

/** PostgreSQL keeps no U+0000. What nobody can read may hold it, and has to be set aside all the same. */
function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd');
}

function textOf(error: unknown): string {
  return (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, LONGEST_ERROR);
}
