import type { Currency } from '@corridor/money';
import { CurrencyField, IdField } from '../fields/fields.js';
import { accountIds } from '../ids.js';
import { ListQuery } from '../lists/list.query.js';

export class ListDepositsQuery extends ListQuery {
  @IdField(accountIds, { description: 'Only deposits to this account.', optional: true })
  readonly account_id?: string;

  @CurrencyField({ description: 'Only deposits of this currency.', optional: true })
  readonly currency?: Currency;
}
