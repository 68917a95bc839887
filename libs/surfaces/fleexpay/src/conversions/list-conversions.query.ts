import { IdField } from '../fields/fields.js';
import { accountIds, quoteIds } from '../ids.js';
import { ListQuery } from '../lists/list.query.js';

export class ListConversionsQuery extends ListQuery {
  @IdField(accountIds, { description: 'Only conversions of this account.', optional: true })
  readonly account_id?: string;

  @IdField(quoteIds, { description: 'Only the conversion of this quote.', optional: true })
  readonly quote_id?: string;
}
