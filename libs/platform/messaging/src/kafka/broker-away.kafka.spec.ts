import { setTimeout as sleep } from 'node:timers/promises';
import { startKafka, type KafkaCluster } from '@corridor/deploy/kafka';
import { eventually, temporaryFolder } from '@corridor/testing';
import type { MessagingDriver } from '../port/driver.js';
import { DriverClosed } from '../port/driver-closed.js';
import { Drivers, freshName } from './testing.fixture.js';

const AWAY_MS = 20_000;
const timeoutMs = 60_000;

const drivers = new Drivers();
let kafka: KafkaCluster;
beforeAll(async () => (kafka = await startKafka({ dataDir: temporaryFolder('away'), brokers: 1 })));
afterAll(async () => kafka.stop());
afterEach(() => drivers.close());

const open = () => drivers.ready({ brokers: kafka.bootstrap });

/** As the relay does: what failed is published again, before anything after it. */
async function publishUntilItIs(driver: MessagingDriver, topic: string, key: string, value: string): Promise<void> {
  for (;;) {
    try {
      return await driver.publish(topic, [{ key, value }]);
    } catch (err) {
      if (err instanceof DriverClosed) throw err;
      await sleep(200);
    }
  }
}

describe.each([
  ['is killed and started again', (broker: KafkaCluster['brokers'][number]) => ({ away: () => broker.kill(), back: () => broker.start() })],
  ['stands still', (broker: KafkaCluster['brokers'][number]) => ({ away: async () => broker.suspend(), back: async () => broker.resume() })],
])('when the only broker %s after 20 seconds', (_how, faultOf) => {
  it('requests are answered or unknown, events come in order, and nothing that was sent for good is lost', async () => {
    const { away, back } = faultOf(kafka.brokers[0]!);
    const [sender, taker] = [await open(), await open()];
    const [commands, events] = [freshName('away.commands'), freshName('away.events')];
    const handled = new Set<string>();
    taker.consumeCommands({ topic: commands, maxBatch: 20, maxInFlight: 2 }, async (batch) => {
      for (const command of batch) {
        handled.add(command.value);
        command.reply(`re: ${command.value}`);
      }
    });
    const seen: string[] = [];
    taker.consumeEvents({ group: events, topics: [events], maxBatch: 20 }, async (batch) => void seen.push(...batch.map(({ value }) => value)));
    const ask = (value: string, waitMs: number) => sender.request(commands, { key: value, value }, { timeoutMs: waitMs });
    expect(await ask('before', timeoutMs)).toBe('re: before');
    await publishUntilItIs(sender, events, 'a', '0');

    await away();
    const short = ask('short', 2_000);
    const long = Promise.all(Array.from({ length: 20 }, (_, at) => ask(`long ${at}`, timeoutMs)));
    const publishing = (async () => {
      for (let at = 1; at < 20; at += 1) await publishUntilItIs(sender, events, 'a', `${at}`);
    })();
    expect(await short).toBeNull();
    await expect(eventually(() => sender.ready(), { timeoutMs: 500 })).rejects.toThrow('no probe');
    await sleep(AWAY_MS - 3_000);
    await back();

    expect(await long).toEqual(Array.from({ length: 20 }, (_, at) => `re: long ${at}`));
    await publishing;
    await eventually(() => expect(new Set(seen).size).toBe(20), { timeoutMs });
    expect([...new Set(seen)]).toEqual(Array.from({ length: 20 }, (_, at) => `${at}`));
    await sender.ready();
    expect(await ask('after', timeoutMs)).toBe('re: after');
    expect(handled.size).toBeGreaterThanOrEqual(22);
  });
});

describe('closing', () => {
  it('takes a bounded time though the brokers are away', async () => {
    const [sender, taker] = [await open(), await open()];
    const topic = freshName('closing');
    taker.consumeCommands({ topic, maxBatch: 20, maxInFlight: 2 }, async (batch) => batch.forEach((command) => command.reply('here')));
    expect(await sender.request(topic, { key: 'a', value: '' }, { timeoutMs })).toBe('here');
    await kafka.brokers[0]!.kill();
    const unanswered = sender.request(topic, { key: 'a', value: '' }, { timeoutMs });
    const startedAt = performance.now();
    await Promise.all([sender.close(), taker.close()]);
    expect(performance.now() - startedAt).toBeLessThan(7_000);
    expect(await unanswered).toBeNull();
    await kafka.brokers[0]!.start();
  });
});
