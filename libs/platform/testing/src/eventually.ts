import { setTimeout as sleep } from 'node:timers/promises';

const DEFAULT_TIMEOUT_MS = 15_000;
const DEFAULT_INTERVAL_MS = 20;

/**
 * Tries `fn`, which asserts, until it does not throw, and gives back what it returns. After `timeoutMs` (15 s) it throws
 * what the last try threw, so that the failure shows the last state seen. `fn` is tried at least once.
 */
export async function eventually<T>(
  fn: () => T | Promise<T>,
  { timeoutMs = DEFAULT_TIMEOUT_MS, intervalMs = DEFAULT_INTERVAL_MS }: { readonly timeoutMs?: number; readonly intervalMs?: number } = {},
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await fn();
    } catch (error) {
      if (Date.now() + intervalMs > deadline) throw error;
    }
    await sleep(intervalMs);
  }
}
