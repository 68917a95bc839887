import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@corridor/runtime';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** The process was told to stop before it had started. */
export class StartCancelled extends Error {
  override readonly name = 'StartCancelled';
}

export interface Waiting {
  readonly logger: Logger;
  /** Ends the wait with {@link StartCancelled}. */
  readonly signal: AbortSignal;
  /** Whether an error says that something is away, rather than wrong. */
  readonly isAway: (error: unknown) => boolean;
}

/**
 * Does `work` until it succeeds. A process that starts before its database or its brokers waits for them, alive and not
 * ready: ending it would help nobody.
 */
export async function untilReachable<T>(what: string, { logger, signal, isAway }: Waiting, work: () => Promise<T>): Promise<T> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    if (signal.aborted) throw new StartCancelled();
    try {
      return await work();
    } catch (err) {
      if (signal.aborted) throw new StartCancelled();
      if (!isAway(err)) throw err;
      logger.warn({ err, pauseMs }, `${what} is away: waiting for it`);
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
