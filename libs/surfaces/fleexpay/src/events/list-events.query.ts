import type { EventFilter } from '@corridor/contracts/webhooks';
import { Field, invalid, readId } from '@corridor/surfaces/http';
import { ChoiceField, documented, IdField } from '../fields/fields.js';
import { accountIds } from '../ids.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';
import { EVENT_TYPES } from '../webhooks/event-types.js';

const SEQUENCE = /^(-1|0|[1-9]\d{0,14})$/;

function SequenceParameter(): PropertyDecorator {
  return documented(
    {
      description:
        "Events of the account behind this place, oldest first: what a follower asks that misses none. -1 for all from the first. Needs account_id; not together with a cursor.",
      example: 41,
      optional: true,
    },
    { type: 'integer', minimum: -1 },
    Field('sequence', (value) => (typeof value === 'string' && SEQUENCE.test(value) ? null : 'must be a whole number, -1 or more')),
  );
}

export class ListEventsQuery extends CreatedQuery {
  @IdField(accountIds, { description: 'Only events of this account.', optional: true })
  readonly account_id?: string;

  @ChoiceField(EVENT_TYPES, { description: 'Only events of this type.', optional: true })
  readonly type?: string;

  @SequenceParameter()
  readonly after_sequence?: string;
}

export function filterOf(query: ListEventsQuery): EventFilter {
  const { account_id: account, type } = query;
  return { account: account === undefined ? undefined : readId(accountIds, account), types: type === undefined ? undefined : [type], ...createdOf(query) };
}

/** The place to go on from, for who follows an account; null for a list. Throws `invalid_request` for what does not go together. */
export function placeOf({ account_id, after_sequence, starting_after, ending_before }: ListEventsQuery): number | null {
  if (after_sequence === undefined) return null;
  if (account_id === undefined) throw invalid('after_sequence needs account_id: every account counts its own events.', 'account_id');
  if (starting_after !== undefined || ending_before !== undefined) throw invalid('after_sequence and a cursor can not both be given.', 'after_sequence');
  // tidy: not money — a count of events, at most fifteen digits
  return Number(after_sequence);
}
