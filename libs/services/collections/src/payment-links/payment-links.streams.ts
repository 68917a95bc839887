import type { PaymentLinkId, Scope } from '@corridor/contracts';
import type { PaymentLinkEvent } from '@corridor/contracts/collections';
import type { EventStore, RowWrite, UnitOfWork } from '@corridor/event-store';
import { type EventContext, type LoadedStream, loadStream, type StreamHead, unitOf } from '@corridor/messaging';
import { paymentLinkRows } from './payment-links.projection.js';

export const newLinkStream = (id: PaymentLinkId): StreamHead => ({ stream: `payment-link-${id}`, revision: -1 });

export function loadLink(store: Pick<EventStore, 'readStream'>, scope: Scope, id: PaymentLinkId): Promise<LoadedStream<PaymentLinkEvent>> {
  return loadStream<PaymentLinkEvent>(store, newLinkStream(id).stream, scope);
}

/** One event of a link with the rows that follow from it. */
export function linkUnit(context: EventContext, head: StreamHead, event: PaymentLinkEvent, rows: readonly RowWrite[] = []): UnitOfWork {
  return unitOf({ context, head, events: [event], project: paymentLinkRows, rows });
}
