import { describeMessagingDriver } from '../conformance/driver.conformance.js';
import type { Message } from '../port/driver.js';
import { DriverClosed } from '../port/driver-closed.js';
import { createInProcessDriver } from './driver.js';

describeMessagingDriver('in-process', async () => createInProcessDriver());
describeMessagingDriver('in-process, under chaos,', async () => createInProcessDriver({ chaos: { seed: 7 } }), { chaotic: true });

const topic = 'corridor.quotes.events';
const events: Message[] = Array.from({ length: 60 }, (_, at) => ({ key: `k${at % 3}`, value: `${at}` }));

async function deliveredUnder(seed: number): Promise<string[]> {
  const driver = createInProcessDriver({ chaos: { seed } });
  const seen: string[] = [];
  driver.consumeEvents({ group: 'g', topics: [topic], maxBatch: 10 }, async (batch) => void seen.push(...batch.map(({ value }) => value)));
  await driver.publish(topic, events);
  await driver.close();
  return seen;
}

describe('chaos in the in-process driver', () => {
  it('repeats and reorders, the same way for the same seed', async () => {
    const seen = await deliveredUnder(1);
    expect(await deliveredUnder(1)).toEqual(seen);
    expect(await deliveredUnder(2)).not.toEqual(seen);
    expect(seen.length).toBeGreaterThan(events.length);
    expect([...new Set(seen)]).not.toEqual(events.map(({ value }) => value));
  });
});

describe('the in-process driver, when closed,', () => {
  it('gives up publications that a group has not handled, so that no checkpoint moves past them', async () => {
    const driver = createInProcessDriver();
    await driver.consumeEvents({ group: 'g', topics: [topic], maxBatch: 10 }, async () => undefined).stop();
    const published = driver.publish(topic, events);
    const outcome = expect(published).rejects.toThrow(DriverClosed);
    await driver.close();
    await outcome;
  });

  it('leaves nobody waiting for an answer', async () => {
    const driver = createInProcessDriver();
    const answer = driver.request('corridor.quotes.commands', { key: 'a', value: '' }, { timeoutMs: 60_000 });
    await driver.close();
    expect(await answer).toBeNull();
  });
});
