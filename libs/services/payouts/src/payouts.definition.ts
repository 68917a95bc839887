import type { ServiceDefinition } from '@corridor/messaging';
import { reviewOnChange } from './automatic/account-changes.js';
import { automaticProcess } from './automatic/automatic.process.js';
import type { PayoutsDeps } from './payouts.deps.js';
import { PAYOUTS_MIGRATIONS } from './payouts.migrations.js';
import { payoutProcess } from './payouts.process.js';
import { together } from './payouts.processes.js';
import { feeAdvanceProcess } from './transfers/fee-advance.process.js';
import { transfersProcess } from './transfers/transfers.process.js';

/** What the host of the payouts service needs to know beside its handlers. */
export function payoutsDefinition(deps: PayoutsDeps): ServiceDefinition {
  return {
    name: 'payouts',
    migrations: PAYOUTS_MIGRATIONS,
    process: together('payouts', [payoutProcess(deps), automaticProcess(deps), transfersProcess(deps), feeAdvanceProcess(deps)]),
    consumes: { services: ['accounts'], handle: reviewOnChange },
  };
}
