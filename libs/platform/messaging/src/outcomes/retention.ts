import type { Pool } from '@corridor/runtime';

/** Outcomes of commands that made no object are kept at least this long, so that a client's retries meet them. */
const KEPT_HOURS = 24;
const SWEEP_BATCH = 1_000;
const MOST_BATCHES = 50;

/** Deletes outcomes that nobody needs any more, in small statements, so many at most. Returns how many went. */
export async function sweepOutcomes(pool: Pick<Pool, 'query'>, schema: string): Promise<number> {
  let swept = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const { rowCount } = await pool.query(
      `delete from ${schema}.outcomes where command_id in (
         select command_id from ${schema}.outcomes
         where object is null and state = 'final' and created_at < now() - $1 * interval '1 hour'
         order by created_at limit $2)`,
      [KEPT_HOURS, SWEEP_BATCH],
    );
    swept += rowCount ?? 0;
    if ((rowCount ?? 0) < SWEEP_BATCH) break;
  }
  return swept;
}
