import type { Page } from '@corridor/contracts';
import { invalid } from '@corridor/surfaces/http';

export interface ListObject<Item> {
  readonly object: 'list';
  readonly data: readonly Item[];
  readonly has_more: boolean;
}

export function listToWire<View, Item>(page: Page<View>, toWire: (view: View) => Item): ListObject<Item> {
  if (page.kind === 'unknown_cursor') throw invalid('starting_after names no object of this list.', 'starting_after');
  return { object: 'list', data: page.items.map(toWire), has_more: page.hasMore };
}
