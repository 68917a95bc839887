import type { Logger } from '@corridor/runtime';
import type { Producer } from 'kafkajs';
import { DriverClosed } from '../../port/driver-closed.js';
import type { Message } from '../../port/driver.js';
import type { KafkaClient } from '../client/kafka-client.js';
import { assertWhole } from '../client/whole-sends.js';
import { Impatience } from '../client/silent-broker.js';
import type { KafkaMetrics } from '../metrics/kafka-metrics.js';
import { sizeOf } from '../sending/message-size.js';
import type { Topics } from '../topics/topics.js';

export interface EventPublisherOptions {
  readonly client: KafkaClient;
  readonly transactionalId: string;
  readonly topics: Topics;
  readonly metrics: KafkaMetrics;
  readonly logger: Logger;
}

interface Publication {
  readonly topic: string;
  readonly messages: readonly Message[];
  readonly bytes: number;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

const MOST_A_TRANSACTION = 500;
/**
 * Least time between the beginnings of two transactions, unless more waits than fits into one. Each costs the client five
 * requests and the broker three logs however little is in it; one for each event took a quarter of a conversion's processor time.
 */
const GATHER_MS = 50;
/** All of a partition's messages go as one batch, which may not be larger than a message may be. */
const MOST_BYTES_A_TRANSACTION = 1024 * 1024;

/**
 * Publishes events, each call wholly or not at all, in transactions of one transactional id. When anything fails, every
 * call that has not resolved fails with it, and the next begins with a new producer: that ends what the old one left open and
 * shuts out a zombie that publishes with the same id.
 */
export class EventPublisher {
  private waiting: Publication[] = [];
  private running: Promise<void> | null = null;
  private producer: Producer | null = null;
  private impatience: Impatience | null = null;
  private isClosed = false;
  private begunAt = Number.NEGATIVE_INFINITY;
  private endPause: () => void = () => undefined;

  constructor(private readonly options: EventPublisherOptions) {}

  async publish(topic: string, messages: readonly Message[]): Promise<void> {
    if (this.isClosed) throw new DriverClosed();
    if (messages.length === 0) return;
    const bytes = messages.reduce((sum, message) => sum + sizeOf(topic, message), 0);
    await new Promise<void>((done, failed) => {
      this.waiting.push({ topic, messages, bytes, done, failed });
      this.running ??= this.run();
      if (this.isFull()) this.endPause();
    });
  }

  /** What is under way is finished first. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const { failed } of this.waiting.splice(0)) failed(new DriverClosed());
    this.endPause();
    await this.running;
    this.dropProducer();
  }

  private async run(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) {
      await this.gather();
      this.begunAt = performance.now();
      const together = this.take();
      if (together.length > 0) await this.publishTogether(together);
    }
    this.running = null;
  }

  private async gather(): Promise<void> {
    const leftMs = this.begunAt + GATHER_MS - performance.now();
    if (leftMs <= 0 || this.isFull()) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, leftMs);
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private isFull(): boolean {
    return this.waiting.reduce((sum, { messages }) => sum + messages.length, 0) >= MOST_A_TRANSACTION;
  }

  private take(): Publication[] {
    let [count, messages, bytes] = [0, 0, 0];
    for (const publication of this.waiting) {
      messages += publication.messages.length;
      bytes += publication.bytes;
      if (count > 0 && (messages > MOST_A_TRANSACTION || bytes > MOST_BYTES_A_TRANSACTION)) break;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }

  private async publishTogether(publications: readonly Publication[]): Promise<void> {
    try {
      await this.options.topics.ensure(...new Set(publications.map(({ topic }) => topic)));
      await this.inTransaction(publications);
      for (const { done } of publications) done();
    } catch (err) {
      this.options.metrics.producerFailed('publish');
      this.options.logger.warn({ err, calls: publications.length + this.waiting.length }, 'publishing failed');
      this.dropProducer();
      for (const { failed } of [...publications, ...this.waiting.splice(0)]) failed(err);
    }
  }

  private async inTransaction(publications: readonly Publication[]): Promise<void> {
    this.producer ??= this.options.client.transactionalProducer(this.options.transactionalId);
    this.impatience ??= new Impatience(this.producer);
    await this.impatience.on(transact(this.producer, publications));
  }

  private dropProducer(): void {
    const { producer } = this;
    this.producer = null;
    this.impatience = null;
    // Not waited for, because it may be what hangs.
    void producer?.disconnect().catch(() => undefined);
  }
}

/** A transaction that fails is left open: the next producer of this id, or the broker's patience, ends it. */
async function transact(producer: Producer, publications: readonly Publication[]): Promise<void> {
  const topics = [...new Set(publications.map(({ topic }) => topic))];
  const topicMessages = topics.map((topic) => ({
    topic,
    messages: publications.filter((each) => each.topic === topic).flatMap(({ messages }) => messages.map(({ key, value }) => ({ key, value }))),
  }));
  await producer.connect();
  const transaction = await producer.transaction();
  const acknowledged = await transaction.sendBatch({ topicMessages });
  for (const { topic, messages } of topicMessages) assertWhole(topic, messages, acknowledged);
  await transaction.commit();
}
