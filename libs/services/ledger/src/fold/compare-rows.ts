import type { PoolClient } from '@corridor/runtime';

/** A table and the rows that the events say it has to have. */
export interface Comparison {
  /** Table with its schema. */
  readonly table: string;
  /** Names and types of the columns, those of the key first. */
  readonly columns: readonly (readonly [name: string, type: string])[];
  readonly keyColumns: number;
  /** One array for each column. */
  readonly values: readonly unknown[][];
}

export interface Difference {
  /** Which of the rows, from 0. */
  readonly at: number;
  /** Each column that differs, with what it holds and what it should. */
  readonly what: string;
}

/** The rows that the table has not, or has otherwise. The server compares, so that only differences travel. */
export async function compareRows(client: Pick<PoolClient, 'query'>, comparison: Comparison): Promise<Difference[]> {
  const { table, columns, keyColumns, values } = comparison;
  const names = columns.map(([name]) => name);
  const keys = names.slice(0, keyColumns);
  const others = names.slice(keyColumns);
  const told = others.map((name) => `case when t.${name} is distinct from f.${name} then
    '${name} is ' || coalesce(t.${name}::text, 'nothing') || ', not ' || coalesce(f.${name}::text, 'nothing') end`);
  const { rows } = await client.query<{ at: number; missing: boolean; what: string }>(
    `select f.at, t.${keys[0]} is null as missing, concat_ws('; ', ${told.join(', ')}) as what
     from unnest(${columns.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')}) with ordinality as f (${names.join(', ')}, at)
     left join ${table} t on ${keys.map((name) => `t.${name} = f.${name}`).join(' and ')}
     where t.${keys[0]} is null or ${others.map((name) => `t.${name} is distinct from f.${name}`).join(' or ')}
     order by f.at`,
    [...values],
  );
  return rows.map(({ at, missing, what }) => ({ at: at - 1, what: missing ? 'the row is missing' : what }));
}
