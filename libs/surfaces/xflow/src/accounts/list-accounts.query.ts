import type { AccountId } from '@corridor/contracts';
import { PARTY_STATUSES, PARTY_TYPES, type PartyFilter, type PartyStatus, type PartyType, RECEIVING_STATES, type ReceivingState } from '@corridor/contracts/accounts';
import { ChoicesField } from '../fields/fields.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';

export class ListAccountsQuery extends CreatedQuery {
  @ChoicesField(RECEIVING_STATES, { description: 'Only accounts whose receiving addresses stand so.' })
  readonly address?: readonly ReceivingState[];

  @ChoicesField(PARTY_STATUSES, { description: 'Only accounts that stand so.' })
  readonly status?: readonly PartyStatus[];

  @ChoicesField(PARTY_TYPES, { description: 'Only accounts of these types.' })
  readonly type?: readonly PartyType[];
}

export function filterOf(query: ListAccountsQuery, family: AccountId): PartyFilter {
  const { address: receiving, status: statuses, type: types } = query;
  return { family, receiving, statuses, types, ...createdOf(query, 'account') };
}
