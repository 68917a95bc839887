import type { BookId } from '@corridor/contracts';
import type { FoldedBook } from '../fold/folded-book.js';
import type { TableCheckDeps } from './table-check.js';

/** Rows that are named for each book and table; one too many is bad enough. */
const MOST_NAMED = 10;

/**
 * Finds rows that no event has made. Numbers begin at 1 without gaps and all those up to the fold's last have been
 * found by now, so what is beyond shows in a book's count and lies outside of that range.
 */
export async function checkSurplus(deps: TableCheckDeps, books: readonly FoldedBook[], reversed: ReadonlySet<string>): Promise<void> {
  await checkNumbered(deps, books, 'entries', ({ nextEntry }) => nextEntry - 1);
  await checkNumbered(deps, books, 'balances', ({ numbers }) => numbers.size);
  await checkBooks(deps, books);
  await checkReversals(deps, reversed);
}

async function checkNumbered(
  { client, schema, faults }: TableCheckDeps,
  books: readonly FoldedBook[],
  table: 'entries' | 'balances',
  lastOf: (book: FoldedBook) => number,
): Promise<void> {
  const { rows } = await client.query<{ book: number; count: number }>(`select book, count(*) as count from ${schema}.${table} group by book`);
  const counts = new Map(rows.map(({ book, count }) => [book, count]));
  for (const book of books) {
    const count = counts.get(book.number);
    counts.delete(book.number);
    if (count === undefined || count === lastOf(book)) continue;
    const beyond = await client.query<{ number: number }>(
      `select number from ${schema}.${table} where book = $1 and (number < 1 or number > $2) order by number limit ${MOST_NAMED}`,
      [book.number, lastOf(book)],
    );
    for (const { number } of beyond.rows) {
      const where = table === 'entries' ? { entry: number } : {};
      faults.add({ book: book.id, ...where, what: `table ${table}: row ${number} is of no event` });
    }
  }
  for (const [number, count] of counts) faults.add({ book: null, what: `table ${table}: ${count} rows of book number ${number}, which has no events` });
}

/** A book without events has a row from its first command on, which may have been rejected. */
async function checkBooks({ client, schema, faults }: TableCheckDeps, books: readonly FoldedBook[]): Promise<void> {
  const known = new Set<string>(books.map(({ id }) => id));
  const { rows } = await client.query<{ id: BookId }>(`select id from ${schema}.books where revision <> -1 or next_entry <> 1 or next_balance <> 1`);
  for (const { id } of rows) if (!known.has(id)) faults.add({ book: id, what: 'table books: the book has no events' });
}

async function checkReversals({ client, schema, faults }: TableCheckDeps, reversed: ReadonlySet<string>): Promise<void> {
  const { rows } = await client.query<{ transaction: string; id: BookId | null }>(
    `select r.transaction, b.id from ${schema}.reversals r left join ${schema}.books b on b.number = r.book`,
  );
  for (const { transaction, id } of rows) {
    if (!reversed.has(transaction)) faults.add({ book: id, what: `table reversals: transaction ${transaction} was not reversed by any event` });
  }
}
