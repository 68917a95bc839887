import type { Logger } from '@corridor/runtime';
import { backoffMs, pause } from '../../loops/pause.js';
import type { ConsumerSettings, KafkaClient } from '../client/kafka-client.js';
import type { KafkaMetrics } from '../metrics/kafka-metrics.js';
import { ConsumerLife, type MemberListener } from './consumer-life.js';

export interface GroupMemberOptions extends ConsumerSettings {
  readonly client: KafkaClient;
  readonly topics: readonly string[];
  readonly ensureTopics: () => Promise<void>;
  readonly fromBeginning: boolean;
  /**
   * Whether each consumer that is made has a group to itself. A lone member that comes back need not wait then until the group
   * has given up its former self, which takes as long as a rebalance may.
   */
  readonly groupPerConsumer: boolean;
  readonly listener: MemberListener;
  readonly metrics: KafkaMetrics;
  readonly logger: Logger;
}

const BACKOFF = { firstMs: 100, mostMs: 3_000 };
const STEADY_AFTER_MS = 30_000;

/** Keeps one consumer in a group, for ever: when it fails, or falls silent, another is made after a pause. */
export class GroupMember {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private made = 0;

  constructor(private readonly options: GroupMemberOptions) {}

  start(): void {
    this.running = this.keepRunning();
  }

  /** Leaves the group, so that others need not wait for its session to end. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async keepRunning(): Promise<void> {
    const { signal } = this.stopping;
    const { groupId, logger, metrics } = this.options;
    for (let failures = 0; !signal.aborted; ) {
      const startedAt = performance.now();
      try {
        await this.runOne();
      } catch (err) {
        if (performance.now() - startedAt > STEADY_AFTER_MS) failures = 0;
        logger.warn({ err, group: groupId, failures }, 'a consumer failed and is made anew');
        metrics.consumerRestarted(groupId);
        await pause(backoffMs(failures, BACKOFF), signal).catch(() => undefined);
        failures += 1;
      }
    }
  }

  private async runOne(): Promise<void> {
    const { client, topics, ensureTopics, fromBeginning, listener, groupPerConsumer, groupId } = this.options;
    await ensureTopics();
    if (this.stopping.signal.aborted) return;
    this.made += 1;
    const consumer = client.consumer({ ...this.options, groupId: groupPerConsumer ? `${groupId}.${this.made}` : groupId });
    await new ConsumerLife({ consumer, topics, fromBeginning, listener, stop: this.stopping.signal }).live();
  }
}
