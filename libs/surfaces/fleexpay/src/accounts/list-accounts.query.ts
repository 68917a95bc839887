import { IdField } from '../fields/fields.js';
import { customerIds } from '../ids.js';
import { ListQuery } from '../lists/list.query.js';

export class ListAccountsQuery extends ListQuery {
  @IdField(customerIds, { description: 'Only accounts of this customer.', optional: true })
  readonly customer_id?: string;
}
