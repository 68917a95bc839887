import { setTimeout as sleep } from 'node:timers/promises';
import { ACCOUNTS_QUERY_METHODS, type AccountsQueries, REQUEST_KEEPER_METHODS } from '@corridor/contracts/accounts';
import type { None, Service } from '@corridor/process';
import { accountsSettings } from './accounts.config.js';
import { accountsDefinition } from './accounts.definition.js';
import type { AccountsDeps } from './accounts.deps.js';
import { AccountsModule } from './accounts.module.js';
import { screeningOf } from './beneficiaries/beneficiaries.config.js';
import { PgRequestKeeper } from './limits/pg-request-keeper.js';
import { PgAccountsQueries } from './read/accounts.queries.js';

export const accountsService: Service<typeof accountsSettings, None, AccountsQueries> = {
  name: 'accounts',
  settings: accountsSettings,
  asks: {},
  queryMethods: ACCOUNTS_QUERY_METHODS,
  assemble(ground, _peers, { PERSONAL_DATA_KEY, SANDBOX_DELAY_MS: sandboxDelayMs, ...screening }) {
    const personalDataKey = Buffer.from(PERSONAL_DATA_KEY, 'hex');
    const wait = async (durationMs: number) => void (await sleep(durationMs));
    const deps: AccountsDeps = { ...ground, personalDataKey, sandboxDelayMs, screening: screeningOf(screening), wait };
    return {
      definition: accountsDefinition(deps),
      module: AccountsModule.register(deps),
      queries: new PgAccountsQueries(deps),
      offers: [{ name: 'requests', methods: REQUEST_KEEPER_METHODS, target: new PgRequestKeeper(deps) }],
    };
  },
};
