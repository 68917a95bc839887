import type { Pool, PoolClient } from '@corridor/runtime';

/**
 * Runs reads that all see the database at one moment. The tables are locked first, in the order in which everybody
 * locks them, against a rebuild that would swap them in between; readers and writers do not notice.
 */
export async function inSnapshot<T>({ pool, schema }: { readonly pool: Pool; readonly schema: string }, read: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query('begin isolation level repeatable read read only');
    const tables = ['books', 'balances', 'entries', 'reversals'].map((name) => `${schema}.${name}`);
    await client.query(`lock table ${tables.join(', ')} in access share mode`);
    // A batch is a few thousand rows and found by key, whatever the planner thinks of arrays and of stale statistics.
    await client.query('set local enable_hashjoin = off');
    await client.query('set local enable_mergejoin = off');
    const result = await read(client);
    await client.query('rollback');
    broken = false;
    return result;
  } finally {
    client.release(broken);
  }
}
