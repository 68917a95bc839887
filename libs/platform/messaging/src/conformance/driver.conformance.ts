import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@corridor/testing';
import type { Message, MessagingDriver } from '../port/driver.js';

export interface DriverCapabilities {
  /** Delivers messages twice and out of order across keys on purpose, so that counts and batches are not exact. */
  readonly chaotic?: boolean;
  /** How long a message may take from end to end; a broker takes longer than a function call. */
  readonly patienceMs?: number;
}

/** Unique names, because a broker keeps the topics of earlier tests. */
let topics = 0;
const freshTopic = () => `conformance.${process.pid}.${Date.now()}.${(topics += 1)}`;

const numbered = (keys: readonly string[], each: number): Message[] =>
  Array.from({ length: each }, (_, at) => keys.map((key) => ({ key, value: `${at}` }))).flat();

/** First deliveries alone: what is left when repeats are taken out. */
function firstSeen(messages: readonly Message[], key: string): string[] {
  return [...new Set(messages.filter((message) => message.key === key).map(({ value }) => value))];
}

/**
 * What every driver has to do, whatever carries its messages. Whoever adds a driver calls this from a spec.
 */
export function describeMessagingDriver(name: string, makeDriver: () => Promise<MessagingDriver>, capabilities: DriverCapabilities = {}): void {
  const { chaotic = false, patienceMs = 5_000 } = capabilities;
  const timeoutMs = patienceMs;
  const inOrder = Array.from({ length: 30 }, (_, at) => `${at}`);

  describe(`the ${name} messaging driver`, () => {
    let driver: MessagingDriver;
    beforeEach(async () => {
      driver = await makeDriver();
      await driver.ready();
    });
    afterEach(async () => driver.close());

    it('answers each request with the reply to its own command', async () => {
      const topic = freshTopic();
      driver.consumeCommands({ topic, maxBatch: 10, maxInFlight: 2 }, async (batch) => {
        for (const command of batch) command.reply(`re: ${command.value}`);
      });
      const messages = numbered(['a', 'b', 'c'], 30).map(({ key, value }) => ({ key, value: `${key}${value}` }));
      const answers = await Promise.all(messages.map((message) => driver.request(topic, message, { timeoutMs })));
      expect(answers).toEqual(messages.map(({ value }) => `re: ${value}`));
    });

    it('says null when no answer came in time, and delivers the command all the same', async () => {
      const topic = freshTopic();
      expect(await driver.request(topic, { key: 'a', value: 'late' }, { timeoutMs: 50 })).toBeNull();
      const seen: string[] = [];
      driver.consumeCommands({ topic, maxBatch: 10, maxInFlight: 1 }, async (batch) => {
        for (const command of batch) {
          seen.push(command.value);
          command.reply('too late for anybody');
        }
      });
      await eventually(() => expect(seen).toContain('late'), { timeoutMs: patienceMs });
    });

    it('lets a reply come after the batch was acknowledged, and more than once', async () => {
      const topic = freshTopic();
      driver.consumeCommands({ topic, maxBatch: 10, maxInFlight: 1 }, async (batch) => {
        setTimeout(() => batch.forEach((command) => command.reply('once')), 20);
        setTimeout(() => batch.forEach((command) => command.reply('twice')), 40);
      });
      expect(await driver.request(topic, { key: 'a', value: '' }, { timeoutMs })).toBe('once');
      await sleep(60);
    });

    it('hands commands over in batches no larger than asked for, as many at once as asked for', async () => {
      const topic = freshTopic();
      let inFlight = 0;
      const most = { batch: 0, inFlight: 0 };
      driver.consumeCommands({ topic, maxBatch: 7, maxInFlight: 3 }, async (batch) => {
        inFlight += 1;
        most.batch = Math.max(most.batch, batch.length);
        most.inFlight = Math.max(most.inFlight, inFlight);
        await sleep(10);
        inFlight -= 1;
        for (const command of batch) command.reply('done');
      });
      await Promise.all(numbered(['a', 'b', 'c'], 30).map((message) => driver.request(topic, message, { timeoutMs })));
      expect(most.batch).toBeGreaterThan(1);
      expect(most.batch).toBeLessThanOrEqual(7);
      expect(most.inFlight).toBeLessThanOrEqual(3);
    });

    it('hands the commands of a key over in order', async () => {
      const topic = freshTopic();
      const seen: Message[] = [];
      driver.consumeCommands({ topic, maxBatch: 8, maxInFlight: 1 }, async (batch) => {
        seen.push(...batch);
        for (const command of batch) command.reply('done');
      });
      await Promise.all(numbered(['a', 'b', 'c'], 30).map((message) => driver.request(topic, message, { timeoutMs })));
      for (const key of ['a', 'b', 'c']) expect(firstSeen(seen, key)).toEqual(inOrder);
    });

    it('delivers a batch of commands again when its handler throws', async () => {
      const topic = freshTopic();
      let times = 0;
      driver.consumeCommands({ topic, maxBatch: 10, maxInFlight: 1 }, async (batch) => {
        times += 1;
        if (times < 3) throw new Error('the database is away');
        for (const command of batch) command.reply(`answered at ${times}`);
      });
      expect(await driver.request(topic, { key: 'a', value: '' }, { timeoutMs })).toBe('answered at 3');
    });

    it('hands every event to every group, in order per key, and through nothing but text', async () => {
      const topic = freshTopic();
      const seen: Record<string, Message[]> = { one: [], two: [] };
      for (const group of ['one', 'two']) {
        driver.consumeEvents({ group: `${topic}.${group}`, topics: [topic], maxBatch: 8 }, async (batch) => void seen[group]!.push(...batch));
      }
      await driver.publish(topic, numbered(['a', 'b'], 15));
      await driver.publish(topic, numbered(['a', 'b'], 30).slice(30));
      for (const group of ['one', 'two']) {
        await eventually(() => expect(firstSeen(seen[group]!, 'b')).toHaveLength(30), { timeoutMs: patienceMs });
        for (const key of ['a', 'b']) expect(firstSeen(seen[group]!, key)).toEqual(inOrder);
      }
    });

    it('delivers a batch of events again when its handler throws, before what comes after it', async () => {
      const topic = freshTopic();
      const seen: Message[] = [];
      let failures = 2;
      driver.consumeEvents({ group: topic, topics: [topic], maxBatch: 5 }, async (batch) => {
        if (failures > 0) {
          failures -= 1;
          throw new Error('the database is away');
        }
        seen.push(...batch);
      });
      await driver.publish(topic, numbered(['a'], 30));
      await eventually(() => expect(firstSeen(seen, 'a')).toEqual(inOrder), { timeoutMs: patienceMs });
    });

    it('does not let a slow group stall the others', async () => {
      const topic = freshTopic();
      let release = () => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      const quick: Message[] = [];
      driver.consumeEvents({ group: `${topic}.slow`, topics: [topic], maxBatch: 1 }, () => held);
      driver.consumeEvents({ group: `${topic}.quick`, topics: [topic], maxBatch: 5 }, async (batch) => void quick.push(...batch));
      const published = [driver.publish(topic, numbered(['a'], 15)), driver.publish(topic, numbered(['a'], 30).slice(15))];
      await eventually(() => expect(firstSeen(quick, 'a')).toEqual(inOrder), { timeoutMs: patienceMs });
      release();
      await Promise.all(published);
    });

    it('shares the events of a group among its members, each event with one of them', async () => {
      const topic = freshTopic();
      const seen: Message[] = [];
      const taking = new Set<number>();
      for (const member of [1, 2]) {
        driver.consumeEvents({ group: topic, topics: [topic], maxBatch: 3 }, async (batch) => {
          await sleep(1);
          taking.add(member);
          seen.push(...batch);
        });
      }
      // Until both are members: while one joins, what the other has in hand may be handed over again.
      const manyKeys = Array.from({ length: 24 }, (_, at) => ({ key: `w${at}`, value: '' }));
      await eventually(async () => {
        await driver.publish(topic, manyKeys);
        expect(taking.size).toBe(2);
      }, { timeoutMs: patienceMs });
      const sharedOut = () => seen.filter(({ key }) => 'abc'.includes(key));
      await driver.publish(topic, numbered(['a', 'b', 'c'], 30));
      await eventually(() => expect(firstSeen(seen, 'c')).toHaveLength(30), { timeoutMs: patienceMs });
      for (const key of ['a', 'b', 'c']) {
        await eventually(() => expect(firstSeen(seen, key)).toEqual(inOrder), { timeoutMs: patienceMs });
      }
      if (!chaotic) expect(sharedOut()).toHaveLength(90);
    });

    it('drains what it has taken when it stops, and takes nothing new', async () => {
      const topic = freshTopic();
      let handled = 0;
      const consumer = driver.consumeCommands({ topic, maxBatch: 1, maxInFlight: 1 }, async (batch) => {
        await sleep(30);
        handled += 1;
        for (const command of batch) command.reply('done');
      });
      const first = driver.request(topic, { key: 'a', value: '1' }, { timeoutMs });
      await first;
      const late = driver.request(topic, { key: 'a', value: '2' }, { timeoutMs: 300 });
      await consumer.stop();
      const handledAtStop = handled;
      await late;
      expect(handled).toBe(handledAtStop);
    });

    it('keeps events for a group whose members are away', async () => {
      const topic = freshTopic();
      const seen: Message[] = [];
      const join = () => driver.consumeEvents({ group: topic, topics: [topic], maxBatch: 5 }, async (batch) => void seen.push(...batch));
      await join().stop();
      const published = driver.publish(topic, numbered(['a'], 30));
      join();
      await published;
      await eventually(() => expect(firstSeen(seen, 'a')).toEqual(inOrder), { timeoutMs: patienceMs });
    });
  });
}
