import type { Logger, Pool } from '@corridor/runtime';
import { inBackground } from '../loops/background.js';
import type { HostMetrics } from '../metrics/host-metrics.js';
import { sweepOutcomes } from '../outcomes/retention.js';
import type { ParkedMessages } from '../parking/parked-messages.js';
import type { TimerStore } from '../timers/timer-store.js';

export interface HousekeepingOptions {
  readonly pool: Pick<Pool, 'query'>;
  readonly schema: string;
  readonly parked: ParkedMessages;
  readonly timers: TimerStore;
  readonly metrics: HostMetrics;
  readonly held: () => boolean;
  readonly logger: Logger;
}

const ROUND_MS = 10_000;
const SWEEP_EVERY_MS = 600_000;

/** Counts what waits and sweeps what is over. */
export class Housekeeping {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private nextSweepAt = 0;

  constructor(private readonly options: HousekeepingOptions) {}

  start(): void {
    const { logger } = this.options;
    this.nextSweepAt = performance.now() + SWEEP_EVERY_MS;
    this.running = inBackground('housekeeping', { logger, signal: this.stopping.signal }, () => this.round());
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async round(): Promise<number> {
    const { pool, schema, parked, timers, metrics, held } = this.options;
    metrics.parked(await parked.count());
    metrics.timersDue(await timers.countDue());
    if (held() && performance.now() >= this.nextSweepAt) {
      await sweepOutcomes(pool, schema);
      this.nextSweepAt = performance.now() + SWEEP_EVERY_MS;
    }
    return ROUND_MS;
  }
}
