import type { BookId } from '@corridor/contracts';
import type { BalanceKey } from '@corridor/contracts/ledger';
import type { RowStatement } from '@corridor/event-store';
import type { PoolClient } from '@corridor/runtime';
import { booksComparison, columnsOf } from '../fold/comparisons.js';
import type { Faults } from '../fold/fault.js';
import { balanceRowOf, type Folded, type FoldedBook } from '../fold/folded-book.js';
import { bookIdOf, LedgerFold } from '../fold/ledger-fold.js';
import { endOfLog, type LoggedEvent, readLog } from '../fold/read-log.js';
import { type BalanceRow, insertBalances, insertEntries, insertReversals } from '../read/ledger.projection.js';
import { shadowOf, type Table } from './shadow-tables.js';

interface ShadowFoldDeps {
  readonly client: PoolClient;
  readonly schema: string;
  readonly faults: Faults;
  readonly batchSize: number;
}

const ROWS_AT_A_TIME = 5_000;

/** A fold does not look whether it has written a balance before. */
const upsertBalances: RowStatement<BalanceRow> = { ...insertBalances, sql: `${insertBalances.sql} on conflict (book, number) do update set balance = excluded.balance` };

/** Folds the log into the shadow tables, from where it stopped, as often as it is asked to. */
export class ShadowFold {
  readonly counts = { events: 0, transactions: 0, entries: 0, books: 0 };
  private readonly bookNumbers = new Map<BookId, number>();
  private readonly fold: LedgerFold;
  private after = 0;

  constructor(private readonly deps: ShadowFoldDeps) {
    this.fold = new LedgerFold({ bookNumbers: this.bookNumbers, faults: deps.faults });
  }

  /**
   * Adds the rows of all events that there are when it begins: a ledger that posts faster than this folds would never let
   * it end. `afterBatch` may throw, to stop at what was found.
   */
  async catchUp(afterBatch: (events: number) => void): Promise<void> {
    const end = await endOfLog(this.deps);
    while (this.after < end) {
      const events = await readLog(this.deps, this.after, this.deps.batchSize);
      const last = events.at(-1);
      if (last === undefined) return;
      await this.numberBooks(events);
      const folded = events.map((event) => this.fold.apply(event)).filter((each) => each !== null);
      this.counts.events += events.length;
      afterBatch(this.counts.events);
      await this.write(folded);
      this.after = last.position;
    }
  }

  /** Books are written last, and those that have no events are taken over: a writer may hold one for its first posting. */
  async finish(): Promise<void> {
    const { client, schema } = this.deps;
    const books = [...this.fold.books.values()];
    this.counts.books = books.length;
    const numbers = books.map(({ number }) => number);
    const into = `insert into ${schema}.${shadowOf('books')} (id, tenant, mode, revision, next_entry, next_balance, recorded_at, number, generation)
      overriding system value`;
    await client.query(
      `${into} select f.*, coalesce(b.generation, 1)
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::int[], $7::timestamptz[], $8::int[])
         as f (id, tenant, mode, revision, next_entry, next_balance, recorded_at, number)
       left join ${schema}.books b on b.id = f.id`,
      [...booksComparison(schema, books).values, numbers],
    );
    await client.query(
      `${into} select id, tenant, mode, -1, 1, 1, '-infinity', number, generation from ${schema}.books b
       where not exists (select from ${schema}.${shadowOf('books')} n where n.id = b.id) on conflict do nothing`,
    );
  }

  private async write(folded: readonly Folded[]): Promise<void> {
    await this.insert('entries', insertEntries, folded.flatMap(({ entries }) => entries));
    await this.insert('reversals', insertReversals, folded.flatMap(({ reversals }) => reversals));
    const touched = new Map<FoldedBook, Set<BalanceKey>>();
    for (const { book, touched: keys } of folded) {
      const known = touched.get(book) ?? new Set();
      for (const key of keys) known.add(key);
      touched.set(book, known);
    }
    await this.insert('balances', upsertBalances, [...touched].flatMap(([book, keys]) => [...keys].map((key) => balanceRowOf(book, key))));
    this.counts.transactions += folded.reduce((sum, { transactions }) => sum + transactions, 0);
    this.counts.entries += folded.reduce((sum, { entries }) => sum + entries.length, 0);
  }

  /** By the very statement of the writer, into the shadow of its table. */
  private async insert<Row>(table: Table, statement: RowStatement<Row>, rows: readonly Row[]): Promise<void> {
    const { client, schema } = this.deps;
    const sql = statement.sql.replaceAll(`$SCHEMA.${table}`, `${schema}.${shadowOf(table)}`);
    for (let from = 0; from < rows.length; from += ROWS_AT_A_TIME) {
      await client.query(sql, [...columnsOf(statement, rows.slice(from, from + ROWS_AT_A_TIME))]);
    }
  }

  /** A book keeps its number. One whose row was lost gets one that was never given. */
  private async numberBooks(events: readonly LoggedEvent[]): Promise<void> {
    const { client, schema } = this.deps;
    const ids = new Set(events.map(({ stream }) => bookIdOf(stream)).filter((id) => id !== null));
    const unknown = [...ids].filter((id) => !this.bookNumbers.has(id));
    if (unknown.length === 0) return;
    const { rows } = await client.query<{ id: BookId; number: number }>(
      `select f.id, coalesce(b.number, nextval('${schema}.books_number_seq'))::int as number
       from unnest($1::uuid[]) as f (id) left join ${schema}.books b on b.id = f.id`,
      [unknown],
    );
    for (const { id, number } of rows) this.bookNumbers.set(id, number);
  }
}
