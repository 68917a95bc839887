import type { Message as KafkaMessage, Producer } from 'kafkajs';
import type { KafkaClient } from '../client/kafka-client.js';
import { Impatience } from '../client/silent-broker.js';
import { assertWhole } from '../client/whole-sends.js';
import type { KafkaMetrics } from '../metrics/kafka-metrics.js';

interface Connected {
  readonly producer: Producer;
  readonly connected: Promise<void>;
  readonly impatience: Impatience;
}

const ALL_REPLICAS = -1;
/** How long a broker waits for its followers; shorter than we wait for the broker. */
const REPLICATION_TIMEOUT_MS = 4_500;

/**
 * A producer for commands and replies, made when first needed. After a failure it is made anew: a producer that has once
 * seen a topic asks for its metadata for ever, and fails for all others when that one is deleted.
 */
export class ProducerConnection {
  private current: Connected | null = null;

  constructor(
    private readonly client: KafkaClient,
    private readonly metrics: KafkaMetrics,
  ) {}

  /** Resolves when all replicas in sync have the messages. When it throws, nobody knows which of them are there. */
  async send(topic: string, messages: KafkaMessage[]): Promise<void> {
    const used = (this.current ??= this.connect());
    const { producer, connected, impatience } = used;
    try {
      const sent = connected.then(() => producer.send({ topic, messages, acks: ALL_REPLICAS, timeout: REPLICATION_TIMEOUT_MS }));
      assertWhole(topic, messages, await impatience.on(sent));
    } catch (err) {
      this.metrics.producerFailed('send');
      if (this.current === used) this.current = null;
      // Not waited for, because it may be what hangs.
      void drop(used);
      throw err;
    }
  }

  async close(): Promise<void> {
    const { current } = this;
    this.current = null;
    if (current !== null) await drop(current);
  }

  private connect(): Connected {
    const producer = this.client.producer();
    return { producer, impatience: new Impatience(producer), connected: producer.connect() };
  }
}

async function drop({ producer, connected }: Connected): Promise<void> {
  await connected.then(() => producer.disconnect()).catch(() => undefined);
}
