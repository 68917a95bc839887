import type { QuoteFilter, QuoteStatus } from '@corridor/contracts/quotes';
import type { Currency } from '@corridor/money';
import { ChoiceField, CurrencyField } from '../fields/fields.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';

export class ListQuotesQuery extends CreatedQuery {
  @ChoiceField(['open', 'executed', 'expired'], { description: 'Only quotes with this status.', optional: true })
  readonly status?: QuoteStatus;

  @CurrencyField({ description: 'Only quotes from or to this currency.', optional: true })
  readonly currency?: Currency;
}

export function filterOf(query: ListQuotesQuery): QuoteFilter {
  const { status, currency } = query;
  return { status, currency, ...createdOf(query) };
}
