import { readId } from '@corridor/surfaces/http';
import { DEPOSIT_RAILS, DEPOSIT_STATUSES, type DepositFilter, type DepositRail, type DepositStatus } from '@corridor/contracts/collections';
import type { Currency } from '@corridor/money';
import { ChoiceField, CurrencyField, IdField } from '../fields/fields.js';
import { accountIds } from '../ids.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';

export class ListDepositsQuery extends CreatedQuery {
  @IdField(accountIds, { description: 'Only deposits to this account.', optional: true })
  readonly account_id?: string;

  @CurrencyField({ description: 'Only deposits of this currency.', optional: true })
  readonly currency?: Currency;

  @ChoiceField(DEPOSIT_STATUSES, { description: 'Only deposits of this status.', optional: true })
  readonly status?: DepositStatus;

  @ChoiceField(DEPOSIT_RAILS, { description: 'Only deposits by this method.', optional: true })
  readonly method?: DepositRail;
}

export function filterOf(query: ListDepositsQuery): DepositFilter {
  const { account_id: account, currency, status, method: rail } = query;
  return { accountId: account === undefined ? undefined : readId(accountIds, account), currency, status, rail, ...createdOf(query) };
}
