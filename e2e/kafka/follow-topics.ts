import { setTimeout as sleep } from 'node:timers/promises';
import type { Consumer, IHeaders, Kafka } from 'kafkajs';

/** A message with all that is needed to produce it once more. */
export interface TopicMessage {
  readonly topic: string;
  readonly partition: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: IHeaders;
}

export interface FollowOptions {
  readonly kafka: Kafka;
  readonly groupId: string;
  readonly topics: readonly string[];
  readonly fromBeginning: boolean;
  readonly take: (message: TopicMessage) => void;
}

export interface Follower {
  stop(): Promise<void>;
}

const PAUSE_MS = 500;

/** Reads topics, committed messages only, until it is stopped: a consumer that gives up is replaced in the same group. */
export async function followTopics(options: FollowOptions): Promise<Follower> {
  let current: Consumer | null = null;
  let isStopped = false;
  const start = async (): Promise<void> => {
    while (!isStopped) {
      try {
        current = await consume(options, () => {
          if (!isStopped) void start();
        });
        return;
      } catch {
        await sleep(PAUSE_MS);
      }
    }
  };
  await start();
  return {
    async stop() {
      isStopped = true;
      await current?.disconnect();
    },
  };
}

/** `gaveUp` is called when the client says that it will not go on by itself. */
async function consume({ kafka, groupId, topics, fromBeginning, take }: FollowOptions, gaveUp: () => void): Promise<Consumer> {
  const consumer = kafka.consumer({ groupId, sessionTimeout: 10_000, heartbeatInterval: 1_000, maxWaitTimeInMs: 500 });
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart) void consumer.disconnect().finally(gaveUp);
  });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning });
    await consumer.run({
      eachMessage: async ({ topic, partition, message: { key, value, headers = {} } }) => take({ topic, partition, key, value, headers }),
    });
    return consumer;
  } catch (error) {
    await consumer.disconnect().catch(() => undefined);
    throw error;
  }
}
