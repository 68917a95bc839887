import type { EndpointId } from '@corridor/contracts';
import type { CreateEndpointPayload, DeleteEndpointPayload, UpdateEndpointPayload } from '@corridor/contracts/webhooks';
import { mintId } from '@corridor/messaging';
import { DIALECT } from '../webhooks/event-types.js';
import type { CreateWebhookEndpointBody, UpdateWebhookEndpointBody } from './webhook-endpoint.bodies.js';

export function toCreateEndpoint({ url, events, description }: CreateWebhookEndpointBody): CreateEndpointPayload {
  return { endpointId: mintId<'webhook-endpoint'>(), dialect: DIALECT, url, events, description: description ?? null };
}

export function toUpdateEndpoint(endpointId: EndpointId, body: UpdateWebhookEndpointBody): UpdateEndpointPayload {
  const { url, events, status, description } = body;
  return { endpointId, dialect: DIALECT, url, events, status, description };
}

export function toDeleteEndpoint(endpointId: EndpointId): DeleteEndpointPayload {
  return { endpointId, dialect: DIALECT };
}
