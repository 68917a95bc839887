import type { Command, DeliveryId, EndpointId } from '@corridor/contracts';
import {
  type DeliveryView,
  ResendDelivery,
  type ResendDeliveryPayload,
  ResendEvent,
  type ResendEventPayload,
  type ResendRejection,
} from '@corridor/contracts/webhooks';
import { HandleCommand, type Handled } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { hurryLane } from './delivery/claim.js';
import { endpointOf } from './domain/endpoint.js';
import { resendDelivery, resendEvent } from './domain/resend.decide.js';
import { loadEndpoint } from './endpoint-units.js';
import { deliveryOf, objectOf } from './read/deliveries.queries.js';
import { sendableEvent } from './read/events.queries.js';
import { deliveryRow } from './recording/delivery-rows.js';
import { WEBHOOKS_DEPS, type WebhooksDeps } from './webhooks.deps.js';

type Sendable = NonNullable<Awaited<ReturnType<typeof sendableEvent>>>;

/**
 * The commands that send again. What is sent has the id and the bytes that it always had; only the delivery is a new one,
 * with attempts of its own. Deliveries are no events: these commands write rows alone.
 */
@Controller()
export class ResendsHandlers {
  constructor(@Inject(WEBHOOKS_DEPS) private readonly deps: WebhooksDeps) {}

  @HandleCommand(ResendDelivery)
  async resendDelivery(command: Command<ResendDeliveryPayload>): Promise<Handled<DeliveryView, ResendRejection>> {
    const { payload, scope } = command;
    const { endpointId, deliveryId, dialect } = payload;
    const [head, delivery] = await Promise.all([loadEndpoint(this.deps, scope, payload), deliveryOf(this.deps, scope, endpointId, deliveryId)]);
    const sendable = delivery === null ? null : await sendableEvent(this.deps, scope, dialect, delivery.event);
    const decision = resendDelivery(endpointOf(head.events), payload, { delivery, bodyKept: sendable !== null });
    switch (decision.kind) {
      case 'rejected':
        return decision;
      case 'hurry':
        return this.hurried(delivery);
      case 'send':
        return this.resent(command, sendable, deliveryId);
      default:
        throw new Error(`${JSON.stringify(decision satisfies never)} is no decision`);
    }
  }

  @HandleCommand(ResendEvent)
  async resendEvent(command: Command<ResendEventPayload>): Promise<Handled<DeliveryView, ResendRejection>> {
    const { payload, scope } = command;
    const [head, sendable] = await Promise.all([
      loadEndpoint(this.deps, scope, payload),
      sendableEvent(this.deps, scope, payload.dialect, payload.eventId),
    ]);
    const decision = resendEvent(endpointOf(head.events), payload, { bodyKept: sendable !== null });
    return decision.kind === 'rejected' ? decision : this.resent(command, sendable, null);
  }

  /** Changes nothing but a time, so it may happen twice, and happens at once instead of with the command's outcome. */
  private async hurried(delivery: DeliveryView | null): Promise<Handled<DeliveryView, ResendRejection>> {
    if (delivery === null) throw new Error('a delivery that is not there waits to be sent');
    await hurryLane(this.deps, delivery.endpoint, await objectOf(this.deps, delivery.id));
    return { kind: 'done', unit: { appends: [] }, view: { ...delivery, nextAttemptAt: this.deps.now().toISOString() } };
  }

  private resent(
    { scope, payload }: Command<{ readonly endpointId: EndpointId; readonly resendId: DeliveryId }>,
    sendable: Sendable | null,
    of: DeliveryId | null,
  ): Handled<DeliveryView, ResendRejection> {
    if (sendable === null) throw new Error('what is to be sent again is not there');
    const { endpointId: endpoint, resendId: id } = payload;
    const { event, object } = sendable;
    const now = this.deps.now().toISOString();
    const view: DeliveryView = {
      ...{ id, endpoint, event: event.id, type: event.type, account: event.account, sequence: event.sequence },
      ...{ status: 'pending', resendOf: of, createdAt: now, nextAttemptAt: now, attempts: [] },
    };
    return { kind: 'done', unit: { appends: [], rows: [deliveryRow({ scope, event, object, resend: { id, endpoint, of } })] }, view };
  }
}
