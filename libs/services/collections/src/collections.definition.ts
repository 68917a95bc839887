import type { ServiceDefinition } from '@corridor/messaging';
import type { CollectionsDeps } from './collections.deps.js';
import { COLLECTIONS_MIGRATIONS } from './collections.migrations.js';
import { depositProcess } from './collections.process.js';
import { joinedProcesses } from './joined-processes.js';
import { paymentLinkProcess } from './payment-links/payment-links.process.js';

/** What the host of the collections service needs to know beside its handlers. */
export function collectionsDefinition(deps: CollectionsDeps): ServiceDefinition {
  return { name: 'collections', migrations: COLLECTIONS_MIGRATIONS, process: joinedProcesses('deposits', [depositProcess(deps), paymentLinkProcess(deps)]) };
}
