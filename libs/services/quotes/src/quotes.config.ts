import { durationMs } from '@corridor/runtime';
import { z } from 'zod';
import { DEFAULT_PRICING, type Pricing } from './domain/pricing.js';

const basisPoints = () => z.coerce.number().int().min(0).max(10_000);

/** What this service reads from its environment. */
export const quotesSettings = {
  /** How long a quote's rate is locked. */
  QUOTE_LOCK_MS: durationMs().default(DEFAULT_PRICING.lockMs),
  QUOTE_FEE_BASIS_POINTS: basisPoints().default(DEFAULT_PRICING.feeBasisPoints),
  QUOTE_SPREAD_BASIS_POINTS: basisPoints().default(DEFAULT_PRICING.spreadBasisPoints),
};

export type QuotesSettings = z.output<z.ZodObject<typeof quotesSettings>>;

export function pricingOf({ QUOTE_LOCK_MS, QUOTE_FEE_BASIS_POINTS, QUOTE_SPREAD_BASIS_POINTS }: QuotesSettings): Pricing {
  return { lockMs: QUOTE_LOCK_MS, feeBasisPoints: QUOTE_FEE_BASIS_POINTS, spreadBasisPoints: QUOTE_SPREAD_BASIS_POINTS };
}
