import type { RowStatement } from '@corridor/event-store';
import { type BalanceRow, type EntryRow, insertBalances, insertEntries, insertReversals, type ReversalRow } from '../read/ledger.projection.js';
import type { Comparison } from './compare-rows.js';
import type { FoldedBook } from './folded-book.js';

/** Rows as the writer writes them, against what a table holds. */
export function entriesComparison(schema: string, rows: readonly EntryRow[]): Comparison {
  return {
    table: `${schema}.entries`,
    columns: [
      ['book', 'int'],
      ['number', 'bigint'],
      ['balance', 'int'],
      ['id', 'uuid'],
      ['amount', 'numeric'],
      ['balance_after', 'numeric'],
      ['type', 'text'],
      ['reference_kind', 'text'],
      ['reference_id', 'uuid'],
      ['value_date', 'date'],
      ['recorded_at', 'timestamptz'],
      ['kind', 'smallint'],
      ['payment_account', 'uuid'],
      ['payment_kind', 'int'],
      ['payment', 'text'],
      ['exchange_rate', 'uuid'],
    ],
    keyColumns: 2,
    values: columnsOf(insertEntries, rows),
  };
}

export function balancesComparison(schema: string, rows: readonly BalanceRow[]): Comparison {
  return {
    table: `${schema}.balances`,
    columns: [
      ['book', 'int'],
      ['number', 'int'],
      ['owner', 'text'],
      ['compartment', 'text'],
      ['currency', 'text'],
      ['balance', 'numeric'],
    ],
    keyColumns: 2,
    values: columnsOf(insertBalances, rows),
  };
}

export function reversalsComparison(schema: string, rows: readonly ReversalRow[]): Comparison {
  const columns: Comparison['columns'] = [['transaction', 'uuid'], ['book', 'int'], ['by', 'uuid']];
  const [book = [], transaction = [], by = []] = columnsOf(insertReversals, rows);
  return { table: `${schema}.reversals`, columns, keyColumns: 1, values: [transaction, book, by] };
}

export function booksComparison(schema: string, books: readonly FoldedBook[]): Comparison {
  return {
    table: `${schema}.books`,
    columns: [
      ['id', 'uuid'],
      ['tenant', 'uuid'],
      ['mode', 'text'],
      ['revision', 'bigint'],
      ['next_entry', 'bigint'],
      ['next_balance', 'int'],
      ['recorded_at', 'timestamptz'],
    ],
    keyColumns: 1,
    values: [
      books.map(({ id }) => id),
      books.map(({ scope }) => scope.tenant),
      books.map(({ scope }) => scope.mode),
      books.map(({ revision }) => revision),
      books.map(({ nextEntry }) => nextEntry),
      books.map(({ numbers }) => numbers.size + 1),
      books.map(({ recordedAt }) => recordedAt),
    ],
  };
}

export function columnsOf<Row>(statement: RowStatement<Row>, rows: readonly Row[]): readonly unknown[][] {
  return statement.columns(rows.map((row) => ({ row, position: 0 })));
}
