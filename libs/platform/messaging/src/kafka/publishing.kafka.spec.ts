import { eventually } from '@corridor/testing';
import { Drivers, freshName } from './testing.fixture.js';

const drivers = new Drivers();
afterEach(() => drivers.close());

const timeoutMs = 30_000;

describe('a publisher', () => {
  it('that comes back from a standstill after another took over is fenced, and what it tries is nowhere', async () => {
    const transactionalId = freshName('relay');
    const [zombie, heir, reader] = await Promise.all([drivers.make({ transactionalId }), drivers.make({ transactionalId }), drivers.ready()]);
    const topic = freshName('fenced');
    const seen: string[] = [];
    reader.consumeEvents({ group: topic, topics: [topic], maxBatch: 10 }, async (batch) => void seen.push(...batch.map(({ value }) => value)));
    await zombie.publish(topic, [{ key: 'a', value: '1' }]);
    await heir.publish(topic, [{ key: 'a', value: '2' }]);
    const [late, after] = [zombie.publish(topic, [{ key: 'a', value: 'late' }]), zombie.publish(topic, [{ key: 'a', value: 'and after' }])];
    await expect(late).rejects.toThrow();
    await expect(after).rejects.toThrow();
    await heir.publish(topic, [{ key: 'a', value: '3' }]);
    await eventually(() => expect(seen).toContain('3'), { timeoutMs });
    expect(seen).toEqual(['1', '2', '3']);
  });

  it('refuses a message that no broker would take, as a request does, and goes on', async () => {
    const driver = await drivers.ready();
    const topic = freshName('large');
    const large = { key: 'a', value: 'x'.repeat(3 * 1024 * 1024) };
    await expect(driver.publish(topic, [large])).rejects.toThrow(/too large/);
    await expect(driver.request(topic, large, { timeoutMs })).rejects.toThrow(/too large/);
    await driver.publish(topic, [{ key: 'a', value: 'x'.repeat(1_500 * 1024) }]);
  });
});
