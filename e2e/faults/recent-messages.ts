import { setTimeout as sleep } from 'node:timers/promises';
import type { Kafka } from 'kafkajs';
import type { TopicMessage } from '../kafka/follow-topics.js';

const KEPT_PER_TOPIC = 200;
const ALL_REPLICAS = -1;
const GIVE_UP_MS = 120_000;
const PAUSE_MS = 500;

/** Remembers what was lately sent, and sends it again. */
export class RecentMessages {
  private readonly byTopic = new Map<string, TopicMessage[]>();

  keep(message: TopicMessage): void {
    const kept = this.byTopic.get(message.topic) ?? [];
    this.byTopic.set(message.topic, kept);
    kept.push(message);
    if (kept.length > KEPT_PER_TOPIC) kept.shift();
  }

  /** The last ones of each topic, oldest first. */
  last(perTopic: number): readonly TopicMessage[] {
    return [...this.byTopic.values()].flatMap((kept) => kept.slice(-perTopic));
  }
}

/** Produces messages once more as they were: key, headers, value and partition. Throws when no broker takes them for long. */
export async function produceAgain(kafka: Kafka, messages: readonly TopicMessage[]): Promise<void> {
  const topics = [...new Set(messages.map(({ topic }) => topic))];
  const topicMessages = topics.map((topic) => ({ topic, messages: messages.filter((each) => each.topic === topic).map(asProduced) }));
  const deadline = Date.now() + GIVE_UP_MS;
  for (;;) {
    const producer = kafka.producer({ allowAutoTopicCreation: false });
    try {
      await producer.connect();
      await producer.sendBatch({ acks: ALL_REPLICAS, topicMessages });
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(PAUSE_MS);
    } finally {
      await producer.disconnect().catch(() => undefined);
    }
  }
}

function asProduced({ key, value, headers, partition }: TopicMessage) {
  return { key, value, headers, partition };
}
