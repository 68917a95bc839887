import type { AccountId } from '@corridor/contracts';
import { AUTOMATIC_PAYOUT_STATUSES, type AutomaticPayoutStatus, type PayoutFilter } from '@corridor/contracts/payouts';
import { ChoicesField, IdField } from '../fields/fields.js';
import { readId } from '../fields/path-id.js';
import { accountIds, addressIds } from '../ids.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';

export class ListPayoutsQuery extends CreatedQuery {
  @ChoicesField(AUTOMATIC_PAYOUT_STATUSES, { description: 'Only payouts that stand so.' })
  readonly status?: readonly AutomaticPayoutStatus[];

  @IdField(accountIds, { description: 'Only payouts of this account.', optional: true })
  readonly 'to.account_id'?: string;

  @IdField(addressIds, { description: 'Only payouts to this address.', optional: true })
  readonly 'to.address_id'?: string;
}

/** `onlyOf`: the connected user that the request is made for. */
export function filterOf(query: ListPayoutsQuery, onlyOf: AccountId | undefined): PayoutFilter {
  const { status: progress, 'to.account_id': account, 'to.address_id': address } = query;
  return {
    onlyOf,
    accountId: account === undefined ? undefined : readId(accountIds, account),
    addressId: address === undefined ? undefined : readId(addressIds, address),
    progress,
    ...createdOf(query, 'payout'),
  };
}
