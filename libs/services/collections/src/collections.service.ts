import { ACCOUNTS_QUERY_METHODS, type AccountsQueries } from '@corridor/contracts/accounts';
import { COLLECTIONS_QUERY_METHODS, type CollectionsQueries } from '@corridor/contracts/collections';
import type { None, Service } from '@corridor/process';
import { collectionsDefinition } from './collections.definition.js';
import type { CollectionsDeps } from './collections.deps.js';
import { CollectionsModule } from './collections.module.js';
import { PgCollectionsQueries } from './read/collections.queries.js';

export const collectionsService: Service<None, { readonly accounts: AccountsQueries }, CollectionsQueries> = {
  name: 'collections',
  settings: {},
  asks: { accounts: ACCOUNTS_QUERY_METHODS },
  queryMethods: COLLECTIONS_QUERY_METHODS,
  assemble(ground, { accounts }) {
    const deps: CollectionsDeps = { ...ground, accounts };
    return { definition: collectionsDefinition(deps), module: CollectionsModule.register(deps), queries: new PgCollectionsQueries(deps) };
  },
};
