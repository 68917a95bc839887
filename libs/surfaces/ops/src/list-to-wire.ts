import type { Page } from '@corridor/contracts';
import { itemsOf } from '@corridor/surfaces/http';

export interface ListObject<Item> {
  readonly object: 'list';
  readonly data: readonly Item[];
  readonly has_more: boolean;
}

export function listToWire<View, Item>(page: Page<View>, toWire: (view: View) => Item): ListObject<Item> {
  const { items, hasMore } = itemsOf(page, {});
  return { object: 'list', data: items.map(toWire), has_more: hasMore };
}
