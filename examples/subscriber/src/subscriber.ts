import { setTimeout as sleep } from 'node:timers/promises';
import type { EachBatchPayload, Kafka } from 'kafkajs';
import { CannotGoOn, readEvent } from './public-event.js';
import type { Store } from './store.js';

export interface SubscriberOptions {
  readonly kafka: Kafka;
  readonly group: string;
  readonly topic: string;
  /** After so long without a sign of life a member is taken for dead, and others get what it had. */
  readonly sessionTimeoutMs: number;
  readonly store: Pick<Store, 'apply'>;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

export interface Subscriber {
  /** Rejects when a person has to look before anything more is read. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

/** Few enough that a transaction is over long before the group would take this member for dead. */
const MOST_A_TRANSACTION = 200;
const SIGNS_OF_LIFE_A_SESSION = 10;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Joins the group and hands what it is assigned to the store, a partition's messages in their order. */
export async function subscribe({ kafka, group, topic, sessionTimeoutMs, store, log }: SubscriberOptions): Promise<Subscriber> {
  // What was not committed in Kafka was never published: only read_committed leaves it out.
  const consumer = kafka.consumer({
    groupId: group,
    readUncommitted: false,
    allowAutoTopicCreation: false,
    sessionTimeout: sessionTimeoutMs,
    heartbeatInterval: sessionTimeoutMs / SIGNS_OF_LIFE_A_SESSION,
  });
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => (fail = reject));
  failed.catch(() => undefined);

  consumer.on(consumer.events.CRASH, ({ payload: { error, restart } }) => {
    if (!restart) fail(error);
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    // Offsets move on by our word alone: by themselves they would also do so when a batch is left half done.
    eachBatchAutoResolve: false,
    eachBatch: async (payload) => {
      try {
        await handle(payload, store, log);
      } catch (error) {
        if (error instanceof CannotGoOn) fail(error);
        throw error;
      }
    },
  });
  return { failed, stop: () => consumer.disconnect() };
}

async function handle(payload: EachBatchPayload, store: Pick<Store, 'apply'>, log: SubscriberOptions['log']): Promise<void> {
  const { messages, partition } = payload.batch;
  for (let from = 0; from < messages.length; from += MOST_A_TRANSACTION) {
    const part = messages.slice(from, from + MOST_A_TRANSACTION);
    const events = part.map(readEvent);
    if (!(await applied(() => store.apply(events), payload, log))) return;
    payload.resolveOffset(part.at(-1)?.offset ?? '');
    await payload.commitOffsetsIfNecessary();
    await payload.heartbeat();
    log({ message: 'applied', partition, events: events.length, upTo: part.at(-1)?.offset });
  }
}

/** Tries until it is done: the database may be away for as long as it likes. False when the partition was taken from us meanwhile. */
async function applied(apply: () => Promise<void>, batch: EachBatchPayload, log: SubscriberOptions['log']): Promise<boolean> {
  for (let pauseMs = FIRST_PAUSE_MS; batch.isRunning() && !batch.isStale(); pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      await apply();
      return true;
    } catch (error) {
      if (error instanceof CannotGoOn) throw error;
      log({ message: 'could not apply, will try again', error: String(error), pauseMs });
    }
    await sleep(pauseMs);
    await batch.heartbeat();
  }
  return false;
}
