import type { ServiceDefinition } from '@corridor/messaging';
import type { CustodyDeps } from './custody.deps.js';
import { CUSTODY_MIGRATIONS } from './custody.migrations.js';
import { custodyProcess } from './custody.process.js';

/** What the host of the custody service needs to know beside its handlers. */
export function custodyDefinition(deps: CustodyDeps): ServiceDefinition {
  return { name: 'custody', migrations: CUSTODY_MIGRATIONS, process: custodyProcess(deps) };
}
