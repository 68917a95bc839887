import type { BookId, Scope } from '@corridor/contracts';
import type { BalanceKey } from '@corridor/contracts/ledger';
import type { Currency } from '@corridor/money';
import type { BalanceRow, EntryRow, ReversalRow } from '../read/ledger.projection.js';
import type { LoggedEvent } from './read-log.js';

/** A book as its events say. Amounts in minor units. */
export interface FoldedBook {
  readonly id: BookId;
  /** Its short number; it is not in the events. */
  readonly number: number;
  readonly scope: Scope;
  revision: number;
  nextEntry: number;
  recordedAt: string;
  readonly balances: Map<BalanceKey, bigint>;
  /** The balances' numbers, from 1, in the order of their first entries. */
  readonly numbers: Map<BalanceKey, number>;
  /** Of all balances, by currency: zero each (invariant 3). */
  readonly sums: Map<Currency, bigint>;
}

/** What one event adds. */
export interface Folded {
  readonly event: LoggedEvent;
  readonly book: FoldedBook;
  readonly transactions: number;
  readonly entries: readonly EntryRow[];
  readonly touched: ReadonlySet<BalanceKey>;
  readonly reversals: readonly ReversalRow[];
  /** Null for an event that carries none. */
  readonly fingerprint: string | null;
}

export function openFoldedBook(id: BookId, number: number, scope: Scope): FoldedBook {
  const recordedAt = new Date(0).toISOString();
  return { id, number, scope, revision: -1, nextEntry: 1, recordedAt, balances: new Map(), numbers: new Map(), sums: new Map() };
}

/** The number of a balance; a new one gets the next. */
export function numberOf(book: FoldedBook, key: BalanceKey): number {
  const known = book.numbers.get(key);
  if (known !== undefined) return known;
  const number = book.numbers.size + 1;
  book.numbers.set(key, number);
  return number;
}

export function balanceRowOf(book: FoldedBook, key: BalanceKey): BalanceRow {
  return { book: book.number, number: numberOf(book, key), key, balance: book.balances.get(key) ?? 0n };
}
