import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKafka } from '@corridor/deploy/kafka';
import type { MessagingDriver } from '@corridor/messaging';
import { createKafkaDriver } from '@corridor/messaging/kafka';
import { createLogger } from '@corridor/runtime';
import { confluentClient, createConfluentDriver } from './confluent-driver.js';

/**
 * Requests and their replies over a real Kafka with one broker, everything in this process: our driver, which is on kafkajs, and
 * the least that could be one on @confluentinc/kafka-javascript, in turns. For the second:
 * `CKJS_LINKING=dynamic npm install --no-save @confluentinc/kafka-javascript@1.10.1`.
 */
const RUNS = [
  { concurrency: 1, requests: 500 },
  { concurrency: 64, requests: 10_000 },
] as const;
const ROUNDS = 3;
const WARM_UP = 500;
const KEYS = 50;
const TIMEOUT_MS = 15_000;

type Requests = Pick<MessagingDriver, 'request' | 'consumeCommands' | 'close'>;

const dataDir = await mkdtemp(join(tmpdir(), 'corridor-bench-messaging-'));
const kafka = await startKafka({ dataDir, brokers: 1 });
try {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const topic = (client: string) => `bench.${client}.${round}`;
    await measure('kafkajs', topic('kafkajs'), await onKafkajs(round));
    const client = await confluentClient(kafka.bootstrap);
    if (client === null) console.log('@confluentinc/kafka-javascript is not installed');
    else await measure('@confluentinc/kafka-javascript', topic('confluent'), await createConfluentDriver(client, topic('confluent')));
  }
} finally {
  await kafka.stop();
  await rm(dataDir, { recursive: true, force: true });
}
process.exit(0);

async function onKafkajs(round: number): Promise<Requests> {
  const logger = createLogger({ name: 'bench', level: 'error' });
  const driver = createKafkaDriver({ brokers: kafka.bootstrap, instance: `bench-${round}`, transactionalId: 'bench', logger });
  await driver.ready();
  return driver;
}

async function measure(name: string, topic: string, driver: Requests): Promise<void> {
  driver.consumeCommands({ topic, maxBatch: 200, maxInFlight: 4 }, async (batch) => batch.forEach((command) => command.reply(command.value)));
  await askAll(driver, topic, { concurrency: 16, requests: WARM_UP });
  for (const run of RUNS) {
    const cpuBefore = process.cpuUsage();
    const { perSecond, p50Ms, p99Ms } = await askAll(driver, topic, run);
    const { user, system } = process.cpuUsage(cpuBefore);
    const cpuMs = (user + system) / 1_000 / run.requests;
    console.log(`${name}, ${run.concurrency} at once: ${Math.round(perSecond)}/s, p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, ${cpuMs.toFixed(2)} ms of CPU each`);
  }
  await driver.close();
}

async function askAll(driver: Requests, topic: string, { concurrency, requests }: { readonly concurrency: number; readonly requests: number }) {
  const tookMs: number[] = [];
  let asked = 0;
  const startedAt = performance.now();
  const worker = async () => {
    while (asked < requests) {
      const value = String((asked += 1));
      const sentAt = performance.now();
      const answer = await driver.request(topic, { key: `k${asked % KEYS}`, value }, { timeoutMs: TIMEOUT_MS });
      if (answer !== value) throw new Error(`asked ${value} and heard ${String(answer)}`);
      tookMs.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - startedAt) / 1000;
  tookMs.sort((one, other) => one - other);
  return { perSecond: requests / seconds, p50Ms: tookMs[Math.floor(tookMs.length / 2)] ?? 0, p99Ms: tookMs[Math.floor(tookMs.length * 0.99)] ?? 0 };
}
