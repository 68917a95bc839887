import type { PoolClient } from '@corridor/runtime';
import { compareRows } from '../fold/compare-rows.js';
import { balancesComparison, booksComparison, entriesComparison, reversalsComparison } from '../fold/comparisons.js';
import type { Faults } from '../fold/fault.js';
import { balanceRowOf, type Folded, type FoldedBook } from '../fold/folded-book.js';
import { checkOutcomes } from './check-outcomes.js';
import { checkSurplus } from './check-surplus.js';

export interface TableCheckDeps {
  readonly client: PoolClient;
  readonly schema: string;
  readonly faults: Faults;
}

const ROWS_AT_A_TIME = 2_000;

/** Compares what the ledger's tables hold with what the fold says. */
export class TableCheck {
  /** Transactions that were reversed: few, and their table has no order to walk it by. */
  private readonly reversed = new Set<string>();

  constructor(private readonly deps: TableCheckDeps) {}

  /** The rows that each event wrote. */
  async checkFolded(folded: readonly Folded[]): Promise<void> {
    const { client, schema, faults } = this.deps;
    const entries = folded.flatMap(({ event, book, entries: rows }) => rows.map((row) => ({ event, book, row })));
    for (const part of partsOf(entries)) {
      for (const { at, what } of await compareRows(client, entriesComparison(schema, part.map(({ row }) => row)))) {
        const { event, book, row } = part[at] as (typeof entries)[number];
        faults.add({ book: book.id, revision: event.revision, entry: row.entry.number, what: `table entries: ${what}` });
      }
    }
    const reversals = folded.flatMap(({ event, book, reversals: rows }) => rows.map((row) => ({ event, book, row })));
    for (const { row } of reversals) this.reversed.add(row.transaction);
    for (const part of partsOf(reversals)) {
      for (const { at, what } of await compareRows(client, reversalsComparison(schema, part.map(({ row }) => row)))) {
        const { event, book, row } = part[at] as (typeof reversals)[number];
        faults.add({ book: book.id, revision: event.revision, what: `table reversals, transaction ${row.transaction}: ${what}` });
      }
    }
    await checkOutcomes(this.deps, folded);
  }

  /** What the events have come to, and that the tables hold nothing beyond it. */
  async checkBooks(books: readonly FoldedBook[]): Promise<void> {
    const { client, schema, faults } = this.deps;
    for (const part of partsOf(books)) {
      for (const { at, what } of await compareRows(client, booksComparison(schema, part))) {
        const book = part[at] as FoldedBook;
        faults.add({ book: book.id, revision: book.revision, what: `table books: ${what}` });
      }
    }
    for (const book of books) {
      for (const keys of partsOf([...book.numbers.keys()])) {
        const rows = keys.map((key) => balanceRowOf(book, key));
        for (const { at, what } of await compareRows(client, balancesComparison(schema, rows))) {
          faults.add({ book: book.id, revision: book.revision, what: `table balances, ${rows[at]?.key}: ${what}` });
        }
      }
    }
    await checkSurplus(this.deps, books, this.reversed);
  }
}

function partsOf<T>(rows: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_A_TIME) parts.push(rows.slice(from, from + ROWS_AT_A_TIME));
  return parts;
}
