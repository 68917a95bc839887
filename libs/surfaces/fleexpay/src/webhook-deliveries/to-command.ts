import { readId } from '@corridor/surfaces/http';
import type { ApiEventId, DeliveryId, EndpointId } from '@corridor/contracts';
import type { ResendDeliveryPayload, ResendEventPayload } from '@corridor/contracts/webhooks';
import { mintId } from '@corridor/messaging';
import type { ResendEventBody } from '../events/resend-event.body.js';
import { endpointIds } from '../ids.js';
import { DIALECT } from '../webhooks/event-types.js';

export function toResendDelivery(endpointId: EndpointId, deliveryId: DeliveryId): ResendDeliveryPayload {
  return { endpointId, dialect: DIALECT, deliveryId, resendId: mintId<'delivery'>() };
}

export function toResendEvent(eventId: ApiEventId, { webhook_endpoint_id }: ResendEventBody): ResendEventPayload {
  return { endpointId: readId(endpointIds, webhook_endpoint_id), dialect: DIALECT, eventId, resendId: mintId<'delivery'>() };
}
