import type { PoolClient } from '@corridor/runtime';

/** In the order in which everybody locks them. */
export const TABLES = ['books', 'balances', 'entries', 'reversals'] as const;
export type Table = (typeof TABLES)[number];

export function shadowOf(table: Table): string {
  return `${table}_rebuilt`;
}

/** Whoever waits longer for the lock holds up all postings, which wait behind it: so it gives up and tries again. */
const LOCK_TIMEOUT_MS = 2_000;

/** Empty tables of the same form. Those of a rebuild that was killed are dropped. */
export async function createShadows(client: PoolClient, schema: string): Promise<void> {
  await dropShadows(client, schema);
  for (const table of TABLES) await client.query(`create table ${schema}.${shadowOf(table)} (like ${schema}.${table} including all)`);
}

export async function dropShadows(client: PoolClient, schema: string): Promise<void> {
  await client.query(`drop table if exists ${TABLES.map((table) => `${schema}.${shadowOf(table)}`).join(', ')}`);
}

/** So that the first queries after the swap are planned by what the tables hold. */
export async function analyseShadows(client: PoolClient, schema: string): Promise<void> {
  for (const table of TABLES) await client.query(`analyze ${schema}.${shadowOf(table)}`);
}

/**
 * Takes the tables for this transaction alone. A writer goes through books, balances, entries and reversals in this
 * order, behind its stream's head and its outcomes, which are not locked here. So either it has its books, and this waits
 * until it has committed, or it waits at its books and has appended no event yet: there is no circle, and what the log
 * holds under the lock is all that the tables hold. Readers of several tables take them in the same order.
 */
export async function lockTables(client: PoolClient, schema: string): Promise<void> {
  await client.query(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
  await client.query(`lock table ${TABLES.map((table) => `${schema}.${table}`).join(', ')} in access exclusive mode`);
}

/** The shadows become the tables, in the same transaction as the lock. Indexes keep their names for later migrations. */
export async function swapShadows(client: PoolClient, schema: string): Promise<void> {
  const names = new Map<Table, Map<string, string>>();
  for (const table of TABLES) names.set(table, await indexNames(client, schema, table));
  await raiseNumbers(client, schema);
  await client.query(`drop table ${TABLES.map((table) => `${schema}.${table}`).join(', ')}`);
  for (const table of TABLES) {
    const old = names.get(table);
    for (const [form, name] of await indexNames(client, schema, shadowOf(table))) {
      const wanted = old?.get(form);
      if (wanted !== undefined) await client.query(`alter index ${schema}.${name} rename to ${wanted}`);
    }
    await client.query(`alter table ${schema}.${shadowOf(table)} rename to ${table}`);
  }
  await client.query(`alter sequence ${schema}.books_rebuilt_number_seq rename to books_number_seq`);
}

/** Indexes of a table by what they are: columns, rows, and whether unique or primary. Constraints are called like theirs. */
async function indexNames(client: PoolClient, schema: string, table: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ form: string; name: string }>(
    `select concat_ws(' ', indisunique, indisprimary,
       (select string_agg(pg_get_indexdef(indexrelid, place, true), ', ' order by place) from generate_series(1, indnatts) as place),
       pg_get_expr(indpred, indrelid)) as form,
       quote_ident(c.relname) as name
     from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = $1::regclass`,
    [`${schema}.${table}`],
  );
  return new Map(rows.map(({ form, name }) => [form, name]));
}

/** The new table's numbers go on where the old one's ended, so that a number that was given is never given again. */
async function raiseNumbers(client: PoolClient, schema: string): Promise<void> {
  await client.query(`select setval('${schema}.books_rebuilt_number_seq', last_value, is_called) from ${schema}.books_number_seq`);
}
