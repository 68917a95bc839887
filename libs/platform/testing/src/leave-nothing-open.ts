import type { Pool } from '@corridor/runtime';

/**
 * Has the next service that a spec starts find nothing to do. Whatever an earlier test has not waited for would otherwise be taken to its end
 * beside what the next one does, in a world that knows nothing of it. Call it once every service of the test has stopped.
 */
export async function leaveNothingOpen(pool: Pick<Pool, 'query'>, { schema, process }: { readonly schema: string; readonly process: string }): Promise<void> {
  await pool.query(`truncate ${schema}.timers`);
  await pool.query(
    `insert into ${schema}.checkpoints (name, position) select $1, position from ${schema}.log_head
     on conflict (name) do update set position = excluded.position`,
    [`process/${process}`],
  );
}
