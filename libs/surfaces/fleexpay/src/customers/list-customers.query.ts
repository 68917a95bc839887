import { readId } from '@corridor/surfaces/http';
import { CUSTOMER_STATUSES, type CustomerFilter, type CustomerStatus, type CustomerType } from '@corridor/contracts/accounts';
import { ChoiceField, IdField } from '../fields/fields.js';
import { accountIds } from '../ids.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';
import { CountryField } from './country.field.js';
import { CUSTOMER_TYPES } from './create-customer.body.js';

export class ListCustomersQuery extends CreatedQuery {
  @ChoiceField(CUSTOMER_STATUSES, { description: 'Only customers that stand so.', optional: true })
  readonly kyc_status?: CustomerStatus;

  @ChoiceField(CUSTOMER_TYPES, { description: 'Only customers of this type.', optional: true })
  readonly type?: CustomerType;

  @CountryField({ description: 'Only customers of this country.', optional: true })
  readonly country?: string;

  @IdField(accountIds, { description: 'Only the customer whose account this is.', optional: true })
  readonly account_id?: string;
}

export function filterOf(query: ListCustomersQuery): CustomerFilter {
  const { kyc_status: status, type, country, account_id: account } = query;
  return { status, type, country, accountId: account === undefined ? undefined : readId(accountIds, account), ...createdOf(query) };
}
