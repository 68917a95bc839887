import { write, type RowStatement, type RowWrite } from '@corridor/event-store';
import type { Pool } from '@corridor/runtime';
import type { EventKey } from '../parking/parked-messages.js';

interface Advance extends EventKey {
  /** The last sequence that took effect before; -1 for none. */
  readonly from: number;
  readonly to: number;
}

const INBOX_RANK = 20;

const firstOfKey: RowStatement<Advance> = {
  name: 'inbox.first',
  rank: INBOX_RANK,
  sql: `insert into $SCHEMA.inbox (source, key, sequence)
        select * from unnest($1::text[], $2::text[], $3::bigint[]) on conflict do nothing`,
  columns: (rows) => [
    rows.map(({ row }) => row.source),
    rows.map(({ row }) => row.key),
    rows.map(({ row }) => row.to),
  ],
  keyOf: ({ source, key }) => `${source} ${key}`,
  mustChange: 'every row',
};

const nextOfKey: RowStatement<Advance> = {
  name: 'inbox.next',
  rank: INBOX_RANK,
  sql: `update $SCHEMA.inbox i set sequence = given.next
        from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[]) as given (source, key, last, next)
        where i.source = given.source and i.key = given.key and i.sequence = given.last`,
  columns: (rows) => [
    rows.map(({ row }) => row.source),
    rows.map(({ row }) => row.key),
    rows.map(({ row }) => row.from),
    rows.map(({ row }) => row.to),
  ],
  keyOf: ({ source, key }) => `${source} ${key}`,
  mustChange: 'every row',
};

/** No event of the key has taken effect yet. */
export const NONE_YET = -1;

/**
 * Moves a key on, in the commit of what its events did. It conflicts when somebody else has moved it meanwhile: then the
 * whole unit is void, and the event takes effect once.
 */
export function advanceInbox(advance: Advance): RowWrite {
  return write(advance.from === NONE_YET ? firstOfKey : nextOfKey, [advance]);
}

/** A key as one text, for maps. A source holds no space. */
export function textOfKey({ source, key }: EventKey): string {
  return `${source} ${key}`;
}

/** The last sequence of each of these keys; keys without one are missing. */
export async function readInbox(pool: Pick<Pool, 'query'>, schema: string, keys: readonly EventKey[]): Promise<Map<string, number>> {
  const { rows } = await pool.query<EventKey & { sequence: number | string }>({
    name: `${schema}.read-inbox`,
    text: `select source, key, sequence from ${schema}.inbox
           where (source, key) in (select * from unnest($1::text[], $2::text[]))`,
    values: [keys.map(({ source }) => source), keys.map(({ key }) => key)],
  });
  return new Map(rows.map((row) => [textOfKey(row), Number(row.sequence)]));
}
