import type { Mode } from '@corridor/contracts';
import { z } from 'zod';
import { listScreening } from './screening/list-screening.js';
import { readSanctionsList, SANDBOX_LIST } from './screening/sanctions-list.js';
import type { Screening } from './screening/screening.js';

const score = () => z.coerce.number().int().min(1).max(100);

/** What the screening of beneficiaries reads from the environment. */
export const beneficiarySettings = {
  /** A file with the sanctions list of live mode. */
  SCREENING_LIST: z.string().min(1).optional(),
  /** Likeness, 1 to 100, from which on a person has to look. */
  SCREENING_REVIEW_SCORE: score().default(82),
  /** Likeness from which on a beneficiary is rejected at once. */
  SCREENING_REJECT_SCORE: score().default(95),
};

export type BeneficiarySettings = z.output<z.ZodObject<typeof beneficiarySettings>>;

/**
 * Test mode screens against the invented list; live mode against the one that is configured, or takes no beneficiaries.
 * Throws when the thresholds are the wrong way round.
 */
export function screeningOf({ SCREENING_LIST, SCREENING_REVIEW_SCORE: review, SCREENING_REJECT_SCORE: reject }: BeneficiarySettings): Readonly<Partial<Record<Mode, Screening>>> {
  if (review > reject) throw new Error('SCREENING_REVIEW_SCORE must not be above SCREENING_REJECT_SCORE');
  const screening = (path: string | URL) => listScreening(readSanctionsList(path), { review, reject });
  return { test: screening(SANDBOX_LIST), ...(SCREENING_LIST === undefined ? {} : { live: screening(SCREENING_LIST) }) };
}
