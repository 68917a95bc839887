export { DEFAULT_PRICING, type Pricing } from './domain/pricing.js';
export { type QuotesDeps } from './quotes.deps.js';
export { quotesDefinition } from './quotes.definition.js';
export { QuotesModule } from './quotes.module.js';
export { datedRates, SANDBOX_RATES } from './rates/dated-rates.js';
export { type Rates } from './rates/rates.js';
export { quotesRows } from './read/quotes.projection.js';
export { PgQuotesQueries, type QuotesReadDeps } from './read/quotes.queries.js';
