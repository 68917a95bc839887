import { ACCOUNTS_QUERY_METHODS, type AccountsQueries } from '@corridor/contracts/accounts';
import { COLLECTIONS_QUERY_METHODS, type CollectionsQueries } from '@corridor/contracts/collections';
import type { LedgerQueries } from '@corridor/contracts/ledger';
import type { ProcessingFeeQueries } from '@corridor/contracts/quotes';
import type { Service } from '@corridor/process';
import { collectionsSettings, virtualAccountsOf } from './collections.config.js';
import { collectionsDefinition } from './collections.definition.js';
import type { CollectionsDeps } from './collections.deps.js';
import { CollectionsModule } from './collections.module.js';
import { linkFacts } from './payment-links/link-facts.js';
import { PgCollectionsQueries } from './read/collections.queries.js';

export const collectionsService: Service<typeof collectionsSettings, { readonly accounts: AccountsQueries; readonly ledger: Pick<LedgerQueries, 'balances'>; readonly quotes: ProcessingFeeQueries }, CollectionsQueries> = {
  name: 'collections',
  settings: collectionsSettings,
  asks: { accounts: ACCOUNTS_QUERY_METHODS, ledger: { balances: true }, quotes: { processingFee: true } },
  queryMethods: COLLECTIONS_QUERY_METHODS,
  assemble(ground, { accounts, ledger, quotes }, settings) {
    // Live mode has no bank until an adapter is connected; it says so, and never gives out the sandbox's accounts.
    const banks = { test: virtualAccountsOf(settings) };
    const queries = new PgCollectionsQueries(ground);
    const links = linkFacts({ accounts, collections: queries, fees: quotes });
    const deps: CollectionsDeps = { ...ground, accounts, addresses: accounts, ledger, banks, links, delayMs: settings.SANDBOX_DELAY_MS };
    return { definition: collectionsDefinition(deps), module: CollectionsModule.register(deps), queries };
  },
};
