import type { Logger } from '@corridor/runtime';
import { failureKind } from './failure.js';
import { backoffMs, pause, Stopped } from './pause.js';

export interface Persistence {
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** The longest is what a request waits in vain when the database is back: short beside the 15 s of its sender. */
const BACKOFF = { firstMs: 50, mostMs: 2_000 };

/**
 * Does work that may safely be done again, until the infrastructure lets it succeed. Without bound: while the database is
 * away there is nothing better to do than to wait for it.
 * @throws {Stopped} when the host stops first, and whatever else the work throws that is not the infrastructure's fault
 */
export async function persistently<T>(what: string, { logger, signal }: Persistence, work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (err) {
      if (signal.aborted) throw new Stopped();
      if (failureKind(err) !== 'infrastructure') throw err;
      logger.warn({ err, what, attempt }, 'waiting for the infrastructure');
      await pause(backoffMs(attempt, BACKOFF), signal);
    }
  }
}
