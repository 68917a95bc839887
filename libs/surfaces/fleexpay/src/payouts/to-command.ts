import type { CreatePayoutPayload, PayoutFilter } from '@corridor/contracts/payouts';
import { mintId } from '@corridor/messaging';
import { readId } from '../fields/path-id.js';
import { readAmountField } from '../fields/read-amount-field.js';
import { accountIds, beneficiaryIds } from '../ids.js';
import type { CreatePayoutBody } from './create-payout.body.js';
import type { ListPayoutsQuery } from './list-payouts.query.js';

/** What the body says, without the id, which is minted when the command is sent. */
export function readPayoutTerms(body: CreatePayoutBody): Omit<CreatePayoutPayload, 'payoutId'> {
  const { currency, rail = null, reference = null } = body;
  return {
    accountId: readId(accountIds, body.account_id),
    beneficiaryId: readId(beneficiaryIds, body.beneficiary_id),
    amount: { currency, amount: readAmountField(body.amount, currency, 'amount') },
    rail,
    reference,
  };
}

export function toCreatePayout(terms: Omit<CreatePayoutPayload, 'payoutId'>): CreatePayoutPayload {
  return { payoutId: mintId<'payout'>(), ...terms };
}

export function toPayoutFilter(query: ListPayoutsQuery): PayoutFilter {
  return {
    accountId: query.account_id === undefined ? undefined : readId(accountIds, query.account_id),
    beneficiaryId: query.beneficiary_id === undefined ? undefined : readId(beneficiaryIds, query.beneficiary_id),
    currency: query.currency,
    rail: query.rail,
    status: query.status,
    createdFrom: query.created_from,
    createdBefore: query.created_before,
  };
}
