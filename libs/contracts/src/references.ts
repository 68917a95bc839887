/** What a ledger movement belongs to: the kind of the object that caused it, and its id. Surfaces print it with a prefix. */
export type ReferenceKind = 'deposit' | 'conversion' | 'payout' | 'transfer';

export interface Reference {
  readonly kind: ReferenceKind;
  readonly id: string;
}
