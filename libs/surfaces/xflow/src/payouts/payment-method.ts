import type { ListedPayout } from '@corridor/contracts/payouts';

/** How money travels, as this API says it. */
export const PAYMENT_METHODS = ['domestic_credit', 'domestic_fast_credit', 'domestic_wire', 'global_wire'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** Compiles only while it names every rail. What moves on a chain has no word here. */
const METHOD_OF: Readonly<Record<ListedPayout['rail'], PaymentMethod | null>> = {
  neft: 'domestic_credit',
  ach: 'domestic_credit',
  sepa: 'domestic_credit',
  fps: 'domestic_fast_credit',
  swift: 'global_wire',
  onchain: null,
};

export function paymentMethodOf(rail: ListedPayout['rail']): PaymentMethod | null {
  return METHOD_OF[rail];
}
