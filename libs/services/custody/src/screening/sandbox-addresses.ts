/** Money to one of these is refused by the sandbox's own list. */
export const SCREENED_ADDRESSES: ReadonlySet<string> = new Set([
  '0x000000000000000000000000000000000000bad1',
  'tb1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq0l98cr',
]);

/** A transaction to one of these is taken by the simulated chain and fails there. */
export const FAILING_ADDRESSES: ReadonlySet<string> = new Set(['0x000000000000000000000000000000000000dEaD']);
