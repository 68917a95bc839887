import { createLogger } from '@corridor/runtime';
import { eventually } from '@corridor/testing';
import { Drivers, freshName } from './testing.fixture.js';

const drivers = new Drivers();
afterEach(() => drivers.close());

const timeoutMs = 15_000;

describe('a reply', () => {
  it('goes to the instance that asked, though many ask under the same names', async () => {
    const [one, two, service] = await Promise.all([drivers.ready(), drivers.ready(), drivers.ready()]);
    const topic = freshName('commands');
    service.consumeCommands({ topic, maxBatch: 50, maxInFlight: 2 }, async (batch) => {
      for (const command of batch) command.reply(`to ${command.value}`);
    });
    const ask = (driver: typeof one, who: string) =>
      Promise.all(Array.from({ length: 100 }, (_, at) => driver.request(topic, { key: `${at}`, value: `${who}${at}` }, { timeoutMs })));
    const [first, second] = await Promise.all([ask(one, 'one'), ask(two, 'two')]);
    expect(first).toEqual(Array.from({ length: 100 }, (_, at) => `to one${at}`));
    expect(second).toEqual(Array.from({ length: 100 }, (_, at) => `to two${at}`));
  });

  it('to an earlier process of the same name finds nobody, and the name is ready again at once', async () => {
    const instance = freshName('gateway');
    const topic = freshName('commands');
    const service = await drivers.ready();
    const late: (() => void)[] = [];
    service.consumeCommands({ topic, maxBatch: 50, maxInFlight: 1 }, async (batch) => {
      for (const command of batch) {
        if (command.value === 'late') late.push(() => command.reply('to the dead'));
        else command.reply('to the living');
      }
    });
    const before = await drivers.ready({ instance });
    const unheard = before.request(topic, { key: 'a', value: 'late' }, { timeoutMs });
    await eventually(() => expect(late).toHaveLength(1), { timeoutMs });
    await before.close();
    expect(await unheard).toBeNull();
    const startedAt = performance.now();
    const after = await drivers.ready({ instance });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    late.forEach((reply) => reply());
    expect(await after.request(topic, { key: 'a', value: 'now' }, { timeoutMs })).toBe('to the living');
  });

  it('to an instance that is gone, topic and all, holds up no other', async () => {
    const topic = freshName('commands');
    const service = await drivers.ready();
    const asker = await drivers.ready();
    service.consumeCommands({ topic, maxBatch: 50, maxInFlight: 1 }, async (batch) => {
      for (const command of batch) command.reply('here');
    });
    expect(await asker.request(topic, { key: 'a', value: '' }, { timeoutMs })).toBe('here');
    await drivers.send(topic, { key: 'a', value: 'x', headers: { 'corridor-reply-to': freshName('corridor.replies.gone'), 'corridor-correlation': '1' } });
    const startedAt = performance.now();
    expect(await asker.request(topic, { key: 'a', value: '' }, { timeoutMs })).toBe('here');
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

describe('an instance', () => {
  it('says so when another living process has its name', async () => {
    const lines: string[] = [];
    const logger = createLogger({ name: 'spec', level: 'error', destination: { write: (line) => void lines.push(line) } });
    const instance = freshName('twin');
    await drivers.ready({ instance, logger });
    await drivers.ready({ instance });
    await eventually(() => expect(lines.join('')).toContain('INSTANCE_ID'));
  });

  it('can not have a name that no topic can have', async () => {
    await expect(drivers.make({ instance: 'a gateway' })).rejects.toThrow(/letters, digits/);
  });

  it('names the topic that is missing when it may not create any', async () => {
    const driver = await drivers.make({ createTopics: false });
    const topic = freshName('missing');
    await expect(driver.publish(topic, [{ key: 'a', value: '' }])).rejects.toThrow(topic);
  });
});
