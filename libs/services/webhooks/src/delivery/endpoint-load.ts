import type { Claimed } from './claim.js';

/** A claimed delivery that waits here for its turn. Times are of the process's monotonic clock, in milliseconds. */
export interface Held {
  readonly claimed: Claimed;
  /** Later than this an attempt could outlive the lease, so it is not begun. */
  readonly startBeforeMs: number;
}

/** What this process has in hand for one endpoint. */
export class EndpointLoad {
  readonly queue: Held[] = [];
  private readonly startedAtMs = new Map<Held, number>();
  private unrecorded = 0;
  private pace: 'unknown' | 'quick' | 'slow' = 'unknown';

  constructor(private readonly slowAfterMs: number) {}

  get inFlight(): number {
    return this.startedAtMs.size;
  }

  get held(): number {
    return this.queue.length + this.startedAtMs.size + this.unrecorded;
  }

  /** Answers promptly, as far as is known: then more is claimed ahead than can be sent at once. */
  isQuick(nowMs: number): boolean {
    return this.pace === 'quick' && !this.isSlow(nowMs);
  }

  /** Slow is an endpoint whose last attempt took long, or that keeps one waiting for long just now. */
  isSlow(nowMs: number): boolean {
    if (this.pace === 'slow') return true;
    const [oldestMs] = this.startedAtMs.values();
    return oldestMs !== undefined && nowMs - oldestMs > this.slowAfterMs;
  }

  started(held: Held, nowMs: number): void {
    this.startedAtMs.set(held, nowMs);
  }

  finished(held: Held, nowMs: number): void {
    const startedMs = this.startedAtMs.get(held);
    if (startedMs === undefined) throw new Error(`the delivery ${held.claimed.id} finished but was not begun`);
    this.startedAtMs.delete(held);
    this.unrecorded += 1;
    this.pace = nowMs - startedMs > this.slowAfterMs ? 'slow' : 'quick';
  }

  recorded(): void {
    this.unrecorded -= 1;
  }
}
