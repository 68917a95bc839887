import type { MoneyView } from '../amounts.js';
import type { AccountId, DepositId } from '../ids.js';

/** How money arrives. `onchain` is for assets that live on a chain. */
export type DepositRail = 'sepa' | 'swift' | 'ach' | 'fps' | 'onchain';

/** A deposit whose money is in the ledger. */
export interface DepositView {
  readonly id: DepositId;
  readonly accountId: AccountId;
  readonly amount: MoneyView;
  readonly rail: DepositRail;
  readonly status: 'completed';
  readonly createdAt: string;
  readonly completedAt: string;
}
