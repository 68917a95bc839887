import type { EventVersions } from '../event-versions.js';
import type { WebhooksEvent } from './events.js';

/** How the data of each event is read, whatever version it was recorded in (docs/architecture.md, "How to change an event"). */
export const webhooksEventVersions: EventVersions<WebhooksEvent> = {
  EndpointCreated: 1,
  EndpointUpdated: 1,
  EndpointSecretRolled: 1,
  EndpointPreviousSecretEnded: 1,
  EndpointDeleted: 1,
  ApiEventRecorded: 1,
};
