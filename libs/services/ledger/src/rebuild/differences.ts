import type { PoolClient } from '@corridor/runtime';
import { shadowOf, type Table, TABLES } from './shadow-tables.js';

/** How many rows were missing, too many, or otherwise, by table. */
export type Differences = Readonly<Record<Table, number>>;

const KEYS: Readonly<Record<Table, readonly string[]>> = {
  books: ['id'],
  balances: ['book', 'number'],
  entries: ['book', 'number'],
  reversals: ['transaction'],
};

/**
 * Compares old and new under the lock, and raises the generation of every book of which anything differs. A book that has
 * been asked for and never posted to has no events, and its row is only taken over: nothing of it is compared.
 */
export async function countDifferences(client: PoolClient, schema: string): Promise<Differences> {
  await client.query('create temporary table books_that_differ (number int) on commit drop');
  const counts: Record<Table, number> = { books: 0, balances: 0, entries: 0, reversals: 0 };
  for (const table of TABLES) {
    const columns = await columnNames(client, schema, table);
    const keys = KEYS[table];
    const number = table === 'books' ? 'number' : 'book';
    const { rows } = await client.query<{ count: number }>(
      `with differ as (
         select o.${number} as old, n.${number} as new from ${schema}.${table} o
         full join ${schema}.${shadowOf(table)} n on ${keys.map((key) => `n.${key} = o.${key}`).join(' and ')}
         where (${columns.map((name) => `o.${name} is distinct from n.${name}`).join(' or ')})
           ${table === 'books' ? 'and not (n.revision = -1 and o.revision is not distinct from -1)' : ''}
       ), named as (
         insert into books_that_differ select distinct unnest(array[old, new]) from differ
       ) select count(*) as count from differ`,
    );
    counts[table] = rows[0]?.count ?? 0;
  }
  await client.query(
    `update ${schema}.${shadowOf('books')} set generation = generation + 1 where number in (select number from books_that_differ)`,
  );
  return counts;
}

export function differs(differences: Differences): boolean {
  return TABLES.some((table) => differences[table] > 0);
}

/** All but the generation, which no event knows. */
async function columnNames(client: PoolClient, schema: string, table: Table): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> 'generation'`,
    [`${schema}.${table}`],
  );
  return rows.map(({ name }) => name);
}
