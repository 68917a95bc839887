import { setTimeout as sleep } from 'node:timers/promises';
import type { Kafka } from 'kafkajs';

const JOIN_TIMEOUT_MS = 60_000;

export interface Visit {
  readonly kafka: Kafka;
  /** The service whose command group is joined. */
  readonly service: string;
  readonly stayMs: number;
}

/**
 * Joins a service's command group, so that the partitions are dealt anew, sits on those that it gets without handling or
 * committing anything, and leaves, so that they are dealt once more. Gives back how many it was dealt.
 */
export async function visitCommandGroup({ kafka, service, stayMs }: Visit): Promise<number> {
  const topic = `corridor.${service}.commands`;
  const consumer = kafka.consumer({ groupId: topic, sessionTimeout: 6_000, heartbeatInterval: 500 });
  const timeout = new AbortController();
  try {
    const joined = new Promise<number>((resolve, reject) => {
      consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => resolve(payload.memberAssignment[topic]?.length ?? 0));
      consumer.on(consumer.events.CRASH, ({ payload }) => (payload.restart ? undefined : reject(payload.error)));
    });
    joined.catch(() => undefined);
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: false });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: async () => undefined });
    consumer.pause([{ topic }]);
    const tooLong = sleep(JOIN_TIMEOUT_MS, undefined, { signal: timeout.signal }).then(() => {
      throw new Error(`could not join the group of ${topic} within ${JOIN_TIMEOUT_MS} ms`);
    });
    tooLong.catch(() => undefined);
    const partitions = await Promise.race([joined, tooLong]);
    await sleep(stayMs);
    return partitions;
  } finally {
    timeout.abort();
    await consumer.disconnect();
  }
}
