import type { MoneyView } from '../amounts.js';
import { commandType } from '../commands.js';
import type { AccountId, BookTransferId, FeePlanId, PayoutId, TransactionId } from '../ids.js';

/**
 * What a platform earns by a payout of its user, or pays for it: the user is charged by its own plan, the platform by the
 * one that is passed through to it. Sent once a payout's fees are taken (it is `processing`), whenever `PayoutFee.passthrough`
 * is not null and differs; sent again it changes nothing.
 *
 * Where the user pays more, the difference goes from the house to what the platform has available: a transfer of type
 * `platform_fee_payout`. Where the user pays less, the platform's advance makes up for it (`fee_advance_debit`), after a
 * `fee_advance_transfer` out of its other currencies when it is short. A platform whose advance is used up owes the rest:
 * its user's payout does not wait for it.
 */
export interface SplitPayoutFeePayload {
  readonly payoutId: PayoutId;
  /** The connected user that is paid out. */
  readonly accountId: AccountId;
  readonly platformId: AccountId;
  /** What the user was charged. */
  readonly fee: MoneyView;
  /** What the platform is charged for it, in the same currency. */
  readonly passthrough: { readonly feePlanId: FeePlanId; readonly fee: MoneyView };
  /** The ledger's transaction that took the fee: a `payout_fee`. */
  readonly feePayment: TransactionId;
}

export interface PayoutFeeSplit {
  readonly payoutId: PayoutId;
  /** The transfer that paid the platform, where it earned something. */
  readonly transferId: BookTransferId | null;
}

export type SplitPayoutFeeRejection = { readonly reason: 'account_not_found'; readonly account: AccountId };

export const SplitPayoutFee = commandType<SplitPayoutFeePayload, PayoutFeeSplit, SplitPayoutFeeRejection>('payouts', 'SplitPayoutFee', (p) => p.payoutId);
