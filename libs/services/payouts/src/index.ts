export { MAGIC_REFERENCES } from './bank/sandbox-bank.js';
export { payoutsSettings } from './payouts.config.js';
export { payoutsDefinition } from './payouts.definition.js';
export { type PayoutsAccounts, type PayoutsDeps } from './payouts.deps.js';
export { PayoutsModule } from './payouts.module.js';
export { payoutsRows } from './read/payouts.projection.js';
export { type PayoutsReadDeps, PgPayoutsQueries } from './read/payouts.queries.js';
export { payoutsService } from './payouts.service.js';
