import type { PageRequest } from '@corridor/contracts';
import { countOf, invalid, LimitParameter, type PublicId, TextField } from '@corridor/surfaces/http';
import { documented } from '../fields/fields.js';

const MOST = 10;
const MOST_CURSOR_CHARACTERS = 64;

/** The parameters of every list. */
export class ListQuery {
  @documented({ description: `Most objects of a page: 1 to ${MOST}.`, optional: true }, { type: Number, minimum: 1, maximum: MOST, default: MOST }, LimitParameter(MOST))
  readonly limit?: string;

  @documented({ description: 'Only objects older than the one with this id.', optional: true }, { type: String }, TextField(MOST_CURSOR_CHARACTERS))
  readonly starting_after?: string;

  @documented({ description: 'Only objects newer than the one with this id. Not together with `starting_after`.', optional: true }, { type: String }, TextField(MOST_CURSOR_CHARACTERS))
  readonly ending_before?: string;
}

/** What a list query asks of the owner. Throws `invalid_request` for a cursor that is no id, and for two. */
export function pageOf(query: ListQuery, ids: PublicId<string>): PageRequest {
  if (query.starting_after !== undefined && query.ending_before !== undefined) {
    throw invalid('starting_after and ending_before can not both be given.', 'ending_before');
  }
  return {
    limit: query.limit === undefined ? MOST : countOf(query.limit),
    after: cursorOf(query.starting_after, ids, 'starting_after'),
    before: cursorOf(query.ending_before, ids, 'ending_before'),
  };
}

function cursorOf(text: string | undefined, ids: PublicId<string>, param: string): string | undefined {
  if (text === undefined) return undefined;
  const id = ids.read(text);
  if (id === null) throw invalid(`${param} must be an id that begins with ${ids.prefix}.`, param);
  return id;
}
