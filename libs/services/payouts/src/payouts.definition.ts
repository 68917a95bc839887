import type { ServiceDefinition } from '@corridor/messaging';
import type { PayoutsDeps } from './payouts.deps.js';
import { PAYOUTS_MIGRATIONS } from './payouts.migrations.js';
import { payoutProcess } from './payouts.process.js';

/** What the host of the payouts service needs to know beside its handlers. */
export function payoutsDefinition(deps: PayoutsDeps): ServiceDefinition {
  return { name: 'payouts', migrations: PAYOUTS_MIGRATIONS, process: payoutProcess(deps) };
}
