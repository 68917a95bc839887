import { setTimeout as sleep } from 'node:timers/promises';
import { ACCOUNTS_QUERY_METHODS, type AccountsQueries, REQUEST_KEEPER_METHODS } from '@corridor/contracts/accounts';
import type { None, Service } from '@corridor/process';
import { accountsDefinition } from './accounts.definition.js';
import type { AccountsDeps } from './accounts.deps.js';
import { AccountsModule } from './accounts.module.js';
import { PgRequestKeeper } from './limits/pg-request-keeper.js';
import { PgAccountsQueries } from './read/accounts.queries.js';

export const accountsService: Service<None, None, AccountsQueries> = {
  name: 'accounts',
  settings: {},
  asks: {},
  queryMethods: ACCOUNTS_QUERY_METHODS,
  assemble(ground) {
    const deps: AccountsDeps = { ...ground, wait: async (durationMs) => void (await sleep(durationMs)) };
    return {
      definition: accountsDefinition(deps),
      module: AccountsModule.register(deps),
      queries: new PgAccountsQueries(deps),
      offers: [{ name: 'requests', methods: REQUEST_KEEPER_METHODS, target: new PgRequestKeeper(deps) }],
    };
  },
};
