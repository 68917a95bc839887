import type { Page, PageRequest } from '@corridor/contracts';
import { invalid } from '../failures/fault.js';
import type { PublicId } from '../ids/public-id.js';
import { countOf } from '../input/fields.js';

/** What a list's query says of the page that is wanted. */
export interface PageQuery {
  readonly limit?: string;
  readonly starting_after?: string;
  readonly ending_before?: string;
}

/** What a list query asks of the owner. Throws `invalid_request` for a cursor that is no id, and for two. */
export function pageAsked(query: PageQuery, ids: PublicId<string>, byDefault: number): PageRequest {
  if (query.starting_after !== undefined && query.ending_before !== undefined) {
    throw invalid('starting_after and ending_before can not both be given.', 'ending_before');
  }
  return {
    limit: query.limit === undefined ? byDefault : countOf(query.limit),
    after: cursorOf(query.starting_after, ids, 'starting_after'),
    before: cursorOf(query.ending_before, ids, 'ending_before'),
  };
}

/** What the owner found. Throws `invalid_request` when the cursor named no object of the list. */
export function itemsOf<View>(page: Page<View>, { before }: Pick<PageRequest, 'before'>): { readonly items: readonly View[]; readonly hasMore: boolean } {
  if (page.kind !== 'unknown_cursor') return page;
  const param = before === undefined ? 'starting_after' : 'ending_before';
  throw invalid(`${param} names no object of this list.`, param);
}

function cursorOf(text: string | undefined, ids: PublicId<string>, param: string): string | undefined {
  if (text === undefined) return undefined;
  const id = ids.read(text);
  if (id === null) throw invalid(`${param} must be an id that begins with ${ids.prefix}.`, param);
  return id;
}
