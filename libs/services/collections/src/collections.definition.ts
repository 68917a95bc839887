import type { ServiceDefinition } from '@corridor/messaging';
import type { CollectionsDeps } from './collections.deps.js';
import { COLLECTIONS_MIGRATIONS } from './collections.migrations.js';
import { followOthers } from './receivables/follow-others.js';
import { collectionsProcess } from './collections.process.js';

/** What the host of the collections service needs to know beside its handlers. */
export function collectionsDefinition(deps: CollectionsDeps): ServiceDefinition {
  return { name: 'collections', migrations: COLLECTIONS_MIGRATIONS, process: collectionsProcess(deps), consumes: { services: ['accounts', 'quotes', 'payouts'], handle: followOthers(deps) } };
}
