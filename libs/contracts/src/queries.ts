/**
 * The names of all methods of a service's queries, for those who ask and answer over a wire: complete, because the
 * compiler misses each one that is left out.
 */
export type QueryMethods<Queries> = Readonly<Record<keyof Queries, true>>;
