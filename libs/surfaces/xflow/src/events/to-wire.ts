import type { ApiEventId, Mode } from '@corridor/contracts';
import type { ToldEvent } from '@corridor/contracts/webhooks';
import { accountIds, eventIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
import type { EventObject } from './event.object.js';
import { linkedObjectOf } from './event-types.js';
import type { Telling } from './telling.js';

/** The event as it is sent, and as reads answer it. */
export function tellingToWire({ type, linkedId, account }: Telling, { id, createdAt, mode }: { readonly id: ApiEventId; readonly createdAt: string; readonly mode: Mode }): EventObject {
  return {
    account_id: accountIds.print(account),
    created: wireTime(createdAt),
    id: eventIds.print(id),
    linked_id: linkedId,
    linked_object: linkedObjectOf(type),
    livemode: mode === 'live',
    object: 'event',
    type,
  };
}

/** A read answers what was sent, byte for byte but for white space. */
export function eventToWire({ body }: Pick<ToldEvent, 'body'>): EventObject {
  return JSON.parse(body) as EventObject;
}
