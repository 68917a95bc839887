import { type AutomaticPayoutView, listedAutomatic, type ListedPayout } from '@corridor/contracts/payouts';
import { accountIds, payoutIds } from '../ids.js';

/** What a person needs to know of a payout of either kind. */
export function payoutToWire({ id, accountId, amount, rail, progress, automatic, bankReference, failureCode, createdAt }: ListedPayout) {
  return {
    id: payoutIds.print(id),
    object: 'payout',
    account_id: accountIds.print(accountId),
    automatic: automatic !== null,
    status: progress,
    hold_reason: automatic?.holdReason ?? null,
    amount: amount.amount,
    currency: amount.currency,
    source: automatic === null ? null : automatic.source,
    fee: automatic === null ? null : automatic.fee,
    rail,
    bank_reference: bankReference,
    failure_code: failureCode,
    created_at: createdAt,
  } as const;
}

export type OpsPayoutObject = ReturnType<typeof payoutToWire>;

export function automaticToWire(payout: AutomaticPayoutView): OpsPayoutObject {
  return payoutToWire(listedAutomatic(payout, {}));
}
