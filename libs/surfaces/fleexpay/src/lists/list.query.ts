import type { PageRequest } from '@corridor/contracts';
import { pageAsked, pageParameters, type PublicId } from '@corridor/surfaces/http';

const DEFAULT = 25;

/** The parameters of every list. */
export class ListQuery extends pageParameters({ most: 100, byDefault: DEFAULT }) {}

/** What a list query asks of the owner. Throws `invalid_request` for a cursor that is no id, and for two. */
export function pageOf(query: ListQuery, ids: PublicId<string>): PageRequest {
  return pageAsked(query, ids, DEFAULT);
}
