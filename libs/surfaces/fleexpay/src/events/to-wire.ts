import type { EventsFollowed, ToldEvent } from '@corridor/contracts/webhooks';
import { invalid } from '@corridor/surfaces/http';
import { accountIds } from '../ids.js';
import type { ListObject } from '../lists/list.object.js';
import type { EventObject } from './event.object.js';

/** What was sent of it, or would have been. The first bodies that were ever rendered did not have the last two fields. */
export function eventToWire({ body, account, sequence }: ToldEvent): EventObject {
  return { ...(JSON.parse(body) as EventObject), account_id: accountIds.print(account), sequence };
}

/** A page for who follows an account. `last_sequence` is what to go on from, on an empty page too. */
export interface FollowedEvents extends ListObject<EventObject> {
  readonly last_sequence: number;
}

/** Throws `invalid_request` when something behind the place is no longer there: going on would leave it out unseen. */
export function followedToWire(followed: EventsFollowed, place: number): FollowedEvents {
  switch (followed.kind) {
    case 'no_longer_kept':
      throw invalid(
        `Events of this account up to the sequence ${followed.last} are no longer kept. Go on from there, and find out by other means what has happened before.`,
        'after_sequence',
      );
    case 'events': {
      const { items, hasMore } = followed;
      return { object: 'list', data: items.map(eventToWire), has_more: hasMore, next_cursor: null, last_sequence: items.at(-1)?.sequence ?? place };
    }
    default:
      throw new Error(`${JSON.stringify(followed satisfies never)} is no answer`);
  }
}
