import { DEPOSIT_RAILS, DEPOSIT_STATUSES, type DepositRail, type DepositStatus } from '@corridor/contracts/collections';
import type { Currency } from '@corridor/money';
import { TimeParameter } from '@corridor/surfaces/http';
import { ChoiceField, CurrencyField, documented, IdField } from '../fields/fields.js';
import { accountIds } from '../ids.js';
import { ListQuery } from '../lists/list.query.js';

export class ListDepositsQuery extends ListQuery {
  @IdField(accountIds, { description: 'Only deposits to this account.', optional: true })
  readonly account_id?: string;

  @CurrencyField({ description: 'Only deposits of this currency.', optional: true })
  readonly currency?: Currency;

  @ChoiceField(DEPOSIT_STATUSES, { description: 'Only deposits of this status.', optional: true })
  readonly status?: DepositStatus;

  @ChoiceField(DEPOSIT_RAILS, { description: 'Only deposits by this method.', optional: true })
  readonly method?: DepositRail;

  @documented({ description: 'Only deposits created at this time or later.', optional: true }, { type: String, format: 'date-time' }, TimeParameter())
  readonly created_from?: string;

  @documented({ description: 'Only deposits created before this time.', optional: true }, { type: String, format: 'date-time' }, TimeParameter())
  readonly created_before?: string;
}
