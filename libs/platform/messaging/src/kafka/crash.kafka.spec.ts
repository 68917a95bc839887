import { eventually, testKafka } from '@corridor/testing';
import type { MemberTask } from './member.fixture.js';
import { compiledDriver, MemberProcess } from './member-process.fixture.js';
import { Drivers, freshName } from './testing.fixture.js';

const timeoutMs = 60_000;
const drivers = new Drivers();
const members: MemberProcess[] = [];
let folder: string;

beforeAll(() => {
  folder = compiledDriver();
});
afterEach(async () => {
  await Promise.all(members.splice(0).map((member) => member.kill()));
  await drivers.close();
});

async function member(kind: MemberTask['kind'], topic: string, instance = freshName('member')): Promise<MemberProcess> {
  const started = new MemberProcess(folder, { brokers: await testKafka(), instance, kind, topic, stuckAt: 'stuck' });
  members.push(started);
  return started;
}

describe('when the process of a member is killed', () => {
  it('its commands, begun or not, go to another within the time that a client waits', async () => {
    const topic = freshName('crash.commands');
    const [sender, heir] = await Promise.all([drivers.ready(), drivers.ready()]);
    const victim = await member('commands', topic);
    const ask = (value: string) => sender.request(topic, { key: 'a', value }, { timeoutMs });
    expect(await ask('first')).toMatch(/^member/);
    await eventually(async () => expect(await drivers.lagOf(topic, topic)).toBe(0), { timeoutMs });
    const waiting = Promise.all(['stuck', 'behind', 'far behind'].map(ask));
    await eventually(() => expect(victim.taken).toContain('stuck'), { timeoutMs });
    await victim.kill();
    const startedAt = performance.now();
    const taken: string[] = [];
    heir.consumeCommands({ topic, maxBatch: 10, maxInFlight: 1 }, async (batch) => {
      for (const command of batch) {
        taken.push(command.value);
        command.reply('the heir');
      }
    });
    expect(await waiting).toEqual(['the heir', 'the heir', 'the heir']);
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    expect(taken).toEqual(['stuck', 'behind', 'far behind']);
  });

  it('events that it had not handled go to another, in order, and none is left out', async () => {
    const topic = freshName('crash.events');
    const [sender, heir] = await Promise.all([drivers.ready(), drivers.ready()]);
    const victim = await member('events', topic);
    await sender.publish(topic, [{ key: 'a', value: 'first' }]);
    await eventually(() => expect(victim.taken).toEqual(['first']), { timeoutMs });
    await eventually(async () => expect(await drivers.lagOf(topic, topic)).toBe(0), { timeoutMs });
    await sender.publish(topic, ['stuck', 'behind', 'far behind'].map((value) => ({ key: 'a', value })));
    await eventually(() => expect(victim.taken).toContain('stuck'), { timeoutMs });
    await victim.kill();
    const seen: string[] = [];
    heir.consumeEvents({ group: topic, topics: [topic], maxBatch: 10 }, async (batch) => void seen.push(...batch.map(({ value }) => value)));
    await eventually(() => expect(seen).toEqual(['stuck', 'behind', 'far behind']), { timeoutMs });
  });

  it('its successor of the same name is ready at once, and does not wait for the session of the dead', async () => {
    const instance = freshName('gateway');
    const victim = await member('replies', '', instance);
    await eventually(() => expect(victim.taken).toContain('ready'), { timeoutMs });
    await victim.kill();
    const startedAt = performance.now();
    await drivers.ready({ instance });
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});
