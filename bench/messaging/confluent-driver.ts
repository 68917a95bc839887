import { randomUUID } from 'node:crypto';
import type { Consumer, Message, MessagingDriver, ReceivedCommand } from '@corridor/messaging';
import { BatchPerTurn } from './batch-per-turn.js';

/** As much of the client's interface as is used here; it looks like kafkajs'. */
interface Client {
  producer(settings: object): Connected & { send(record: { topic: string; messages: object[] }): Promise<unknown> };
  consumer(settings: object): Connected & {
    subscribe(what: { topics: string[] }): Promise<void>;
    run(settings: { partitionsConsumedConcurrently: number; eachBatch: (payload: { batch: { messages: Received[] } }) => Promise<void> }): Promise<void>;
  };
  admin(): Connected & { createTopics(topics: object): Promise<boolean> };
}

interface Connected {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

interface Received {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, Buffer | string>>;
}

const PACKAGE = '@confluentinc/kafka-javascript';
const PARTITIONS = 12;
const SETTLE_MS = 2_000;

/** Null when the package is not installed: it compiles C, so it is none of the project's dependencies. */
export async function confluentClient(brokers: readonly string[]): Promise<Client | null> {
  const loaded = (await import(PACKAGE).catch(() => null)) as { default: { KafkaJS: { Kafka: new (settings: object) => Client; logLevel: { ERROR: number } } } } | null;
  if (loaded === null) return null;
  const { Kafka, logLevel } = loaded.default.KafkaJS;
  return new Kafka({ kafkaJS: { clientId: 'bench', brokers: [...brokers], logLevel: logLevel.ERROR } });
}

/**
 * Requests and replies behind the port, made as the driver on kafkajs makes them: batches of whatever has come, acks from all
 * replicas, no linger. Nothing is done for rebalances, failures or order, so it is as fast as it can be.
 */
export async function createConfluentDriver(client: Client, topic: string): Promise<Pick<MessagingDriver, 'request' | 'consumeCommands' | 'close'>> {
  const replies = `bench.replies.${randomUUID()}`;
  const admin = client.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: PARTITIONS }, { topic: replies, numPartitions: 1 }] });
  await admin.disconnect();
  const producer = client.producer({ kafkaJS: { acks: -1 }, 'linger.ms': 0 });
  await producer.connect();
  const senders = { [topic]: senderTo(topic), [replies]: senderTo(replies) };
  const waiting = new Map<string, (value: string) => void>();
  const opened: Connected[] = [producer];
  let count = 0;

  await consume(replies, async (messages) => {
    for (const { headers, value } of messages) waiting.get(String(headers?.['correlation']))?.(String(value));
  });
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));

  function senderTo(to: string): BatchPerTurn<object> {
    return new BatchPerTurn((messages) => producer.send({ topic: to, messages }).then(() => undefined));
  }

  async function consume(from: string, handle: (messages: Received[]) => Promise<void>): Promise<void> {
    const consumer = client.consumer({ kafkaJS: { groupId: `${from}.group`, fromBeginning: true, autoCommit: true }, 'fetch.wait.max.ms': 500 });
    opened.push(consumer);
    await consumer.connect();
    await consumer.subscribe({ topics: [from] });
    await consumer.run({ partitionsConsumedConcurrently: PARTITIONS, eachBatch: ({ batch }) => handle(batch.messages) });
  }

  return {
    request: (_topic: string, { key, value }: Message) =>
      new Promise((resolve) => {
        const correlation = String((count += 1));
        waiting.set(correlation, (answer) => {
          waiting.delete(correlation);
          resolve(answer);
        });
        senders[topic]?.push({ key, value, headers: { correlation } });
      }),
    consumeCommands(_options, handle): Consumer {
      const received = ({ key, value, headers }: Received): ReceivedCommand => ({
        key: String(key),
        value: String(value),
        reply: (answer) => senders[replies]?.push({ value: answer, headers: { correlation: String(headers?.['correlation']) } }),
      });
      void consume(topic, (messages) => handle(messages.map(received)));
      return { stop: async () => undefined };
    },
    close: async () => void (await Promise.all(opened.map((each) => each.disconnect()))),
  };
}
