/** The host is stopping: what was waited for is given up. Whoever is told must not conclude anything else from it. */
export class Stopped extends Error {
  constructor() {
    super('the host is stopping');
  }
}

/** Waits `ms`. @throws {Stopped} at once when the signal is raised */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) throw new Stopped();
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new Stopped());
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}

export interface Backoff {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** Doubles from `firstMs` to `mostMs`, of which up to half is taken off at random, so that many do not try in step. */
export function backoffMs(attempt: number, { firstMs, mostMs }: Backoff): number {
  const full = Math.min(mostMs, firstMs * 2 ** Math.min(attempt, 30));
  return full * (1 - Math.random() / 2);
}
