import type { EndpointView, EndpointWithSecret } from '@corridor/contracts/webhooks';
import { endpointIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
import type { DeletedWebhookEndpointObject, WebhookEndpointObject } from './webhook-endpoint.object.js';

export function endpointToWire(endpoint: EndpointView): WebhookEndpointObject {
  return {
    id: endpointIds.print(endpoint.id),
    object: 'webhook_endpoint',
    url: endpoint.url,
    events: endpoint.events,
    status: endpoint.status,
    description: endpoint.description,
    ...(endpoint.previousSecretUntil === undefined ? {} : { previous_secret_expires_at: wireTime(endpoint.previousSecretUntil) }),
    created_at: wireTime(endpoint.createdAt),
  };
}

/** For the answers that make a secret: no other has it. */
export function endpointWithSecretToWire(endpoint: EndpointWithSecret): WebhookEndpointObject {
  return { ...endpointToWire(endpoint), secret: endpoint.secret };
}

export function deletedEndpointToWire({ id }: Pick<EndpointView, 'id'>): DeletedWebhookEndpointObject {
  return { id: endpointIds.print(id), object: 'webhook_endpoint', deleted: true };
}
