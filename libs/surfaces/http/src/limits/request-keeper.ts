/** What a gateway wants of one name's window. */
export interface Asked {
  readonly name: string;
  readonly limit: number;
  /** Admitted without asking since it last asked in this window. */
  readonly used: number;
  /** To admit. */
  readonly wanted: number;
}

export interface Granted {
  /** As many as may be admitted, at most what was wanted. */
  readonly granted: number;
  /** Counted in this window by all gateways, these included. */
  readonly count: number;
  /** How long the window lasts yet. */
  readonly remainingMs: number;
}

export interface Grants {
  /** In the order in which they were asked for. */
  readonly granted: readonly Granted[];
  /** How many gateways have asked of late, this one included. */
  readonly gateways: number;
}

/** Keeps the windows that several gateways share. There is one for each name: gateways must agree on whom they ask. */
export interface RequestKeeper {
  take(gateway: string, asked: readonly Asked[]): Promise<Grants>;
}

const WINDOW_MS = 1_000;
/** A gateway that has traffic asks once a second at least. */
const LIVING_MS = 2_500;

interface Window {
  count: number;
  readonly endsAtMs: number;
}

/** Keeps windows in memory: when it is restarted a second's counts are forgotten, which is less than a limit is worth. */
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

  function grant(now: number, { name, limit, used, wanted }: Asked): Granted {
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
