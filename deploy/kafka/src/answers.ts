import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';

const POLL_MS = 100;
const CONNECT_TIMEOUT_MS = 1_000;
const REQUEST_TIMEOUT_MS = 5_000;

export interface Wanted {
  readonly address: string;
  /** How many brokers it must know of, itself included. */
  readonly brokers: number;
  readonly deadline: number;
  /** Why waiting is pointless, or null. */
  readonly failure: () => string | null;
}

/**
 * Waits until a broker answers and knows so many brokers and their controller. A port that is open is not enough: a broker
 * listens before it has joined.
 */
export async function answers({ address, brokers, deadline, failure }: Wanted): Promise<void> {
  for (;;) {
    const known = await knownBrokers(address);
    if (known >= brokers) return;
    const why = failure() ?? (Date.now() > deadline ? `it knew ${known} of ${brokers} brokers when the time was over` : null);
    if (why !== null) throw new Error(why);
    await sleep(POLL_MS);
  }
}

/** How many brokers the one at `address` knows of; 0 when it does not answer or knows no controller. */
async function knownBrokers(address: string): Promise<number> {
  const kafka = new Kafka({
    clientId: 'corridor-deploy',
    brokers: [address],
    logLevel: logLevel.NOTHING,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    retry: { retries: 0 },
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    const { brokers, controller } = await admin.describeCluster();
    return controller === null || controller < 0 ? 0 : brokers.length;
  } catch {
    return 0;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
