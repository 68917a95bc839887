import type { WebhookDialect } from '@corridor/contracts/webhooks';
import { EVENT_TYPES } from '../events/event-types.js';
import { tellingsOf } from '../events/tellers.js';
import { tellingToWire } from '../events/to-wire.js';
import { eventIds } from '../ids.js';
import { XFLOW } from '../name.js';
import { secretOf, signatureHeaders } from './sign.js';

/** The reference guarantees that many. */
const KEPT_DAYS = 30;

/**
 * Webhooks as this API sends them. A body names its object and no more, so there is nothing personal in it; deliveries are
 * ordered by the object, under the id that clients know it by.
 */
export const xflowDialect: WebhookDialect = {
  id: XFLOW,
  eventTypes: EVENT_TYPES,
  keptDays: KEPT_DAYS,
  secretOf,
  publicIdOf: (id) => eventIds.print(id),
  render(event, { idAt, createdAt }) {
    return tellingsOf(event).map((telling, index) => {
      const body = JSON.stringify(tellingToWire(telling, { id: idAt(index), createdAt, mode: event.mode }));
      return { account: telling.account, object: telling.linkedId, type: telling.type, bodyAt: () => body };
    });
  },
  withoutPersonalData: (body) => body,
  sign: signatureHeaders,
};
