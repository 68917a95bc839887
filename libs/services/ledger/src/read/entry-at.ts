import type { Pool } from '@corridor/runtime';

/** Whether an entry that was recorded at the very moment counts. */
export type Moment = { readonly upTo: string } | { readonly before: string };

/**
 * Number of the book's last entry that was recorded up to a moment, or before it; 0 when there is none. Recorded times
 * never fall within a book and its numbers have no gaps, so halving finds it in as many look-ups as the count of entries
 * has bits, without an index of its own. One statement: each round on the wire would cost more than its look-up.
 */
export async function lastEntryAt(deps: { readonly pool: Pool; readonly schema: string }, book: number, moment: Moment): Promise<number> {
  const { schema } = deps;
  const inclusive = 'upTo' in moment;
  const { rows } = await deps.pool.query<{ number: number }>({
    name: `ledger-last-entry-${inclusive ? 'up-to' : 'before'}`,
    text: `with recursive search (low, high) as (
             select 0::bigint, next_entry - 1 from ${schema}.books where number = $1
             union all
             select case when e.counts then s.middle else s.low end, case when e.counts then s.high else s.middle - 1 end
             from (select low, high, low + (high - low + 1) / 2 as middle from search where low < high) s
             cross join lateral (
               select recorded_at ${inclusive ? '<=' : '<'} $2::timestamptz as counts from ${schema}.entries where book = $1 and number = s.middle
             ) e
           )
           select low as number from search where low >= high`,
    values: [book, inclusive ? moment.upTo : moment.before],
  });
  return rows[0]?.number ?? 0;
}
