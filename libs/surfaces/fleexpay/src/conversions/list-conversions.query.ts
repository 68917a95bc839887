import { readId } from '@corridor/surfaces/http';
import { CONVERSION_STATUSES, type ConversionFilter, type ConversionStatus } from '@corridor/contracts/quotes';
import type { Currency } from '@corridor/money';
import { ChoiceField, CurrencyField, IdField } from '../fields/fields.js';
import { accountIds, quoteIds } from '../ids.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';

export class ListConversionsQuery extends CreatedQuery {
  @ChoiceField(CONVERSION_STATUSES, { description: 'Only conversions with this status.', optional: true })
  readonly status?: ConversionStatus;

  @CurrencyField({ description: 'Only conversions from or to this currency.', optional: true })
  readonly currency?: Currency;

  @IdField(accountIds, { description: 'Only conversions of this account.', optional: true })
  readonly account_id?: string;

  @IdField(quoteIds, { description: 'Only conversions of this quote: the one that it led to, and those before it that failed.', optional: true })
  readonly quote_id?: string;
}

export function filterOf(query: ListConversionsQuery): ConversionFilter {
  const { status, currency, account_id: account, quote_id: quote } = query;
  return {
    status,
    currency,
    accountId: account === undefined ? undefined : readId(accountIds, account),
    quoteId: quote === undefined ? undefined : readId(quoteIds, quote),
    ...createdOf(query),
  };
}
