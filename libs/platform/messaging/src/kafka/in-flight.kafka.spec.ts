import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, Standstill } from '@corridor/testing';
import { Drivers, freshName } from './testing.fixture.js';

const drivers = new Drivers();
afterEach(() => drivers.close());

const timeoutMs = 30_000;
/** Longer than the session of a member that sends no heartbeats. */
const VERY_LONG_MS = 9_000;

describe('a handler that takes longer than a session lasts', () => {
  it('keeps its partition: nobody else gets its message, and it gets it once', async () => {
    const [sender, one, two] = await Promise.all([drivers.ready(), drivers.ready(), drivers.ready()]);
    const topic = freshName('slow');
    const taken: string[] = [];
    for (const driver of [one, two]) {
      driver.consumeCommands({ topic, maxBatch: 1, maxInFlight: 1 }, async ([command]) => {
        taken.push(command!.value);
        if (command!.value === 'slow') await sleep(VERY_LONG_MS);
        command!.reply(`re: ${command!.value}`);
      });
    }
    // So that both members are there before it begins, and no rebalance is under way.
    await Promise.all(Array.from({ length: 50 }, (_, at) => sender.request(topic, { key: `${at}`, value: `${at}` }, { timeoutMs })));
    await sleep(2_000);
    const slow = sender.request(topic, { key: 'a', value: 'slow' }, { timeoutMs });
    const behind = sender.request(topic, { key: 'a', value: 'behind' }, { timeoutMs });
    expect([await slow, await behind]).toEqual(['re: slow', 're: behind']);
    expect(taken.filter((value) => value === 'slow')).toHaveLength(1);
  });

  it('keeps its partitions though there is no room for what comes meanwhile, and loses none of it', async () => {
    const [sender, taker] = await Promise.all([drivers.ready(), drivers.ready()]);
    const topic = freshName('flood');
    const gate = new Standstill();
    let handled = 0;
    const consumer = taker.consumeEvents({ group: topic, topics: [topic], maxBatch: 100 }, async (batch) => {
      await gate.pass();
      handled += batch.length;
    });
    for (let round = 0; round < 30; round += 1) {
      await sender.publish(topic, Array.from({ length: 200 }, (_, at) => ({ key: `${at % 20}`, value: `${round}/${at}` })));
    }
    await gate.reached;
    await sleep(VERY_LONG_MS);
    gate.goOn();
    await eventually(() => expect(handled).toBe(6_000), { timeoutMs });
    await consumer.stop();
    expect(await drivers.lagOf(topic, topic)).toBe(0);
  });
});

describe('an offset', () => {
  it('is not committed while anything below it is undone, whatever above it is done', async () => {
    const [sender, taker] = await Promise.all([drivers.ready(), drivers.ready()]);
    const topic = freshName('held');
    const gate = new Standstill();
    taker.consumeCommands({ topic, maxBatch: 1, maxInFlight: 2 }, async ([command]) => {
      if (command!.value === 'held') await gate.pass();
      command!.reply('done');
    });
    expect(await sender.request(topic, { key: 'a', value: 'before' }, { timeoutMs })).toBe('done');
    const held = sender.request(topic, { key: 'a', value: 'held' }, { timeoutMs });
    await gate.reached;
    for (const value of ['1', '2', '3']) expect(await sender.request(topic, { key: 'a', value }, { timeoutMs })).toBe('done');
    await sleep(1_000);
    expect(await drivers.lagOf(topic, topic)).toBe(4);
    gate.goOn();
    expect(await held).toBe('done');
    await eventually(async () => expect(await drivers.lagOf(topic, topic)).toBe(0));
  });

  it('of a batch whose handler throws is not committed, and stopping leaves it to the next member', async () => {
    const [sender, one, two] = await Promise.all([drivers.ready(), drivers.ready(), drivers.ready()]);
    const topic = freshName('thrown');
    let tries = 0;
    const failing = one.consumeEvents({ group: topic, topics: [topic], maxBatch: 10 }, async () => {
      tries += 1;
      throw new Error('the host is stopping');
    });
    await sender.publish(topic, [{ key: 'a', value: 'left' }]);
    await eventually(() => expect(tries).toBeGreaterThan(1), { timeoutMs });
    await failing.stop();
    const seen: string[] = [];
    two.consumeEvents({ group: topic, topics: [topic], maxBatch: 10 }, async (batch) => void seen.push(...batch.map(({ value }) => value)));
    await eventually(() => expect(seen).toEqual(['left']), { timeoutMs });
  });

  it('of a message whose handler never ends goes to another when its driver is closed, which takes a bounded time', async () => {
    const [sender, one, two] = await Promise.all([drivers.ready(), drivers.ready(), drivers.ready()]);
    const topic = freshName('hung');
    const gate = new Standstill();
    one.consumeCommands({ topic, maxBatch: 1, maxInFlight: 1 }, () => gate.pass());
    const asked = sender.request(topic, { key: 'a', value: '' }, { timeoutMs });
    await gate.reached;
    const startedAt = performance.now();
    await one.close();
    expect(performance.now() - startedAt).toBeLessThan(8_000);
    two.consumeCommands({ topic, maxBatch: 1, maxInFlight: 1 }, async ([command]) => command!.reply('the other'));
    expect(await asked).toBe('the other');
    gate.goOn();
  });

  it('shows no lag at rest, though transactions leave markers behind the last message', async () => {
    const [sender, taker] = await Promise.all([drivers.ready(), drivers.ready()]);
    const topic = freshName('rest');
    let handled = 0;
    taker.consumeEvents({ group: topic, topics: [topic], maxBatch: 10 }, async (batch) => void (handled += batch.length));
    for (let at = 0; at < 20; at += 1) await sender.publish(topic, [{ key: `${at}`, value: '' }]);
    await eventually(() => expect(handled).toBe(20), { timeoutMs });
    await eventually(async () => expect(await drivers.lagOf(topic, topic)).toBe(0));
  });
});
