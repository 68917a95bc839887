/** A page of a list, newest first by the owner's commit order. At most one of `after` and `before` is given. */
export interface PageRequest {
  /** 1 to 100 */
  readonly limit: number;
  /** Objects older than this one. */
  readonly after?: string | undefined;
  /** Objects newer than this one, still printed newest first. */
  readonly before?: string | undefined;
}

/** `hasMore` speaks of the direction that was asked for. A cursor that names no object of the scope is `unknown_cursor`. */
export type Page<Item> =
  | { readonly kind: 'page'; readonly items: readonly Item[]; readonly hasMore: boolean }
  | { readonly kind: 'unknown_cursor' };
