import type { Pool } from '@corridor/runtime';

/**
 * Marks the log as restored from a backup: positions above the backup's end will be given again, to other events, and
 * only the epoch tells them apart. Call it once, after the restore and before the service starts.
 * @returns the new epoch
 */
export async function raiseLogEpoch(pool: Pool, schema: string): Promise<number> {
  const { rows } = await pool.query<{ epoch: number }>(`update ${schema}.log_head set epoch = epoch + 1 returning epoch`);
  if (!rows[0]) throw new Error('the log has no head: the event store is not migrated');
  return rows[0].epoch;
}
