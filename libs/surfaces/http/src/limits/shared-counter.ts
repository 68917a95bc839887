import type { AskedRequests, GrantedRequests, RequestKeeper } from '@corridor/contracts/accounts';
import type { Count, RequestCounter } from './request-counter.js';

export interface SharedCounterOptions {
  readonly keeper: RequestKeeper;
  /** This gateway's name, unique among the living. */
  readonly gateway: string;
  /** Told when the keeper does not answer. */
  readonly onError?: (error: unknown) => void;
  readonly nowMs?: () => number;
}

interface Waiting {
  readonly name: string;
  readonly limit: number;
  readonly resolve: (count: Count) => void;
}

/** One name's window as this gateway knows it. */
interface Window {
  endsAtMs: number;
  /** Admitted here, with and without asking. */
  admitted: number;
  /** Admitted without asking, and of those how many the keeper knows of. */
  free: number;
  reported: number;
  /** Granted and not used yet. */
  granted: number;
  /** What all gateways had counted when the keeper last answered. */
  total: number;
  isFull: boolean;
}

const WINDOW_MS = 1_000;
/** Share of a limit by which all gateways together may admit too many, and too few: a twentieth either way. */
const TOLERANCE = 1 / 20;
/** Until the keeper has said how many gateways there are. */
const SUPPOSED_GATEWAYS = 10;
const MOST_WINDOWS = 10_000;

/**
 * Counts with the help of a keeper that all gateways ask, so that a limit holds among them however the requests are
 * spread. A few requests of each window are admitted without asking, and a few more are asked for than are there, so that
 * a client who is far from its limit waits for nobody. Everything that waits is asked for in one call, one at a time.
 * While the keeper does not answer, each gateway admits its share.
 */
export class SharedCounter implements RequestCounter {
  private readonly windows = new Map<string, Window>();
  private waiting: Waiting[] = [];
  private isAsking = false;
  private askedAtMs = 0;
  private gateways = SUPPOSED_GATEWAYS;
  /** Since when the keeper has known of no other gateway. */
  private aloneSinceMs = Number.POSITIVE_INFINITY;
  private readonly nowMs: () => number;

  constructor(private readonly options: SharedCounterOptions) {
    this.nowMs = options.nowMs ?? (() => performance.now());
  }

  async count(name: string, limit: number): Promise<Count> {
    const window = this.windowOf(name);
    if (window.granted > 0) {
      window.granted -= 1;
      return this.admitted(window, limit);
    }
    if (window.isFull) return this.refused(window, limit);
    if (window.free < this.spare(limit)) {
      window.free += 1;
      // It counts as living by asking, if only for nothing.
      if (this.nowMs() - this.askedAtMs > WINDOW_MS) void this.ask();
      return this.admitted(window, limit);
    }
    return new Promise((resolve) => {
      this.waiting.push({ name, limit, resolve });
      void this.ask();
    });
  }

  /** What one gateway may be wrong by, so that all of them together stay within the tolerance. A lone one can't be. */
  private spare(limit: number): number {
    if (this.nowMs() - this.aloneSinceMs > WINDOW_MS) return limit;
    return Math.floor((limit * TOLERANCE) / this.gateways);
  }

  private async ask(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    this.askedAtMs = this.nowMs();
    const byName = new Map<string, Waiting[]>();
    for (const one of this.waiting.splice(0)) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
    const asked = [...byName].map(([name, all]) => this.askedOf(name, all));
    try {
      const { granted, gateways } = await this.options.keeper.take(this.options.gateway, asked);
      this.gateways = Math.max(1, gateways);
      this.aloneSinceMs = this.gateways === 1 ? Math.min(this.aloneSinceMs, this.nowMs()) : Number.POSITIVE_INFINITY;
      [...byName.values()].forEach((all, at) => this.settle(all, asked[at] as AskedRequests, granted[at] as GrantedRequests));
    } catch (error) {
      this.options.onError?.(error);
      for (const one of [...byName.values()].flat()) one.resolve(this.byShare(one));
    }
    this.isAsking = false;
    if (this.waiting.length > 0) void this.ask();
  }

  private askedOf(name: string, all: readonly Waiting[]): AskedRequests {
    const window = this.windowOf(name);
    const { limit } = all[0] as Waiting;
    const used = window.free - window.reported;
    window.reported = window.free;
    return { name, limit, used, wanted: all.length + this.spare(limit) };
  }

  private settle(all: readonly Waiting[], { name, limit, wanted }: AskedRequests, { granted, count, remainingMs }: GrantedRequests): void {
    const window = this.windowOf(name);
    window.endsAtMs = this.nowMs() + remainingMs;
    window.total = count;
    window.isFull = granted < wanted;
    window.granted = Math.max(0, granted - all.length);
    for (const [at, { resolve }] of all.entries()) resolve(at < granted ? this.admitted(window, limit) : this.refused(window, limit));
  }

  private byShare({ name, limit }: Waiting): Count {
    const window = this.windowOf(name);
    return window.admitted < Math.ceil(limit / this.gateways) ? this.admitted(window, limit) : this.refused(window, limit);
  }

  private admitted(window: Window, limit: number): Count {
    window.admitted += 1;
    const count = window.total + window.free - window.reported - window.granted;
    return { count: Math.min(limit, Math.max(1, count)), remainingMs: Math.max(0, window.endsAtMs - this.nowMs()) };
  }

  private refused({ endsAtMs }: Window, limit: number): Count {
    return { count: limit + 1, remainingMs: Math.max(0, endsAtMs - this.nowMs()) };
  }

  private windowOf(name: string): Window {
    const now = this.nowMs();
    const known = this.windows.get(name);
    if (known !== undefined && known.endsAtMs > now) return known;
    const fresh = { endsAtMs: now + WINDOW_MS, admitted: 0, free: 0, reported: 0, granted: 0, total: 0, isFull: false };
    if (this.windows.size >= MOST_WINDOWS) for (const [other, { endsAtMs }] of this.windows) if (endsAtMs <= now) this.windows.delete(other);
    this.windows.set(name, fresh);
    return fresh;
  }
}
