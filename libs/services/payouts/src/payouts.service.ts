import { PAYOUTS_QUERY_METHODS, type PayoutsQueries } from '@corridor/contracts/payouts';
import type { PricingQueries } from '@corridor/contracts/quotes';
import type { Service } from '@corridor/process';
import { sandboxDomesticBank } from './automatic/bank/sandbox-domestic-bank.js';
import { sandboxBank } from './bank/sandbox-bank.js';
import { feesOf, payoutsSettings } from './payouts.config.js';
import { payoutsDefinition } from './payouts.definition.js';
import type { PayoutsAccounts, PayoutsDeps } from './payouts.deps.js';
import { PayoutsModule } from './payouts.module.js';
import { PgPayoutsQueries } from './read/payouts.queries.js';

export const payoutsService: Service<typeof payoutsSettings, { readonly accounts: PayoutsAccounts; readonly quotes: PricingQueries }, PayoutsQueries> = {
  name: 'payouts',
  settings: payoutsSettings,
  asks: {
    accounts: { account: true, beneficiary: true, party: true, partySettings: true, payoutAddress: true, payoutAddresses: true, sealFileName: true, keepFileChunk: true },
    quotes: { price: true, payoutFee: true, leastPayout: true },
  },
  queryMethods: PAYOUTS_QUERY_METHODS,
  assemble(ground, { accounts, quotes: pricing }, settings) {
    // Live mode has no bank until one is connected; payouts are then refused, never pretended.
    const delayMs = settings.SANDBOX_DELAY_MS;
    const connected = { banks: { test: sandboxBank({ delayMs }) }, domesticBanks: { test: sandboxDomesticBank({ delayMs }) } };
    const deps: PayoutsDeps = { ...ground, accounts, pricing, ...connected, fees: feesOf(settings), transferStepMs: delayMs / 2 };
    return { definition: payoutsDefinition(deps), module: PayoutsModule.register(deps), queries: new PgPayoutsQueries(deps) };
  },
};
