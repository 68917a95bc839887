import { randomUUID } from 'node:crypto';
import { eventually, testKafka } from '@corridor/testing';
import { type Kafka, Partitioners } from 'kafkajs';
import { produceAgain, RecentMessages } from '../faults/recent-messages.js';
import { visitCommandGroup } from '../faults/stranger.js';
import { connectKafka } from './connection.js';
import { followTopics, type TopicMessage } from './follow-topics.js';

const PARTITIONS = 4;

let kafka: Kafka;

beforeAll(async () => {
  kafka = connectKafka({ brokers: await testKafka(), clientId: 'e2e' });
});

async function newTopic(topic: string): Promise<string> {
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: PARTITIONS }], waitForLeaders: true });
  await admin.disconnect();
  return topic;
}

async function produce(topic: string, values: readonly string[]): Promise<void> {
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  await producer.send({ topic, messages: values.map((value) => ({ key: `key of ${value}`, value, headers: { to: `reply of ${value}` } })) });
  await producer.disconnect();
}

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
const inFull = ({ partition, key, value, headers }: TopicMessage) => JSON.stringify([partition, String(key), String(value), String(headers['to'])]);

describe('what stands beside the system on its Kafka', () => {
  it('sends messages again as they were: partition, key, value and headers', async () => {
    const topic = await newTopic(`e2e-${randomUUID()}`);
    await produce(topic, numbers(1, 20));
    const seen: TopicMessage[] = [];
    const recent = new RecentMessages();
    const follower = await followTopics({ kafka, groupId: topic, topics: [topic], fromBeginning: true, take: (message) => seen.push(message) });
    await eventually(() => expect(seen).toHaveLength(20), { timeoutMs: 20_000 });
    for (const message of seen) recent.keep(message);
    await produceAgain(kafka, recent.last(5));
    await eventually(() => expect(seen).toHaveLength(25), { timeoutMs: 20_000 });
    await follower.stop();
    expect(seen.slice(20).map(inFull).sort()).toEqual(seen.slice(15, 20).map(inFull).sort());
  });

  it('takes partitions of a command group for a while, without handling or committing anything', async () => {
    const service = `visited${randomUUID().slice(0, 8)}`;
    const topic = await newTopic(`corridor.${service}.commands`);
    const seen: string[] = [];
    // The service's own group: what a stranger handled or committed would be missing here.
    const follower = await followTopics({ kafka, groupId: topic, topics: [topic], fromBeginning: true, take: ({ value }) => seen.push(String(value)) });
    await produce(topic, numbers(1, 40));
    await eventually(() => expect(new Set(seen).size).toBe(40), { timeoutMs: 20_000 });
    const visit = visitCommandGroup({ kafka, service, stayMs: 2_000 });
    await produce(topic, numbers(41, 200));
    expect(await visit).toBe(PARTITIONS / 2);
    await eventually(() => expect(new Set(seen).size).toBe(200), { timeoutMs: 30_000 });
    await follower.stop();
  });
});
