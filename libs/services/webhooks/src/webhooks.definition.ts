import type { ServiceDefinition } from '@corridor/messaging';
import { recordPublicEvent } from './recording/record-public-event.js';
import type { WebhooksDeps } from './webhooks.deps.js';
import { WEBHOOKS_MIGRATIONS } from './webhooks.migrations.js';

/**
 * What the host of the webhook service needs to know beside its handlers.
 * @throws when the store can't write deliveries with the events that cause them, in several streams at once
 */
export function webhooksDefinition(deps: WebhooksDeps): ServiceDefinition {
  const { rowsWithEvents, severalStreams } = deps.store.capabilities;
  if (!rowsWithEvents || !severalStreams) throw new Error('webhooks need an event store that commits rows and several streams together');
  return {
    name: 'webhooks',
    migrations: WEBHOOKS_MIGRATIONS,
    consumes: { services: deps.consumes ?? ['accounts', 'quotes', 'collections', 'payouts', 'custody'], handle: recordPublicEvent(deps) },
  };
}
