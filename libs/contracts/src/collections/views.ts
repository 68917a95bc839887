import type { MoneyView } from '../amounts.js';
import type { AccountId, DepositId } from '../ids.js';
import type { Timestamp } from '../times.js';

/**
 * How money arrives. `onchain` is for assets that live on a chain.
 * @open
 */
export type DepositRail = 'sepa' | 'swift' | 'ach' | 'fps' | 'onchain';

/** A deposit whose money is in the ledger. */
export interface DepositView {
  readonly id: DepositId;
  readonly accountId: AccountId;
  readonly amount: MoneyView;
  readonly rail: DepositRail;
  readonly status: 'completed';
  readonly createdAt: Timestamp;
  readonly completedAt: Timestamp;
}
