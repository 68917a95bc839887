import type { Logger } from '@corridor/runtime';
import { backoffMs, pause, Stopped } from './pause.js';

/** Less than half of what a lease lasts, so that a short outage does not lose it. */
const BACKOFF = { firstMs: 100, mostMs: 2_000 };

/**
 * Runs a round of work again and again until the signal is raised; a round says how long to rest after it. A round that
 * throws is logged and done again after a pause that grows: nobody else would start it again.
 */
export async function inBackground(
  what: string,
  { logger, signal }: { readonly logger: Logger; readonly signal: AbortSignal },
  round: () => Promise<number>,
): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    try {
      const restMs = await round();
      failures = 0;
      await pause(restMs, signal);
    } catch (err) {
      if (err instanceof Stopped || signal.aborted) return;
      logger.warn({ err, what, failures }, 'a background round failed');
      await pause(backoffMs(failures, BACKOFF), signal).catch(() => undefined);
      failures += 1;
    }
  }
}
