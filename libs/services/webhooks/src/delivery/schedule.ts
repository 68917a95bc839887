const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long to wait after each failed attempt, in milliseconds: seven retries over a little more than a day. */
export const RETRY_DELAYS_MS: readonly number[] = [
  5_000,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  10 * HOUR_MS,
];

/** Milliseconds until the next attempt after `failedAttempts` (at least one), or null when there is to be none. */
export function retryDelayMs(delaysMs: readonly number[], failedAttempts: number): number | null {
  if (failedAttempts < 1) throw new Error(`no attempt has failed, so there is nothing to retry (${failedAttempts})`);
  return delaysMs[failedAttempts - 1] ?? null;
}
