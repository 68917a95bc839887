import { durationMs } from '@corridor/runtime';
import { z } from 'zod';

/** What this service reads from its environment. */
export const custodySettings = {
  /** 32 bytes in hexadecimal digits: the key under which the seed of test mode is sealed. Without it there is no custody. */
  CUSTODY_SEALING_KEY: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal digits')
    .optional(),
  /** How long the sandbox waits before it moves something by itself. */
  SANDBOX_DELAY_MS: durationMs().default(5_000),
};

export type CustodySettings = z.output<z.ZodObject<typeof custodySettings>>;
