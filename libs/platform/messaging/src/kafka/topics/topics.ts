import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@corridor/runtime';
import type { AdminConnection } from '../client/admin-connection.js';
import { topicSettings, type TopicSettings } from './topic-catalogue.js';

export interface TopicsOptions {
  readonly admin: AdminConnection;
  readonly replicationFactor: number;
  readonly create: boolean;
  readonly logger: Logger;
}

/** A topic is not there, and this driver was told not to make any. */
export class TopicMissing extends Error {
  override readonly name = 'TopicMissing';

  constructor(readonly topic: string) {
    super(`the topic ${topic} does not exist, and this process does not create topics`);
  }
}

const VISIBLE_TRIES = 40;
const VISIBLE_PAUSE_MS = 50;

/** Sees to it that topics are there before they are used. Nothing relies on brokers that create topics by themselves. */
export class Topics {
  private readonly known = new Map<string, Promise<void>>();

  constructor(private readonly options: TopicsOptions) {}

  /** @throws TopicMissing, or what the cluster said; the next call tries again */
  async ensure(...topics: readonly string[]): Promise<void> {
    await Promise.all(topics.map((topic) => this.ensureOne(topic)));
  }

  /** @throws TopicMissing when the topic is not there, whatever this driver may create */
  async find(topic: string): Promise<void> {
    await this.remember(topic, () => this.createUnlessThere(topic, false));
  }

  private async ensureOne(topic: string): Promise<void> {
    await this.remember(topic, () => this.createUnlessThere(topic, this.options.create));
  }

  private async remember(topic: string, look: () => Promise<void>): Promise<void> {
    let seen = this.known.get(topic);
    if (seen === undefined) {
      seen = look();
      this.known.set(topic, seen);
      seen.catch(() => this.known.delete(topic));
    }
    await seen;
  }

  private async createUnlessThere(topic: string, create: boolean): Promise<void> {
    const { replicationFactor, logger } = this.options;
    const settings = topicSettings(topic, { replicationFactor });
    let partitions = await this.partitionsOf(topic);
    if (partitions === null) {
      if (!create) throw new TopicMissing(topic);
      partitions = await this.create(settings);
    }
    if (partitions === settings.partitions) return;
    logger.warn({ topic, partitions, expected: settings.partitions }, 'a topic has another number of partitions than it is created with');
  }

  private async create({ topic, partitions, replicationFactor, config }: TopicSettings): Promise<number> {
    const configEntries = Object.entries(config).map(([name, value]) => ({ name, value }));
    const wanted = { topic, numPartitions: partitions, replicationFactor, configEntries };
    // False when somebody else was first, which is as good.
    const made = await this.options.admin.use((admin) => admin.createTopics({ topics: [wanted], waitForLeaders: false }));
    if (made) this.options.logger.info({ topic, partitions, replicationFactor }, 'a topic was created');
    for (let tries = 0; tries < VISIBLE_TRIES; tries += 1) {
      const visible = await this.partitionsOf(topic);
      if (visible !== null) return visible;
      await sleep(VISIBLE_PAUSE_MS);
    }
    throw new Error(`the topic ${topic} was created and is not there yet`);
  }

  /** How many partitions the topic has; null when it is not there, or has no leaders yet. */
  private async partitionsOf(topic: string): Promise<number | null> {
    return await this.options.admin.use(async (admin) => {
      try {
        const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
        return topics[0]?.partitions.length ?? null;
      } catch (err) {
        if (isUnknownTopic(err)) return null;
        throw err;
      }
    });
  }
}

function isUnknownTopic(error: unknown): boolean {
  const types = [error, (error as { cause?: unknown }).cause].map((each) => (each as { type?: string } | undefined)?.type);
  return types.some((type) => type === 'UNKNOWN_TOPIC_OR_PARTITION' || type === 'LEADER_NOT_AVAILABLE');
}
