import type { None, Service } from '@corridor/process';
import { PayoutsModule } from './payouts.module.js';

/** A log and a host, ready for the first command; nothing is asked of it yet. */
export const payoutsService: Service<None, None, None> = {
  name: 'payouts',
  settings: {},
  asks: {},
  queryMethods: {},
  assemble: () => ({ definition: { name: 'payouts', migrations: [] }, module: PayoutsModule.register(), queries: {} }),
};
