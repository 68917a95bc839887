import type { AccountId } from '@corridor/contracts';
import type { EventFilter } from '@corridor/contracts/webhooks';
import { Field, Many, type PublicId } from '@corridor/surfaces/http';
import { applyDecorators } from '@nestjs/common';
import { ChoicesField, documented, IdField } from '../fields/fields.js';
import { accountIds, addressIds, depositIds, payoutIds, receivableIds, transferIds } from '../ids.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';
import { EVENT_TYPES, type EventType, LINKED_OBJECTS, type LinkedObject, typesAbout } from './event-types.js';

const LINKED_IDS: Readonly<Record<LinkedObject, PublicId<string>>> = {
  account: accountIds,
  address: addressIds,
  deposit: depositIds,
  payout: payoutIds,
  receivable: receivableIds,
  transfer: transferIds,
};

/** Ids of objects of any kind that events are about. */
function LinkedIdsField(): PropertyDecorator {
  const isLinked = (given: unknown) => Object.values(LINKED_IDS).some((ids) => ids.read(String(given)) !== null);
  const problem = (given: unknown) => (Array.isArray(given) && given.every(isLinked) ? null : `must be ids of ${LINKED_OBJECTS.join(', ')}`);
  const told = { description: 'Only events about these objects.', optional: true };
  return applyDecorators(Many(), documented(told, { type: [String] }, Field('linkedIds', problem)));
}

export class ListEventsQuery extends CreatedQuery {
  @IdField(accountIds, { description: 'Only events of this account. For platforms, in their own name.', optional: true })
  readonly account_id?: string;

  @LinkedIdsField()
  readonly linked_id?: readonly string[];

  @ChoicesField(LINKED_OBJECTS, { description: 'Only events about objects of these kinds.' })
  readonly linked_object?: readonly LinkedObject[];

  @ChoicesField(EVENT_TYPES, { description: 'Only events of these types.' })
  readonly type?: readonly EventType[];
}

/** `account`: whose events are listed; everybody's without it. */
export function filterOf(query: ListEventsQuery, account: AccountId | undefined): EventFilter {
  return { account, types: typesOf(query), objects: query.linked_id, ...createdOf(query, 'event') };
}

/** An event's type says what kind of object it is about. */
function typesOf({ type, linked_object: linked }: ListEventsQuery): readonly EventType[] | undefined {
  if (linked === undefined) return type;
  const about = typesAbout(linked);
  return type === undefined ? about : type.filter((each) => about.includes(each));
}
