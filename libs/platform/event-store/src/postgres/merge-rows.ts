import { columnArray } from './array-literal.js';
import type { Placed, RowStatement, UnitOfWork } from '../port.js';

/** One execution of a statement, for rows of any number of units. */
export interface RowExecution {
  readonly statement: RowStatement<never>;
  readonly rows: readonly { readonly row: never; readonly unit: UnitOfWork }[];
}

interface KeyedRow {
  readonly key: string;
  readonly row: never;
  readonly unit: UnitOfWork;
}

/**
 * The fewest executions that write the rows of all units: by rank, then name, each with its rows in order of their keys,
 * so that two writers lock in the same order. Rows of equal key go into successive executions, in order of submission.
 *
 * @param needsPosition which statements: those that wait for positions, or the others
 */
export function mergeRows(units: readonly UnitOfWork[], needsPosition: boolean): RowExecution[] {
  const byName = new Map<string, { statement: RowStatement<never>; rows: KeyedRow[] }>();
  for (const unit of units) {
    for (const { statement, rows } of unit.rows ?? []) {
      if (rows.length === 0 || (statement.needsPosition === true) !== needsPosition) continue;
      const merged = byName.get(statement.name) ?? { statement, rows: [] };
      if (merged.statement.sql !== statement.sql) throw new TypeError(`two statements are called ${statement.name}`);
      byName.set(statement.name, merged);
      for (const row of rows) merged.rows.push({ key: statement.keyOf(row), row, unit });
    }
  }
  return [...byName.values()]
    .sort((a, b) => a.statement.rank - b.statement.rank || compare(a.statement.name, b.statement.name))
    .flatMap(({ statement, rows }) => withoutTwins(rows).map((wave) => ({ statement, rows: wave })));
}

/** Parameters for the driver. Lengths of columns are checked, because `unnest` would fill short ones with nulls. */
export function columnsOf({ statement, rows }: RowExecution, positionOf: (unit: UnitOfWork) => number): unknown[] {
  const placed: Placed<never>[] = rows.map(({ row, unit }) => ({ row, position: positionOf(unit) }));
  const columns = [...statement.columns(placed)];
  if (columns.some((column) => column.length !== rows.length)) {
    throw new TypeError(`a column of ${statement.name} is not as long as its rows`);
  }
  return columns.map(columnArray);
}

/** Sorted by key and dealt out so that no key is twice in one wave; usually there is just one. */
function withoutTwins(rows: KeyedRow[]): KeyedRow[][] {
  rows.sort((a, b) => compare(a.key, b.key));
  const waves: KeyedRow[][] = [];
  let previous: string | undefined;
  let depth = 0;
  for (const row of rows) {
    depth = row.key === previous ? depth + 1 : 0;
    previous = row.key;
    (waves[depth] ??= []).push(row);
  }
  return waves;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
