import type { DeliveryFilter } from '@corridor/contracts/webhooks';
import { ChoiceField } from '../fields/fields.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';
import { EVENT_TYPES } from '../webhooks/event-types.js';
import { DELIVERY_STATUSES_ON_WIRE, type DeliveryStatusOnWire } from './delivery.object.js';
import { deliveryStatusOf } from './to-wire.js';

export class ListDeliveriesQuery extends CreatedQuery {
  @ChoiceField(DELIVERY_STATUSES_ON_WIRE, { description: 'Only deliveries that stand so.', optional: true })
  readonly status?: DeliveryStatusOnWire;

  @ChoiceField(EVENT_TYPES, { description: 'Only deliveries of events of this type.', optional: true })
  readonly event_type?: string;
}

export function filterOf(query: ListDeliveriesQuery): DeliveryFilter {
  const { status, event_type: type } = query;
  return { status: status === undefined ? undefined : deliveryStatusOf(status), type, ...createdOf(query) };
}
