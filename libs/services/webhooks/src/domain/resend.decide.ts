import type { ApiEventId, DeliveryId, EndpointId } from '@corridor/contracts';
import type { DeliveryView, ResendRejection } from '@corridor/contracts/webhooks';
import { type EndpointState, visibleOn } from './endpoint.js';

/** `hurry`: it waits to be sent anyway, and is sent now instead of later. */
export type ResendDecision = { readonly kind: 'send' } | { readonly kind: 'hurry' } | { readonly kind: 'rejected'; readonly rejection: ResendRejection };

interface Asked {
  readonly endpointId: EndpointId;
  readonly dialect: string;
}

/** `delivery` is the one that was named, if the endpoint has it; `bodyKept` whether there still is something to send. */
export function resendDelivery(
  state: EndpointState,
  asked: Asked & { readonly deliveryId: DeliveryId },
  { delivery, bodyKept }: { readonly delivery: DeliveryView | null; readonly bodyKept: boolean },
): ResendDecision {
  const refusal = refusalOf(state, asked);
  if (refusal !== null) return rejected(refusal);
  if (delivery === null) return rejected({ reason: 'delivery_not_found', delivery: asked.deliveryId });
  if (delivery.status === 'pending') return { kind: 'hurry' };
  return bodyKept ? { kind: 'send' } : rejected({ reason: 'event_not_found', event: delivery.event });
}

export function resendEvent(
  state: EndpointState,
  asked: Asked & { readonly eventId: ApiEventId },
  { bodyKept }: { readonly bodyKept: boolean },
): ResendDecision {
  const refusal = refusalOf(state, asked);
  if (refusal !== null) return rejected(refusal);
  return bodyKept ? { kind: 'send' } : rejected({ reason: 'event_not_found', event: asked.eventId });
}

/** A disabled endpoint would only collect what somebody expects to see arrive. */
function refusalOf(state: EndpointState, { endpointId: endpoint, dialect }: Asked): ResendRejection | null {
  const visible = visibleOn(dialect, state);
  if (visible === null) return { reason: 'endpoint_not_found', endpoint };
  return visible.status === 'disabled' ? { reason: 'endpoint_disabled', endpoint } : null;
}

function rejected(rejection: ResendRejection): ResendDecision {
  return { kind: 'rejected', rejection };
}
