import type { Currency } from '@corridor/money';
import type { AccountId, ConversionId, QuoteId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { QueryMethods } from '../queries.js';
import type { Scope } from '../scope.js';
import type { FeePlanQueries } from './fee-plans.js';
import type { ProcessingFeeQueries } from './processing-fees.js';
import type { PricingQueries } from './pricing.js';
import type { ConversionStatus, ConversionView, QuoteStatus, QuoteView } from './views.js';

/** Times are ISO 8601 in UTC with milliseconds. */
interface MadeBetween {
  /** Made at this moment or later. */
  readonly createdFrom?: string | undefined;
  /** Made before this moment. */
  readonly createdBefore?: string | undefined;
}

/** `currency`: on either side. */
export interface ConversionFilter extends MadeBetween {
  readonly status?: ConversionStatus | undefined;
  readonly currency?: Currency | undefined;
  readonly accountId?: AccountId | undefined;
  readonly quoteId?: QuoteId | undefined;
}

/** `currency`: on either side. */
export interface QuoteFilter extends MadeBetween {
  readonly currency?: Currency | undefined;
  readonly status?: QuoteStatus | undefined;
}

export interface QuotesQueries extends FeePlanQueries, PricingQueries, ProcessingFeeQueries {
  /** An open quote whose time has passed reads as expired, also before its timer has fired. */
  quote(scope: Scope, id: QuoteId): Promise<QuoteView | null>;
  quotes(scope: Scope, filter: QuoteFilter, page: PageRequest): Promise<Page<QuoteView>>;
  conversion(scope: Scope, id: ConversionId): Promise<ConversionView | null>;
  conversions(scope: Scope, filter: ConversionFilter, page: PageRequest): Promise<Page<ConversionView>>;
}

/** Where this service's queries are found by those who ask them. */
export const QUOTES_QUERIES = Symbol.for('corridor.quotes.queries');

export const QUOTES_QUERY_METHODS: QueryMethods<QuotesQueries> = {
  quote: true,
  quotes: true,
  conversion: true,
  conversions: true,
  feePlan: true,
  feePlans: true,
  price: true,
  payoutFee: true,
  leastPayout: true,
  processingFee: true,
};
