import { createMetrics } from '@corridor/runtime';
import { eventually, Standstill } from '@corridor/testing';
import { Drivers, freshName } from '../testing.fixture.js';

const drivers = new Drivers();
afterEach(() => drivers.close());

const timeoutMs = 30_000;

describe("the driver's metrics", () => {
  it('say how far a group is behind, and that a request got no answer', async () => {
    const metrics = createMetrics({ service: 'spec' });
    const driver = await drivers.ready({ metrics });
    const topic = freshName('lag');
    const gate = new Standstill();
    driver.consumeEvents({ group: topic, topics: [topic], maxBatch: 1 }, () => gate.pass());
    await driver.publish(topic, Array.from({ length: 5 }, () => ({ key: 'a', value: '' })));
    const lag = async () => (await metrics.text()).match(/corridor_kafka_lag_messages\{group="lag[^}]*\} (\d+)/)?.[1];
    // The five, and the marker that ends their transaction.
    await eventually(async () => expect(await lag()).toBe('6'), { timeoutMs });
    gate.goOn();
    await eventually(async () => expect(await lag()).toBe('0'), { timeoutMs });
    expect(await driver.request(freshName('nobody'), { key: 'a', value: '' }, { timeoutMs: 100 })).toBeNull();
    expect(await metrics.text()).toMatch(/corridor_kafka_requests_unanswered_total\{topic="nobody[^}]*\} 1/);
  });
});
