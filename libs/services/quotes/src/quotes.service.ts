import { ACCOUNTS_QUERY_METHODS, type AccountsQueries } from '@corridor/contracts/accounts';
import { QUOTES_QUERY_METHODS, type QuotesQueries } from '@corridor/contracts/quotes';
import type { Service } from '@corridor/process';
import { pricingOf, quotesSettings } from './quotes.config.js';
import { quotesDefinition } from './quotes.definition.js';
import type { QuotesDeps } from './quotes.deps.js';
import { QuotesModule } from './quotes.module.js';
import { datedRates, SANDBOX_RATES } from './rates/dated-rates.js';
import { PgQuotesQueries } from './read/quotes.queries.js';
import { sandboxSettlement } from './settlement/sandbox-settlement.js';

export const quotesService: Service<typeof quotesSettings, { readonly accounts: AccountsQueries }, QuotesQueries> = {
  name: 'quotes',
  settings: quotesSettings,
  asks: { accounts: ACCOUNTS_QUERY_METHODS },
  queryMethods: QUOTES_QUERY_METHODS,
  assemble(ground, { accounts }, settings) {
    // Live mode has no source of rates until one is configured; it is then told so, never given the sandbox's.
    const deps: QuotesDeps = {
      ...ground,
      accounts,
      rates: { test: datedRates(SANDBOX_RATES) },
      pricing: pricingOf(settings),
      settlements: { test: sandboxSettlement({ delayMs: settings.SANDBOX_DELAY_MS }) },
    };
    return { definition: quotesDefinition(deps), module: QuotesModule.register(deps), queries: new PgQuotesQueries(deps) };
  },
};
