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
    created_at: wireTime(endpoint.createdAt),
  };
}

export function endpointWithSecretToWire(endpoint: EndpointWithSecret): WebhookEndpointObject {
  return { ...endpointToWire(endpoint), secret: endpoint.secret };
}

export function deletedEndpointToWire({ id }: Pick<EndpointView, 'id'>): DeletedWebhookEndpointObject {
  return { id: endpointIds.print(id), object: 'webhook_endpoint', deleted: true };
}
