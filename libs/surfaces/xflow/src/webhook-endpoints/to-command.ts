import type { EndpointId } from '@corridor/contracts';
import type { CreateEndpointPayload, EndpointView, UpdateEndpointPayload } from '@corridor/contracts/webhooks';
import { mintId } from '@corridor/messaging';
import type { Acting } from '../acting/acting-account.js';
import { refuse } from '../errors/refuse.js';
import { EVENT_TYPES } from '../events/event-types.js';
import { readMetadata } from '../metadata/read-metadata.js';
import { XFLOW } from '../name.js';
import { audienceAfter, audienceOfNew } from './audience.js';
import type { CreateWebhookEndpointBody, UpdateWebhookEndpointBody } from './webhook-endpoint.bodies.js';
import type { WebhookEndpointStatus } from './webhook-endpoint.object.js';

const EVENTS = 'webhook_endpoint.enabled_events';
const METADATA = 'webhook_endpoint.metadata';
const SUBSCRIBABLE: readonly string[] = ['*', ...EVENT_TYPES];

export function toCreateEndpoint(body: CreateWebhookEndpointBody, acting: Acting): CreateEndpointPayload {
  const { url, description = null, enabled_events: given, platform, metadata } = body;
  return {
    endpointId: mintId<'webhook-endpoint'>(),
    dialect: XFLOW,
    url,
    events: readEvents(given),
    description,
    owner: acting.party.id,
    audience: audienceOfNew(acting, platform),
    metadata: readMetadata(metadata, METADATA),
  };
}

export function toUpdateEndpoint(body: UpdateWebhookEndpointBody, endpoint: EndpointView, acting: Acting): UpdateEndpointPayload {
  const { url, description, enabled_events: given, platform, metadata } = body;
  return {
    endpointId: endpoint.id,
    dialect: XFLOW,
    url,
    description,
    events: given === undefined ? undefined : readEvents(given),
    audience: audienceAfter(endpoint, acting, platform),
    metadata: readMetadata(metadata, METADATA),
  };
}

export function toSetStatus(endpointId: EndpointId, status: WebhookEndpointStatus): UpdateEndpointPayload {
  return { endpointId, dialect: XFLOW, status: statusOf(status) };
}

export function statusOf(status: WebhookEndpointStatus): EndpointView['status'] {
  return status === 'activated' ? 'enabled' : 'disabled';
}

function readEvents(given: readonly string[]): readonly string[] {
  if (given.includes('')) throw refuse(400, 'parameter_empty', `${EVENTS} has an empty event type.`, EVENTS);
  if (!given.every((each) => SUBSCRIBABLE.includes(each))) throw refuse(400, 'event_type_invalid', `${EVENTS} must be among ${SUBSCRIBABLE.join(', ')}.`, EVENTS);
  if (new Set(given).size < given.length) throw refuse(400, 'duplicate_values_found', `${EVENTS} names an event type twice.`, EVENTS);
  return given;
}
