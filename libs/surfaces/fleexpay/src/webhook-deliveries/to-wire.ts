import type { AttemptView, DeliveryStatus, DeliveryView } from '@corridor/contracts/webhooks';
import { accountIds, deliveryIds, endpointIds, eventIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
import type { DeliveryAttemptObject, DeliveryStatusOnWire, WebhookDeliveryObject } from './delivery.object.js';

const ON_WIRE: Readonly<Record<DeliveryStatus, DeliveryStatusOnWire>> = { pending: 'pending', delivered: 'delivered', exhausted: 'failed' };
const OF_WIRE: Readonly<Record<DeliveryStatusOnWire, DeliveryStatus>> = { pending: 'pending', delivered: 'delivered', failed: 'exhausted' };

export function deliveryStatusOf(status: DeliveryStatusOnWire): DeliveryStatus {
  return OF_WIRE[status];
}

export function deliveryToWire(delivery: DeliveryView): WebhookDeliveryObject {
  return { ...listedDeliveryToWire(delivery), attempts: delivery.attempts.map(attemptToWire) };
}

export function listedDeliveryToWire(delivery: DeliveryView): WebhookDeliveryObject {
  return {
    id: deliveryIds.print(delivery.id),
    object: 'webhook_delivery',
    webhook_endpoint_id: endpointIds.print(delivery.endpoint),
    event_id: eventIds.print(delivery.event),
    event_type: delivery.type,
    account_id: accountIds.print(delivery.account),
    sequence: delivery.sequence,
    status: ON_WIRE[delivery.status],
    resend_of: delivery.resendOf === null ? null : deliveryIds.print(delivery.resendOf),
    attempt_count: delivery.attempts.length,
    next_attempt_at: delivery.nextAttemptAt === null ? null : wireTime(delivery.nextAttemptAt),
    created_at: wireTime(delivery.createdAt),
  };
}

/** Where no status came, the text says why. */
function attemptToWire({ attemptedAt, answerCode, durationMs, answer }: AttemptView): DeliveryAttemptObject {
  const came = answerCode !== null;
  return {
    attempted_at: wireTime(attemptedAt),
    http_status: answerCode,
    error: came ? null : answer,
    response_body: came ? answer : null,
    duration_ms: durationMs,
  };
}
