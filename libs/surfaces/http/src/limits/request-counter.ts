import { RateLimiterMemory } from 'rate-limiter-flexible';

/** How often a name has been counted in its window, this time included, and how long the window lasts yet. */
export interface Count {
  readonly count: number;
  readonly remainingMs: number;
}

/** Counts in windows of a second. One in memory serves a single process, `SharedCounter` serves several gateways. */
export interface RequestCounter {
  /** Counts one more. A count above the limit refuses it. */
  count(name: string, limit: number): Promise<Count>;
}

const WINDOW_SECONDS = 1;

/** Counts in this process alone. */
export function memoryCounter(): RequestCounter {
  // The limit is the caller's and differs by key, so that the store itself must never refuse.
  const store = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: WINDOW_SECONDS });
  return {
    async count(name) {
      const { consumedPoints, msBeforeNext } = await store.consume(name);
      return { count: consumedPoints, remainingMs: msBeforeNext };
    },
  };
}
