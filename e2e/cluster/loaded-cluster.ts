import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LocalSystem, startSystem, type SystemOptions } from '@corridor/deploy/local';
import { createPool, type Pool } from '@corridor/runtime';
import type { Kafka } from 'kafkajs';
import { topicOf } from '../checks/check-events.js';
import { EventJournal } from '../checks/event-journal.js';
import { topicsOf } from '../kafka/cluster-state.js';
import { connectKafka } from '../kafka/connection.js';
import { type Follower, followTopics, type TopicMessage } from '../kafka/follow-topics.js';
import { newParty, type PartiesOptions, type Subscription, WEBHOOK_RETRY_DELAYS_MS } from '../load/parties.js';
import type { Random } from '../load/random.js';
import type { Party, RunRecord } from '../load/record.js';
import { exchange } from '../load/exchanges.js';
import { payout } from '../load/payouts.js';
import { transfer } from '../load/wallets.js';
import { openingDeposits } from '../load/workload.js';
import { Operator } from '../support/operator.js';
import { ProcessLogs } from './process-logs.js';

export interface LoadedClusterOptions extends Pick<SystemOptions, 'brokers' | 'instances' | 'env'>, Pick<PartiesOptions, 'requesterOf'> {
  readonly dataDir: string;
  readonly record: RunRecord;
  readonly random: Random;
  readonly logs: ProcessLogs;
  /** Told of each event that arrives at the subscriber. */
  readonly onEvent?: (message: TopicMessage) => void;
}

/** The whole system with tenants that have money, a subscriber on its topics and receivers of its webhooks. */
export interface LoadedCluster {
  readonly system: LocalSystem;
  readonly kafka: Kafka;
  readonly pool: Pool;
  readonly operator: Operator;
  readonly parties: readonly Party[];
  readonly subscriptions: readonly Subscription[];
  readonly journal: EventJournal;
  close(): Promise<void>;
}

const PARTIES = 3;
/** So short that what moves by itself does so many times, and so long that faults meet it on its way. */
const SANDBOX_DELAY_MS = 1_500;
/** Those that this load makes write events. */
const TELLING_SERVICES = ['accounts', 'collections', 'custody', 'ledger', 'payouts', 'quotes', 'webhooks'];
const TOPICS_TIMEOUT_MS = 30_000;
const POLL_MS = 200;

export async function openLoadedCluster(options: LoadedClusterOptions): Promise<LoadedCluster> {
  const { dataDir, brokers, instances, env, logs, record, random } = options;
  const system = await startSystem({
    ...{ dataDir, brokers, instances, onLine: logs.take },
    env: { WEBHOOK_RETRY_DELAYS_MS, SANDBOX_DELAY_MS: String(SANDBOX_DELAY_MS), LOG_LEVEL: 'info', ...env },
  });
  const pool = createPool({ connectionString: system.postgres.connectionString, max: 4, applicationName: 'corridor-e2e' });
  const kafka = connectKafka({ brokers: system.kafka.bootstrap, clientId: 'e2e', onLine: (text) => logs.take({ source: 'e2e', text }) });
  const operator = new Operator(system.origins[0] ?? '', system.sandbox.ops_key);
  const subscriptions: Subscription[] = [];
  const journal = new EventJournal();
  let follower: Follower | null = null;
  const close = async () => {
    await Promise.all([follower?.stop(), pool.end(), ...subscriptions.map(({ receiver }) => receiver.close())]);
    await system.stop();
  };
  try {
    await makeParties(options, system, subscriptions);
    const parties = [...new Set(subscriptions.map(({ party }) => party))];
    const open = async (party: Party, index: number) => {
      const writing = { party, record, random: random.fork(`opening ${index}`) };
      await openingDeposits(writing);
      // Each service has told something then, so that there are all topics.
      for (const flow of [exchange, payout, transfer]) await flow(writing);
    };
    await Promise.all(parties.map(open));
    follower = await followEvents(kafka, (message) => {
      journal.take({ topic: message.topic, key: message.key?.toString() ?? '', value: message.value?.toString() ?? '' });
      options.onEvent?.(message);
    });
    return { system, kafka, pool, operator, parties, subscriptions, journal, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function makeParties({ requesterOf, record, random }: LoadedClusterOptions, system: LocalSystem, subscriptions: Subscription[]): Promise<void> {
  const [first, ...others] = system.origins;
  if (first === undefined) throw new Error('the system has no gateway');
  const options: PartiesOptions = { origins: [first, ...others], opsKey: system.sandbox.ops_key, requesterOf, record };
  const make = (_: unknown, index: number) => newParty(options, `Tenant ${index + 1}`, random.fork(`party ${index}`));
  subscriptions.push(...(await Promise.all(Array.from({ length: PARTIES }, make))).flat());
}

/** Follows the topics from their beginning, as soon as they are all there. */
async function followEvents(kafka: Kafka, take: (message: TopicMessage) => void): Promise<Follower> {
  const deadline = Date.now() + TOPICS_TIMEOUT_MS;
  for (;;) {
    const topics = await topicsOf(kafka, 'events');
    const missing = TELLING_SERVICES.map(topicOf).filter((topic) => !topics.includes(topic));
    if (missing.length === 0) return followTopics({ kafka, groupId: `e2e-subscriber-${randomUUID()}`, topics, fromBeginning: true, take });
    if (Date.now() > deadline) throw new Error(`there are no topics ${missing.join(', ')}`);
    await sleep(POLL_MS);
  }
}

export function logsOf(dataDir: string): ProcessLogs {
  return new ProcessLogs(join(dataDir, 'output'));
}
