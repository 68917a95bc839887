import type { Scope, TransactionId } from '@corridor/contracts';
import type { BalanceKey, PostedTransaction } from '@corridor/contracts/ledger';

/** What a decision may look at: balances in minor units, and earlier transactions that a command wants reversed. */
export interface BookView {
  readonly scope: Scope;
  /** Number that the book's next entry gets. */
  readonly nextEntry: number;
  /** Zero for a balance that has no entry yet. */
  balanceOf(key: BalanceKey): bigint;
  transaction(id: TransactionId): PostedTransaction | undefined;
  reversalOf(id: TransactionId): TransactionId | undefined;
}
