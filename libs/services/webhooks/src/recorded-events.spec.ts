import { type WebhooksEvent, webhooksEventVersions } from '@corridor/contracts/webhooks';
import { describeRecordedEvents } from '@corridor/testing';
import { endpointOf } from './domain/endpoint.js';

describeRecordedEvents('webhooks', webhooksEventVersions, {
  'endpoint-': endpointOf,
  // Nothing is decided by them: they are told on as they are.
  'api-events-': (events: readonly Extract<WebhooksEvent, { type: 'ApiEventRecorded' }>[]) => events.map(({ data }) => data.event),
});
