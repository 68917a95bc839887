import type { BookId, TransactionId } from '@corridor/contracts';
import { type BalanceKey, partsOf } from '@corridor/contracts/ledger';
import type { RowStatement } from '@corridor/event-store';
import type { Entry } from '../domain/entries.js';
import type { PaymentMark } from '../domain/payment-marks.js';
import { kindOf } from './entry-kind.js';
import { paymentKindOf } from './payment-kind.js';

export interface EntryRow {
  /** The book's short number. */
  readonly book: number;
  /** The balance's number within the book. */
  readonly balance: number;
  readonly entry: Entry;
  readonly recordedAt: string;
}

export interface BalanceRow {
  readonly book: number;
  readonly number: number;
  readonly key: BalanceKey;
  readonly balance: bigint;
}

export interface BookRow {
  readonly id: BookId;
  /** The revision on which the writer decided, and the one that its events bring the book to. */
  readonly before: number;
  readonly revision: number;
  readonly nextEntry: number;
  readonly nextBalance: number;
  readonly recordedAt: string;
  /** As the writer has read it. */
  readonly generation: number;
}

export interface ReversalRow {
  readonly book: number;
  readonly transaction: TransactionId;
  readonly by: TransactionId;
}

export const insertBalances: RowStatement<BalanceRow> = {
  name: 'ledger.insert-balances',
  rank: 50,
  sql: `insert into $SCHEMA.balances (book, number, owner, compartment, currency, balance)
        select * from unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[], $6::numeric[])`,
  columns: (rows) => {
    const parts = rows.map(({ row }) => partsOf(row.key));
    return [
      rows.map(({ row }) => row.book),
      rows.map(({ row }) => row.number),
      parts.map(({ owner }) => owner),
      parts.map(({ compartment }) => compartment),
      parts.map(({ currency }) => currency),
      rows.map(({ row }) => row.balance),
    ];
  },
  keyOf: (row) => `${row.book}/${row.key}`,
};

/** Of balances that have a row: the writer knows which do, and one statement for both would look each of them up by two keys. */
export const updateBalances: RowStatement<BalanceRow> = {
  name: 'ledger.update-balances',
  rank: 51,
  sql: `update $SCHEMA.balances b set balance = n.balance
        from unnest($1::int[], $2::int[], $3::numeric[]) as n (book, number, balance)
        where b.book = n.book and b.number = n.number`,
  columns: (rows) => [
    rows.map(({ row }) => row.book),
    rows.map(({ row }) => row.number),
    rows.map(({ row }) => row.balance),
  ],
  keyOf: (row) => insertBalances.keyOf(row),
  mustChange: 'every row',
};

export const insertEntries: RowStatement<EntryRow> = {
  name: 'ledger.insert-entries',
  rank: 60,
  sql: `insert into $SCHEMA.entries
          (book, number, balance, id, amount, balance_after, type, reference_kind, reference_id, value_date, recorded_at, kind,
           payment_account, payment_kind, payment, exchange_rate)
        select * from unnest($1::int[], $2::bigint[], $3::int[], $4::uuid[], $5::numeric[], $6::numeric[], $7::text[],
          $8::text[], $9::uuid[], $10::date[], $11::timestamptz[], $12::smallint[], $13::uuid[], $14::int[], $15::text[], $16::uuid[])`,
  columns: (rows) =>
    [
      rows.map(({ row }) => row.book),
      rows.map(({ row }) => row.entry.number),
      rows.map(({ row }) => row.balance),
      rows.map(({ row }) => row.entry.id),
      rows.map(({ row }) => row.entry.amount),
      rows.map(({ row }) => row.entry.balanceAfter),
      rows.map(({ row }) => row.entry.type),
      rows.map(({ row }) => row.entry.reference?.kind ?? null),
      rows.map(({ row }) => row.entry.reference?.id ?? null),
      rows.map(({ row }) => row.entry.valueDate),
      rows.map(({ row }) => row.recordedAt),
      rows.map(({ row: { entry } }) => kindOf({ ...partsOf(entry.key), type: entry.type, direction: entry.amount < 0n ? 'debit' : 'credit' })),
      rows.map(({ row }) => row.entry.mark?.owner ?? null),
      rows.map(({ row }) => (row.entry.mark === null ? null : paymentKindOf(row.entry.mark))),
      rows.map(({ row }) => toldAt(row.entry.mark)),
      rows.map(({ row: { entry } }) => (entry.mark?.isLead === true ? (entry.mark.payment.told?.exchangeRate?.id ?? null) : null)),
    ],
  keyOf: (row) => row.entry.id,
};

/**
 * Finds its row only where the writer has left it. The stream's head, which is locked, fences a writer that is behind;
 * but a book that has no event yet has no head to lock, and two writers may begin it, or one refuse what the other covers.
 */
export const advanceBooks: RowStatement<BookRow> = {
  name: 'ledger.advance-books',
  rank: 40,
  sql: `update $SCHEMA.books b set revision = n.revision, next_entry = n.next_entry, next_balance = n.next_balance, recorded_at = n.recorded_at
        from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::int[], $5::timestamptz[], $6::int[], $7::bigint[])
          as n (id, revision, next_entry, next_balance, recorded_at, generation, before)
        where b.id = n.id and b.generation = n.generation and b.revision = n.before`,
  columns: (rows) =>
    [
      rows.map(({ row }) => row.id),
      rows.map(({ row }) => row.revision),
      rows.map(({ row }) => row.nextEntry),
      rows.map(({ row }) => row.nextBalance),
      rows.map(({ row }) => row.recordedAt),
      rows.map(({ row }) => row.generation),
      rows.map(({ row }) => row.before),
    ],
  keyOf: (row) => row.id,
  mustChange: 'every row',
};

export const insertReversals: RowStatement<ReversalRow> = {
  name: 'ledger.insert-reversals',
  rank: 61,
  sql: `insert into $SCHEMA.reversals (book, transaction, by) select * from unnest($1::int[], $2::uuid[], $3::uuid[])`,
  columns: (rows) =>
    [
      rows.map(({ row }) => row.book),
      rows.map(({ row }) => row.transaction),
      rows.map(({ row }) => row.by),
    ],
  keyOf: (row) => row.transaction,
};

/** What was told of a payment stands once, with the mark of whose it is. */
function toldAt(mark: PaymentMark | null): string | null {
  return mark === null || !mark.isLead || mark.payment.told === null ? null : JSON.stringify(mark.payment.told);
}
