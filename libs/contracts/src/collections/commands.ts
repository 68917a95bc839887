import { commandType } from '../commands.js';
import type { MoneyView } from '../amounts.js';
import type { AccountId, DepositId } from '../ids.js';
import type { LedgerRejection } from '../ledger/index.js';
import type { DepositRail, DepositView } from './views.js';

/** Money has arrived for an account: what a bank's advice says, or the sandbox in its place. */
export interface ReceiveDepositPayload {
  readonly depositId: DepositId;
  readonly accountId: AccountId;
  readonly amount: MoneyView;
  readonly rail: DepositRail;
}

/**
 * Why a deposit could not be taken up.
 * @open
 */
export type ReceiveDepositRejection = { readonly reason: 'account_not_found'; readonly account: AccountId } | LedgerRejection;

export const ReceiveDeposit = commandType<ReceiveDepositPayload, DepositView, ReceiveDepositRejection>('collections', 'ReceiveDeposit', (p) => p.depositId);
