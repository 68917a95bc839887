import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLine, isAlive } from '@corridor/runtime';
import { type Admin, Kafka, logLevel } from 'kafkajs';
import { type KafkaCluster, startKafka } from './cluster.js';

/** Not the testing library's, which is built on this one; what a spec leaves there goes with the run. */
function specFolder(): string {
  const run = process.env['CORRIDOR_TEST_RUN_DIR'];
  if (run === undefined) throw new Error('Not in a test run');
  return mkdtempSync(join(run, 'kafka-spec-'));
}

async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`${what} did not come about`);
    await sleep(100);
  }
}

let clients = 0;

/**
 * A frozen broker accepts connections and answers nothing, and a client of kafkajs asks the one that its list begins with
 * until its tries are over: each client begins with the next one.
 */
function clientOf({ bootstrap }: Pick<KafkaCluster, 'bootstrap'>): Kafka {
  const first = clients++ % bootstrap.length;
  return new Kafka({
    clientId: 'spec',
    brokers: [...bootstrap.slice(first), ...bootstrap.slice(0, first)],
    logLevel: logLevel.NOTHING,
    requestTimeout: 3_000,
    retry: { initialRetryTime: 100, retries: 2 },
  });
}

async function withAdmin<T>(cluster: Pick<KafkaCluster, 'bootstrap'>, use: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = clientOf(cluster).admin();
  await admin.connect();
  try {
    return await use(admin);
  } finally {
    await admin.disconnect();
  }
}

/** Until it is acknowledged, with a fresh producer for each try. */
async function write(cluster: KafkaCluster, value: string): Promise<void> {
  await until(`the write of ${value}`, async () => {
    const producer = clientOf(cluster).producer({ allowAutoTopicCreation: false });
    try {
      await producer.connect();
      await producer.send({ topic: 'spec', acks: -1, messages: [{ key: 'k', value }] });
      return true;
    } catch {
      return false;
    } finally {
      await producer.disconnect();
    }
  });
}

/** Reads the topic from its start until all of these have come. A write that was tried again may be there twice. */
async function reads(cluster: KafkaCluster, group: string, wanted: readonly string[]): Promise<void> {
  const consumer = clientOf(cluster).consumer({ groupId: group });
  const values = new Set<string | undefined>();
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: ['spec'], fromBeginning: true });
    await consumer.run({ eachMessage: async ({ message }) => void values.add(message.value?.toString()) });
    await until(`the messages ${wanted.join(', ')}`, () => wanted.every((value) => values.has(value)));
  } finally {
    await consumer.disconnect();
  }
}

const createTopic = (cluster: KafkaCluster) =>
  withAdmin(cluster, (admin) => admin.createTopics({ waitForLeaders: false, topics: [{ topic: 'spec', numPartitions: 1 }] }));
const pidsOf = (cluster: KafkaCluster): number[] => cluster.brokers.flatMap(({ pid }) => (pid === null ? [] : [pid]));

describe('a cluster of one broker', () => {
  const dataDir = specFolder();
  const lines: string[] = [];
  let cluster: KafkaCluster;

  beforeAll(async () => {
    cluster = await startKafka({ dataDir, brokers: 1, onLog: (line) => lines.push(line) });
  });
  afterAll(() => cluster.stop());

  it('answers on loopback as soon as it is said to run', async () => {
    expect(cluster.bootstrap).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+$/)]);
    const { brokers } = await withAdmin(cluster, (admin) => admin.describeCluster());
    expect(brokers).toHaveLength(1);
  });

  it('makes no topic by itself', async () => {
    const refused = clientOf(cluster).producer({ allowAutoTopicCreation: true, retry: { retries: 0 } });
    await refused.connect();
    await expect(refused.send({ topic: 'unknown', messages: [{ value: 'x' }] })).rejects.toThrow();
    await refused.disconnect();
    expect(await withAdmin(cluster, (admin) => admin.listTopics())).not.toContain('unknown');
  });

  it('keeps what was acknowledged through kill -9 (invariant 7)', async () => {
    await createTopic(cluster);
    await write(cluster, 'before the kill');
    await cluster.brokers[0]!.kill();
    expect(cluster.brokers[0]!.pid).toBeNull();
    await cluster.brokers[0]!.start();
    await reads(cluster, 'after-the-kill', ['before the kill']);
  });

  it('says so when a broker ends that nobody has stopped', async () => {
    expect(lines.join('\n')).not.toContain('unexpectedly');
    process.kill(cluster.brokers[0]!.pid!, 'SIGKILL');
    await until('the report', () => lines.some((line) => line.startsWith('Kafka broker 1 has ended unexpectedly (SIGKILL)')));
    await cluster.brokers[0]!.start();
  });

  it('refuses a folder that somebody else has open', async () => {
    await expect(startKafka({ dataDir, brokers: 1 })).rejects.toThrow('in use');
  });

  it('leaves nothing running when it is stopped, and has its data when it is started again', async () => {
    const pids = pidsOf(cluster);
    await cluster.stop();
    expect(pids).toHaveLength(1);
    expect(pids.filter(isAlive)).toEqual([]);
    cluster = await startKafka({ dataDir, brokers: 1 });
    await reads(cluster, 'after-the-stop', ['before the kill']);
  });

  it('refuses to become one of three', async () => {
    await cluster.stop();
    await expect(startKafka({ dataDir, brokers: 3 })).rejects.toThrow('holds a cluster of 1 brokers');
  });
});

describe('a cluster of three brokers', () => {
  const dataDir = specFolder();
  let cluster: KafkaCluster;

  beforeAll(async () => {
    cluster = await startKafka({ dataDir, brokers: 3 });
    await createTopic(cluster);
  });
  afterAll(() => cluster.stop());

  const partition = () =>
    withAdmin(cluster, async (admin) => {
      const { topics } = await admin.fetchTopicMetadata({ topics: ['spec'] });
      return topics[0]!.partitions[0]!;
    });
  /** A broker that has not heard of the topic yet, or of its leader, answers with an error. */
  const allInSync = () => until('three replicas in sync', () => partition().then(({ isr }) => isr.length === 3, () => false));
  const leader = async () => cluster.brokers[(await partition()).leader - 1]!;

  it('has three replicas of everything', async () => {
    expect(cluster.bootstrap).toHaveLength(3);
    await allInSync();
  });

  it('takes and gives messages while the leader is dead, and takes it back (invariant 7)', async () => {
    await write(cluster, 'before the kill');
    const victim = await leader();
    await victim.kill();
    await write(cluster, 'after the kill');
    await reads(cluster, 'while-dead', ['before the kill', 'after the kill']);
    await victim.start();
    await allInSync();
  });

  it('takes messages while the leader is frozen', async () => {
    const victim = await leader();
    victim.suspend();
    await write(cluster, 'past the frozen one');
    victim.resume();
    await allInSync();
  });

  it('leaves nothing running when it is stopped', async () => {
    const pids = pidsOf(cluster);
    expect(pids).toHaveLength(3);
    await cluster.stop();
    expect(pids.filter(isAlive)).toEqual([]);
  });
});

describe('brokers whose starter was killed', () => {
  it('are ended by the next start', async () => {
    const dataDir = specFolder();
    // Brokers that outlive us, marked as if they should not have, and a lock that nobody holds: what a kill leaves.
    const first = await startKafka({ dataDir, brokers: 1, outlivesUs: true });
    const [left] = pidsOf(first);
    const file = join(dataDir, 'cluster.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"outlives": true', '"outlives": false'));
    writeFileSync(join(dataDir, 'corridor.lock'), '999999999\n\n\n');
    expect(commandLine(left!)).toContain(dataDir);
    const second = await startKafka({ dataDir, brokers: 1 });
    expect(isAlive(left!)).toBe(false);
    expect(pidsOf(second)).toHaveLength(1);
    await second.stop();
  });
});
