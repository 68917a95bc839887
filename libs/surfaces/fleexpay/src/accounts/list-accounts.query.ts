import { readId } from '@corridor/surfaces/http';
import type { AccountFilter, AccountView } from '@corridor/contracts/accounts';
import { ChoiceField, IdField } from '../fields/fields.js';
import { customerIds } from '../ids.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';

export class ListAccountsQuery extends CreatedQuery {
  @IdField(customerIds, { description: 'Only accounts of this customer.', optional: true })
  readonly customer_id?: string;

  @ChoiceField(['active', 'closed'], { description: 'Only accounts with this status.', optional: true })
  readonly status?: AccountView['status'];
}

export function filterOf(query: ListAccountsQuery): AccountFilter {
  const { customer_id: customer, status } = query;
  return { customerId: customer === undefined ? undefined : readId(customerIds, customer), status, ...createdOf(query) };
}
