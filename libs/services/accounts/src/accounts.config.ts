import { durationMs } from '@corridor/runtime';
import { z } from 'zod';
import { beneficiarySettings } from './beneficiaries/beneficiaries.config.js';

const HEX_KEY = /^[0-9a-f]{64}$/i;

/** What this service reads from its environment. */
export const accountsSettings = {
  /** Wraps the keys of personal data. Without a default: a key that everybody knows would be none. */
  PERSONAL_DATA_KEY: z.string().regex(HEX_KEY, 'must be 64 hexadecimal digits: 32 random bytes'),
  /** How long verifications take in test mode. */
  SANDBOX_DELAY_MS: durationMs().default(5_000),
  ...beneficiarySettings,
};

export type AccountsSettings = z.output<z.ZodObject<typeof accountsSettings>>;
