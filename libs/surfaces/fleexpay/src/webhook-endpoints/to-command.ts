import type { EndpointId } from '@corridor/contracts';
import type { CreateEndpointPayload, DeleteEndpointPayload, EndPreviousSecretPayload, RollSecretPayload, UpdateEndpointPayload } from '@corridor/contracts/webhooks';
import { mintId } from '@corridor/messaging';
import { DIALECT } from '../webhooks/event-types.js';
import type { CreateWebhookEndpointBody, RollSecretBody, UpdateWebhookEndpointBody } from './webhook-endpoint.bodies.js';

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

/** A day, unless it is said how long. */
const OVERLAP_SECONDS = 86_400;

export function toRollSecret(endpointId: EndpointId, { overlap_seconds: overlapSeconds = OVERLAP_SECONDS }: RollSecretBody): RollSecretPayload {
  return { endpointId, dialect: DIALECT, overlapSeconds };
}

export function toEndPreviousSecret(endpointId: EndpointId): EndPreviousSecretPayload {
  return { endpointId, dialect: DIALECT };
}
