import type { PostingType } from '@corridor/contracts/ledger';
import type { Currency } from '@corridor/money';
import { ChoiceField, CurrencyField, IdField } from '../fields/fields.js';
import { accountIds } from '../ids.js';
import { ListQuery } from '../lists/list.query.js';
import { TRANSACTION_TYPES } from './transaction.object.js';

export class ListTransactionsQuery extends ListQuery {
  @IdField(accountIds, { description: 'Only movements of this account.', optional: true })
  readonly account_id?: string;

  @ChoiceField(TRANSACTION_TYPES, { description: 'Only movements of this type.', optional: true })
  readonly type?: PostingType;

  @CurrencyField({ description: 'Only movements of this currency.', optional: true })
  readonly currency?: Currency;
}
