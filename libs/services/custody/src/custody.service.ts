import type { None, Service } from '@corridor/process';
import { CustodyModule } from './custody.module.js';

/** A log and a host, ready for the first command; nothing is asked of it yet. */
export const custodyService: Service<None, None, None> = {
  name: 'custody',
  settings: {},
  asks: {},
  queryMethods: {},
  assemble: () => ({ definition: { name: 'custody', migrations: [] }, module: CustodyModule.register(), queries: {} }),
};
