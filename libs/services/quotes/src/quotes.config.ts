import { durationMs } from '@corridor/runtime';
import { z } from 'zod';
import { DEFAULT_PRICING, type Pricing } from './domain/pricing.js';

const DEFAULT_DELAY_MS = 5_000;

const basisPoints = () => z.coerce.number().int().min(0).max(10_000);

/** What this service reads from its environment. */
export const quotesSettings = {
  /** How long a quote's rate is locked. */
  QUOTE_LOCK_MS: durationMs().default(DEFAULT_PRICING.lockMs),
  QUOTE_FEE_BASIS_POINTS: basisPoints().default(DEFAULT_PRICING.feeBasisPoints),
  QUOTE_SPREAD_BASIS_POINTS: basisPoints().default(DEFAULT_PRICING.spreadBasisPoints),
  /** How long a conversion of test mode that does not settle at once takes to its end. */
  SANDBOX_DELAY_MS: durationMs().default(DEFAULT_DELAY_MS),
};

export type QuotesSettings = z.output<z.ZodObject<typeof quotesSettings>>;

export function pricingOf({ QUOTE_LOCK_MS, QUOTE_FEE_BASIS_POINTS, QUOTE_SPREAD_BASIS_POINTS }: Omit<QuotesSettings, 'SANDBOX_DELAY_MS'>): Pricing {
  return { lockMs: QUOTE_LOCK_MS, feeBasisPoints: QUOTE_FEE_BASIS_POINTS, spreadBasisPoints: QUOTE_SPREAD_BASIS_POINTS };
}
