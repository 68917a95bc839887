import { readId } from '@corridor/surfaces/http';
import type { QuoteId } from '@corridor/contracts';
import type { CreatePayoutPayload, PayoutFilter } from '@corridor/contracts/payouts';
import { mintId } from '@corridor/messaging';
import { readAmountField } from '../fields/read-amount-field.js';
import { accountIds, beneficiaryIds, quoteIds } from '../ids.js';
import { createdOf } from '../lists/created.query.js';
import type { CreatePayoutBody } from './create-payout.body.js';
import type { ListPayoutsQuery } from './list-payouts.query.js';

/** What the body says, without the ids that are minted when the command is sent. */
export interface PayoutTerms extends Omit<CreatePayoutPayload, 'payoutId' | 'funding'> {
  readonly quoteId: QuoteId | null;
}

export function readPayoutTerms(body: CreatePayoutBody): PayoutTerms {
  const { currency, rail = null, reference = null } = body;
  return {
    accountId: readId(accountIds, body.account_id),
    beneficiaryId: readId(beneficiaryIds, body.beneficiary_id),
    amount: { currency, amount: readAmountField(body.amount, currency, 'amount') },
    rail,
    reference,
    quoteId: body.quote_id === undefined ? null : readId(quoteIds, body.quote_id),
  };
}

export function toCreatePayout({ quoteId, ...terms }: PayoutTerms): CreatePayoutPayload {
  const funding = quoteId === null ? {} : { funding: { quoteId, conversionId: mintId<'conversion'>() } };
  return { payoutId: mintId<'payout'>(), ...terms, ...funding };
}

export function toPayoutFilter(query: ListPayoutsQuery): PayoutFilter {
  return {
    accountId: query.account_id === undefined ? undefined : readId(accountIds, query.account_id),
    beneficiaryId: query.beneficiary_id === undefined ? undefined : readId(beneficiaryIds, query.beneficiary_id),
    currency: query.currency,
    rail: query.rail,
    status: query.status,
    ...createdOf(query),
  };
}
