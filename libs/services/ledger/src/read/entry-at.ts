import type { Pool } from '@corridor/runtime';

/**
 * Number of the book's last entry that was recorded up to a time; 0 when there is none. Recorded times never fall
 * within a book, so halving finds it in as many look-ups as the count of entries has bits, without an index of its own.
 */
export async function lastEntryUpTo(deps: { readonly pool: Pool; readonly schema: string }, book: number, at: string): Promise<number> {
  const { rows } = await deps.pool.query<{ next_entry: number }>(`select next_entry from ${deps.schema}.books where number = $1`, [book]);
  let low = 0;
  let high = (rows[0]?.next_entry ?? 1) - 1;
  while (low < high) {
    const middle = low + Math.ceil((high - low) / 2);
    const found = await deps.pool.query<{ before: boolean }>({
      name: 'ledger-entry-before',
      text: `select recorded_at <= $3::timestamptz as before from ${deps.schema}.entries where book = $1 and number = $2`,
      values: [book, middle, at],
    });
    if (found.rows[0]?.before === true) low = middle;
    else high = middle - 1;
  }
  return low;
}
