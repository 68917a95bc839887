import type { ListedPayout, PayoutFunding, PayoutView } from '@corridor/contracts/payouts';
import { beneficiaryIds, conversionIds, payoutIds, quoteIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
import type { PayoutObject } from './payout.object.js';

/** What is not known yet is left out. An automatic payout has no beneficiary: it goes to the account's own address. */
export function payoutToWire(payout: PayoutView | ListedPayout): PayoutObject {
  return {
    id: payoutIds.print(payout.id),
    object: 'payout',
    currency: payout.amount.currency,
    amount: payout.amount.amount,
    fee: payout.fee.amount,
    beneficiary_id: payout.beneficiaryId === null ? null : beneficiaryIds.print(payout.beneficiaryId),
    rail: payout.rail,
    status: payout.status,
    estimated_arrival: wireTime(payout.estimatedArrival),
    created_at: wireTime(payout.createdAt),
    ...(payout.funding === undefined ? {} : fundingToWire(payout.funding)),
    ...(payout.bankReference === null ? {} : { bank_reference: payout.bankReference }),
    ...(payout.completedAt === null ? {} : { completed_at: wireTime(payout.completedAt) }),
    ...(payout.failureCode === null ? {} : { failure_code: payout.failureCode }),
    ...(payout.failureReason === null ? {} : { failure_reason: payout.failureReason }),
  };
}

function fundingToWire({ quoteId, conversionId }: PayoutFunding): Pick<PayoutObject, 'quote_id' | 'conversion_id'> {
  return { quote_id: quoteIds.print(quoteId), conversion_id: conversionIds.print(conversionId) };
}
