import { RateLimiterMemory } from 'rate-limiter-flexible';

/** How often a name has been counted in its window, this time included, and how long the window lasts yet. */
export interface Count {
  readonly count: number;
  readonly remainingMs: number;
}

/** Counts in windows of a second. A store that several gateways share can take the place of the one in memory. */
export interface RequestCounter {
  count(name: string): Promise<Count>;
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
