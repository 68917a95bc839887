import type { BookId, Scope, TransactionId } from '@corridor/contracts';
import { type BalanceKey, partsOf } from '@corridor/contracts/ledger';
import type { Pool } from '@corridor/runtime';
import { lastEntryIdOf } from '../domain/entry-id.js';
import { TRANSACTION_COLUMNS, transactionFrom, type TransactionRow } from '../read/posted-transaction.js';
import { type BookHead, OpenBook } from './open-book.js';

/** Reads what the writer needs to decide: a book's head, balances, and transactions to reverse. */
export class BookLoader {
  constructor(private readonly deps: { readonly pool: Pool; readonly schema: string }) {}

  /**
   * The book of a scope. One that has no row yet gets one; its first posting opens its stream. Null when the scope has
   * another book than this; whether the book's scope is the command's is for the decision to check (invariant 10).
   */
  async book(id: BookId, scope: Scope): Promise<OpenBook | null> {
    const found = (await this.head(id)) ?? (await this.add(id, scope));
    return found === null ? null : new OpenBook(found);
  }

  async head(id: BookId): Promise<BookHead | null> {
    const { rows } = await this.deps.pool.query<HeadRow>({
      name: 'ledger-book-head',
      text: `select id, number, tenant, mode, revision, next_entry, next_balance, recorded_at, generation
             from ${this.deps.schema}.books where id = $1`,
      values: [id],
    });
    const row = rows[0];
    return row === undefined ? null : headOf(row);
  }

  private async add(id: BookId, scope: Scope): Promise<BookHead | null> {
    await this.deps.pool.query(
      `insert into ${this.deps.schema}.books (id, tenant, mode, revision, next_entry, next_balance, recorded_at)
       values ($1, $2, $3, -1, 1, 1, '-infinity') on conflict do nothing`,
      [id, scope.tenant, scope.mode],
    );
    return this.head(id);
  }

  /** Brings balances into the book's memory; those without a row count as zero. */
  async balances(book: OpenBook, keys: readonly BalanceKey[]): Promise<void> {
    if (keys.length === 0) return;
    const parts = keys.map(partsOf);
    const { rows } = await this.deps.pool.query<{ at: number; number: number; balance: string }>({
      name: 'ledger-balances',
      text: `select k.at::int as at, b.number, b.balance::text as balance
             from unnest($2::text[], $3::text[], $4::text[]) with ordinality as k (owner, compartment, currency, at)
             join ${this.deps.schema}.balances b
               on b.book = $1 and b.owner = k.owner and b.compartment = k.compartment and b.currency = k.currency`,
      values: [
        book.number,
        parts.map(({ owner }) => owner),
        parts.map(({ compartment }) => compartment),
        parts.map(({ currency }) => currency),
      ],
    });
    const found = new Map(rows.map((row) => [row.at - 1, row]));
    keys.forEach((key, index) => {
      const row = found.get(index);
      book.learn(key, row === undefined ? null : { number: row.number, balance: BigInt(row.balance) });
    });
  }

  /** Brings a transaction that is to be reversed into the book's memory, read back from its entries. */
  async original(book: OpenBook, id: TransactionId): Promise<void> {
    const { schema } = this.deps;
    const { rows } = await this.deps.pool.query<OriginalRow>(
      `select ${TRANSACTION_COLUMNS}, r.by
       from ${schema}.balances b
       join ${schema}.entries e on e.book = b.book and e.balance = b.number
       left join ${schema}.reversals r on r.transaction = $2
       where e.book = $1 and e.id > $2::uuid and e.id <= $3::uuid order by e.number`,
      [book.number, id, lastEntryIdOf(id)],
    );
    const first = rows[0];
    if (first === undefined) return;
    book.learnOriginal(transactionFrom(id, rows), first.by);
  }
}

interface HeadRow {
  id: BookId;
  number: number;
  tenant: Scope['tenant'];
  mode: Scope['mode'];
  revision: number;
  next_entry: number;
  next_balance: number;
  recorded_at: Date | number;
  generation: number;
}

function headOf(row: HeadRow): BookHead {
  const recordedAt = row.recorded_at instanceof Date ? row.recorded_at.toISOString() : EARLIEST;
  const { id, number, tenant, mode, revision, next_entry: nextEntry, next_balance: nextBalance, generation } = row;
  return { id, number, scope: { tenant, mode }, revision, nextEntry, nextBalance, recordedAt, generation };
}

const EARLIEST = new Date(0).toISOString();

interface OriginalRow extends TransactionRow {
  by: TransactionId | null;
}
