import { PAYOUTS_QUERY_METHODS, type PayoutsQueries } from '@corridor/contracts/payouts';
import type { Service } from '@corridor/process';
import { sandboxBank } from './bank/sandbox-bank.js';
import { feesOf, payoutsSettings } from './payouts.config.js';
import { payoutsDefinition } from './payouts.definition.js';
import type { PayoutsAccounts, PayoutsDeps } from './payouts.deps.js';
import { PayoutsModule } from './payouts.module.js';
import { PgPayoutsQueries } from './read/payouts.queries.js';

export const payoutsService: Service<typeof payoutsSettings, { readonly accounts: PayoutsAccounts }, PayoutsQueries> = {
  name: 'payouts',
  settings: payoutsSettings,
  asks: { accounts: { account: true, beneficiary: true } },
  queryMethods: PAYOUTS_QUERY_METHODS,
  assemble(ground, { accounts }, settings) {
    // Live mode has no bank until one is connected; payouts are then refused, never pretended.
    const deps: PayoutsDeps = { ...ground, accounts, banks: { test: sandboxBank({ delayMs: settings.SANDBOX_DELAY_MS }) }, fees: feesOf(settings) };
    return { definition: payoutsDefinition(deps), module: PayoutsModule.register(deps), queries: new PgPayoutsQueries(deps) };
  },
};
