/**
 * What a ledger movement belongs to: the kind of the object that caused it, and its id. Surfaces print it with a prefix.
 * `transfer` moves an asset on a chain, `book_transfer` moves money between two accounts of one book.
 * @open
 */
export type ReferenceKind = 'deposit' | 'conversion' | 'payout' | 'transfer' | 'wallet_deposit' | 'receivable' | 'book_transfer';

/** The object that caused a ledger movement. */
export interface Reference {
  readonly kind: ReferenceKind;
  /** @format uuid */
  readonly id: string;
}
