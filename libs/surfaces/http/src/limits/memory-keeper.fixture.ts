import type { AskedRequests, GrantedRequests, RequestKeeper } from '@corridor/contracts/accounts';

const WINDOW_MS = 1_000;
/** A gateway that has traffic asks once a second at least. */
const LIVING_MS = 2_500;

interface Window {
  count: number;
  readonly endsAtMs: number;
}

/** A keeper without a database. */
export function memoryKeeper(nowMs: () => number = () => performance.now()): RequestKeeper {
  const windows = new Map<string, Window>();
  const seenAtMs = new Map<string, number>();
  let sweepAtMs = 0;

  function sweep(now: number): void {
    if (now < sweepAtMs) return;
    sweepAtMs = now + WINDOW_MS;
    for (const [name, { endsAtMs }] of windows) if (endsAtMs <= now) windows.delete(name);
    for (const [gateway, at] of seenAtMs) if (at + LIVING_MS <= now) seenAtMs.delete(gateway);
  }

  function grant(now: number, { name, limit, used, wanted }: AskedRequests): GrantedRequests {
    const known = windows.get(name);
    const window = known !== undefined && known.endsAtMs > now ? known : { count: 0, endsAtMs: now + WINDOW_MS };
    windows.set(name, window);
    window.count += used;
    const granted = Math.max(0, Math.min(wanted, limit - window.count));
    window.count += granted;
    return { granted, count: window.count, remainingMs: window.endsAtMs - now };
  }

  return {
    async take(gateway, asked) {
      const now = nowMs();
      sweep(now);
      seenAtMs.set(gateway, now);
      return { granted: asked.map((one) => grant(now, one)), gateways: seenAtMs.size };
    },
  };
}
