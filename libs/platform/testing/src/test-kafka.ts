import { startKafka } from '@corridor/deploy/kafka';
import { startedOnce } from './started-once.js';

/** Fetching the jars may be part of it. */
const START_TIMEOUT_MS = 400_000;

/**
 * The addresses of a real Kafka of one broker, which all specs of a run share. It makes no topic by itself, and names of
 * topics, groups and transactional ids are everyone's: put something random into yours.
 */
export function testKafka(): Promise<readonly string[]> {
  return startedOnce({
    name: 'Kafka',
    timeoutMs: START_TIMEOUT_MS,
    start: async (dataDir) => (await startKafka({ dataDir, brokers: 1, outlivesUs: true })).bootstrap,
  });
}
