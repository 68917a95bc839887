import { setTimeout as sleep } from 'node:timers/promises';
import type { Kafka } from 'kafkajs';

const POLL_MS = 500;
const TIMEOUT_MS = 300_000;

/** Topics of one kind, such as `events`, by the names that the services give them. */
export async function topicsOf(kafka: Kafka, kind: 'commands' | 'events'): Promise<readonly string[]> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return (await admin.listTopics()).filter((topic) => topic.startsWith('corridor.') && topic.endsWith(`.${kind}`)).sort();
  } finally {
    await admin.disconnect();
  }
}

/** Waits until each replica of each partition is in sync again: only then can another broker go. */
export async function untilInSync(kafka: Kafka): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  let behind: readonly string[] = ['no broker answers'];
  while (Date.now() < deadline) {
    behind = await partitionsBehind(kafka).catch((error: unknown) => [String(error)]);
    if (behind.length === 0) return;
    await sleep(POLL_MS);
  }
  throw new Error(`replicas were not in sync again within ${TIMEOUT_MS} ms: ${behind.slice(0, 5).join(', ')}`);
}

async function partitionsBehind(kafka: Kafka): Promise<string[]> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const { topics } = await admin.fetchTopicMetadata();
    return topics.flatMap(({ name, partitions }) =>
      partitions.filter(({ isr, replicas }) => isr.length < replicas.length).map(({ partitionId }) => `${name}/${partitionId}`),
    );
  } finally {
    await admin.disconnect();
  }
}
