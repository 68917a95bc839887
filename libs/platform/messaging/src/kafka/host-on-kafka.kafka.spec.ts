import type { Command, PublicEvent } from '@corridor/contracts';
import { eventually } from '@corridor/testing';
import { migrateService } from '../host/migrate-service.js';
import { Add, counterHandlers, newCommand, TestBed, totalOf, type CounterPayload, type Instance, type InstanceOptions } from '../host/test-bed.fixture.js';
import type { EventHandler } from '../port/handling.js';
import { apart, Drivers, freshName } from './testing.fixture.js';

const timeoutMs = 30_000;
const drivers = new Drivers();
let bed: TestBed;
let prefix: string;

beforeEach(async () => {
  bed = await TestBed.open();
  prefix = freshName('host');
  await migrateService(bed.pool, { schema: 'webhooks', definition: { migrations: [] } });
});
afterEach(async () => {
  await bed.close();
  await drivers.close();
});

/** A process of its own: an instance of the service on a driver of its own. */
async function started(options: InstanceOptions = {}): Promise<Instance> {
  const driver = apart(await drivers.make({ transactionalId: `${prefix}.relay` }), prefix);
  const instance = bed.instance({ driver, timeoutMs, ...options });
  await instance.host.start();
  return instance;
}

function subscriber(handle: EventHandler): Promise<Instance> {
  return started({ schema: 'webhooks', definition: () => ({ name: 'webhooks', consumes: { services: ['quotes'], handle } }) });
}

describe('a service on Kafka', () => {
  it('answers commands, at once or after a step, whichever instance takes them', async () => {
    const [one, two] = [await started(), await started()];
    const replies = await Promise.all(Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? one : two)[at % 3 === 0 ? 'reserve' : 'add'](newCommand(`k${at}`, at))));
    expect(replies.map((reply) => reply.kind === 'accepted' && reply.view.total)).toEqual(Array.from({ length: 60 }, (_, at) => at));
  });

  it('lets a command take effect once, however often it is sent and to whichever instance (invariant 8)', async () => {
    const [one, two] = [await started(), await started()];
    const command = newCommand('a', 5);
    const replies = await Promise.all(Array.from({ length: 300 }, (_, at) => (at % 2 === 0 ? one : two).add(command)));
    expect(replies.every((reply) => reply.kind === 'accepted' && reply.view.total === 5)).toBe(true);
    expect(await totalOf(one.store, 'a')).toBe(5);
  });

  it('goes on where a stopped instance was, and repeats its answers', async () => {
    const [one, two] = [await started(), await started()];
    const commands = Array.from({ length: 20 }, (_, at) => newCommand(`k${at}`, 1));
    const before = await Promise.all(commands.map((command) => one.add(command)));
    await one.host.stop();
    const after = await Promise.all(commands.map((command) => two.add(command)));
    expect(after).toEqual(before.map((reply) => ({ ...reply, replayed: true })));
  });

  it('parks the command whose decide throws, answers the others, and redrives it', async () => {
    let broken = true;
    const failing = ({ payload }: Command<CounterPayload>) => {
      if (broken && payload.by === 13) throw new Error('thirteen');
    };
    const { host, store, add } = await started({ handlers: (made) => counterHandlers(made, failing) });
    const replies = await Promise.all(Array.from({ length: 20 }, (_, at) => add(newCommand(`k${at}`, at))));
    expect(replies.map(({ kind }) => kind)).toEqual(Array.from({ length: 20 }, (_, at) => (at === 13 ? 'failed' : 'accepted')));
    const [parked, ...others] = await host.parked.list();
    expect([parked, others]).toMatchObject([{ kind: 'command', source: Add.name, key: 'k13' }, []]);
    broken = false;
    expect(await host.parked.redrive({ id: parked!.id })).toEqual({ kind: 'done', messages: 1 });
    expect([await totalOf(store, 'k13'), await host.parked.list()]).toEqual([13, []]);
  });

  it('gives subscribers every event in order, parks a poisonous one with its key, and redrives both (invariant 9)', async () => {
    const seen: string[] = [];
    let broken = true;
    const handle = async ({ subject, sequence }: PublicEvent) => {
      if (broken && subject === 'bad' && sequence === 1) throw new Error('poison');
      seen.push(`${subject}/${sequence}`);
      return null;
    };
    const { host } = await subscriber(handle);
    const owner = await started();
    for (let round = 0; round < 4; round += 1) await Promise.all(['bad', 'good'].map((counter) => owner.add(newCommand(counter, 1))));
    await eventually(async () => expect(await host.parked.list()).toHaveLength(3), { timeoutMs });
    await eventually(() => expect(seen.filter((each) => each.startsWith('good'))).toEqual(['good/0', 'good/1', 'good/2', 'good/3']), { timeoutMs });
    broken = false;
    expect(await host.parked.redrive({ source: '/corridor/quotes', key: 'bad' })).toEqual({ kind: 'done', messages: 3 });
    expect(seen.filter((each) => each.startsWith('bad'))).toEqual(['bad/0', 'bad/1', 'bad/2', 'bad/3']);
  });

  it('publishes from one instance at a time, and another takes over when that stops', async () => {
    const seen: number[] = [];
    await subscriber(async ({ sequence }) => {
      seen.push(sequence);
      return null;
    });
    const [one, two] = [await started(), await started()];
    await one.add(newCommand('a', 1));
    await eventually(() => expect(seen).toEqual([0]), { timeoutMs });
    await one.host.stop();
    await two.add(newCommand('a', 1));
    await eventually(() => expect(seen).toEqual([0, 1]), { timeoutMs });
  });
});
