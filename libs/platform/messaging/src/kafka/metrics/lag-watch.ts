import type { Logger } from '@corridor/runtime';
import { inBackground } from '../../loops/background.js';
import type { AdminConnection } from '../client/admin-connection.js';
import { groupLag } from './group-lag.js';
import type { KafkaMetrics } from './kafka-metrics.js';

export interface LagWatchOptions {
  readonly admin: AdminConnection;
  readonly metrics: KafkaMetrics;
  readonly logger: Logger;
}

const LOOK_EVERY_MS = 10_000;

/** Looks now and then how far the groups that this process is in are behind; every instance says the same of its group. */
export class LagWatch {
  private readonly watched: { readonly group: string; readonly topic: string }[] = [];
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;

  constructor(private readonly options: LagWatchOptions) {}

  watch(group: string, topics: readonly string[]): void {
    this.watched.push(...topics.map((topic) => ({ group, topic })));
    this.running ??= inBackground('kafka lag', { logger: this.options.logger, signal: this.stopping.signal }, () => this.look());
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async look(): Promise<number> {
    const { admin, metrics } = this.options;
    for (const { group, topic } of this.watched) {
      if (this.stopping.signal.aborted) break;
      // Topics that are just being made have no offsets to look at.
      const lag = await admin.use((connected) => groupLag(connected, group, topic)).catch(() => null);
      if (lag !== null) metrics.lag(group, topic, lag);
    }
    return LOOK_EVERY_MS;
  }
}
