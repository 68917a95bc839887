/** A transaction to one of these is taken by the simulated chain and fails there. */
export const FAILING_ADDRESSES: ReadonlySet<string> = new Set(['0x000000000000000000000000000000000000fA11', 'tb1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqp7s39y32m7']);
