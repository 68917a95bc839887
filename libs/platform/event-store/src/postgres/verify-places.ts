import type { Pool } from '@corridor/runtime';
import type { Prepared } from './prepared.js';
import { safeInteger } from './safe-integer.js';
import type { ChainFault } from './verify-chain.js';

const POSITIONS_AT_A_TIME = 50_000;
const STREAMS_AT_A_TIME = 1_000;

const COUNT = 'select count(*) as events from $SCHEMA.events where position > $1 and position <= $2';
const FIRST_GAP = `
  select min(place) as position from generate_series($1::bigint + 1, $2::bigint) as place
  where not exists (select from $SCHEMA.events where position = place)`;

/** The first missing position of each stretch of the log that has any, up to `total`. */
export async function findGaps(pool: Pool, prepared: Prepared, total: number): Promise<ChainFault[]> {
  const faults: ChainFault[] = [];
  for (let after = 0; after < total; after += POSITIONS_AT_A_TIME) {
    const upTo = Math.min(after + POSITIONS_AT_A_TIME, total);
    const counted = await prepared.run<{ events: unknown }>(pool, COUNT, [after, upTo]);
    if (safeInteger(counted.rows[0]?.events) === upTo - after) continue;
    const gap = await prepared.run<{ position: unknown }>(pool, FIRST_GAP, [after, upTo]);
    faults.push({ kind: 'position missing', position: safeInteger(gap.rows[0]?.position) });
  }
  return faults;
}

/** One snapshot for heads and events, so that a commit in between shows in both or in neither. */
const HEADS = `
  select head.stream, head.revision, coalesce(head.revision = last.revision and head.hash = last.hash, false) as intact
  from (select * from $SCHEMA.streams where stream > $1 order by stream limit $2) as head
  left join lateral (
    select revision, hash from $SCHEMA.events where stream = head.stream order by revision desc limit 1
  ) as last on true
  order by head.stream`;

/** Streams whose head does not name their last event: it was cut off, or something was written past the store. */
export async function findBrokenHeads(pool: Pool, prepared: Prepared): Promise<ChainFault[]> {
  const faults: ChainFault[] = [];
  for (let after = ''; ; ) {
    const { rows } = await prepared.run<{ stream: string; revision: unknown; intact: boolean }>(pool, HEADS, [
      after,
      STREAMS_AT_A_TIME,
    ]);
    for (const { stream, revision, intact } of rows) {
      if (!intact) faults.push({ kind: 'head differs', stream, revision: safeInteger(revision) });
    }
    after = rows.at(-1)?.stream ?? '';
    if (rows.length < STREAMS_AT_A_TIME) return faults;
  }
}
