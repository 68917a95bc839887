import type { Fees } from '@corridor/contracts/quotes';

const ALL = { sourceCurrency: '*', destinationCurrency: '*' } as const;

/**
 * What everybody is charged of whom nothing else was said. At these a payout of 19.95 USD costs 0.30, and its remaining
 * 19.65 USD become 1600.57 INR at a mid rate of 82.269.
 */
export const STANDARD_FEES: Fees = {
  payout: [{ ...ALL, fixed: '0.00', minimum: '0.00', variable: '1.50' }],
  payoutFx: [{ ...ALL, referenceRate: 'mid_market', variable: '1.00' }],
  transferFx: [{ ...ALL, referenceRate: 'mid_market', variable: '1.00', variableOffHours: '2.00' }],
};
