import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from '@corridor/contracts';
import { CommitUnknown, RevisionConflict, type EventStore } from '@corridor/event-store';
import { createInProcessDriver } from '../in-process/driver.js';
import { StillUnknown } from '../port/handling.js';
import { Add, counterHandlers, counterProcess, newCommand, TestBed, totalOf, type CounterPayload } from './test-bed.fixture.js';

let bed: TestBed;
beforeEach(async () => (bed = await TestBed.open()));
afterEach(async () => bed.close());

const outcomes = async () => (await bed.pool.query(`select * from quotes.outcomes`)).rows;

/** A store whose first commit takes effect without anybody hearing of it. */
function unknownOnce(store: EventStore): EventStore {
  let commits = 0;
  return Object.assign(Object.create(store), {
    commit: async (unit: never) => {
      const committed = await store.commit(unit);
      if ((commits += 1) === 1) throw new CommitUnknown(new Error('gone'));
      return committed;
    },
  }) as EventStore;
}

describe('a command', () => {
  it('is answered with its view, once it is durable', async () => {
    const { host, store, add } = bed.instance();
    await host.start();
    expect(await add(newCommand('a', 3))).toEqual({ kind: 'accepted', view: { total: 3 }, replayed: false, correlation: 'request' });
    expect(await totalOf(store, 'a')).toBe(3);
  });

  it('takes effect once when the same id comes many times at once (invariant 8)', async () => {
    const driver = createInProcessDriver();
    const [one, two] = [bed.instance({ driver }), bed.instance({ driver })];
    await Promise.all([one.host.start(), two.host.start()]);
    const command = newCommand('a', 5);
    const replies = await Promise.all(Array.from({ length: 500 }, () => one.add(command)));
    expect(replies.every((reply) => reply.kind === 'accepted' && reply.view.total === 5)).toBe(true);
    expect(await totalOf(one.store, 'a')).toBe(5);
    await driver.close();
  });

  it('takes effect once when two instances race for its id with nothing else in common (invariant 8)', async () => {
    const [one, two] = [bed.instance(), bed.instance()];
    await Promise.all([one.host.start(), two.host.start()]);
    const ids = Array.from({ length: 50 }, () => newCommand('', 1).id);
    const replies = await Promise.all(
      ids.flatMap((id, at) => [one.add(newCommand(`one${at}`, 1, { id })), two.add(newCommand(`two${at}`, 1, { id }))]),
    );
    expect(replies.map(({ kind }) => kind).sort()).toEqual([...ids.map(() => 'accepted'), ...ids.map(() => 'conflict')]);
    expect((await one.store.head()).position).toBe(50);
  });

  it('takes effect once however often it is delivered, in any order across keys (invariant 8)', async () => {
    const { host, store, add, driver } = bed.instance({ driver: createInProcessDriver({ chaos: { seed: 11, redeliver: 0.5 } }) });
    await host.start();
    const commands = Array.from({ length: 200 }, (_, at) => newCommand(`k${at % 7}`, 1));
    const replies = await Promise.all(commands.map((command) => add(command)));
    expect(replies.filter(({ kind }) => kind === 'accepted')).toHaveLength(200);
    await sleep(50);
    const totals = await Promise.all(Array.from({ length: 7 }, (_, key) => totalOf(store, `k${key}`)));
    expect(totals.reduce((sum, total) => sum + total)).toBe(200);
    await driver.close();
  });

  it('gets the same answer again after a restart, rejections too (invariant 8)', async () => {
    const before = bed.instance();
    await before.host.start();
    const [good, bad] = [newCommand('a', 2), newCommand('b', -1, { correlation: 'first' })];
    const [accepted, rejected] = [await before.add(good), await before.add(bad)];
    await before.host.stop();
    const after = bed.instance();
    await after.host.start();
    expect(await after.add(good)).toEqual({ ...accepted, replayed: true });
    expect(await after.add({ ...bad, correlation: 'second' })).toEqual({ ...rejected, replayed: true, correlation: 'first' });
    expect(rejected).toMatchObject({ kind: 'rejected', rejection: { reason: 'negative' } });
    expect(await totalOf(after.store, 'a')).toBe(2);
  });

  it('with an id that was used with another input is a conflict that names the object', async () => {
    const { host, add } = bed.instance();
    await host.start();
    const command = newCommand('a', 2);
    const racing = await Promise.all([add(command), add({ ...command, payload: { counter: 'b', by: 2 } })]);
    expect(racing.map(({ kind }) => kind).sort()).toEqual(['accepted', 'conflict']);
    const other = { ...command, payload: { counter: 'c', by: 9 } };
    expect(await add(other)).toEqual({ kind: 'conflict', object: racing[0]?.kind === 'accepted' ? 'a' : 'b' });
  });

  it('is handled in the order of its key, across batches', async () => {
    const order: number[] = [];
    const slow = async ({ payload }: Command<CounterPayload>) => {
      await sleep(payload.by % 3);
      order.push(payload.by);
    };
    const { host, add } = bed.instance({ handlers: (store) => counterHandlers(store, slow) });
    await host.start();
    await Promise.all(Array.from({ length: 30 }, (_, at) => add(newCommand('a', at))));
    expect(order).toEqual(Array.from({ length: 30 }, (_, at) => at));
  });

  it('is decided again when its stream has moved on', async () => {
    let conflicts = 0;
    const moving = (store: EventStore): EventStore => Object.assign(Object.create(store), {
      commit: async (unit: never) => {
        if ((conflicts += 1) <= 3) throw new RevisionConflict('a', 0);
        return await store.commit(unit);
      },
    }) as EventStore;
    const { host, add } = bed.instance({ store: moving });
    await host.start();
    expect(await add(newCommand('a', 1))).toMatchObject({ kind: 'accepted' });
  });

  it('takes effect once when nobody knows whether its commit did (invariant 8)', async () => {
    const { host, store, add } = bed.instance({ store: unknownOnce });
    await host.start();
    expect(await add(newCommand('a', 4))).toMatchObject({ kind: 'accepted', view: { total: 4 }, replayed: false });
    expect(await totalOf(store, 'a')).toBe(4);
  });

  it('whose decide throws is parked alone, and answered as failed, while its batch goes on', async () => {
    let broken = true;
    const failing = ({ payload }: Command<CounterPayload>) => {
      if (broken && payload.by === 13) throw new Error('thirteen');
    };
    const { host, store, add } = bed.instance({ handlers: (made) => counterHandlers(made, failing) });
    await host.start();
    const replies = await Promise.all(Array.from({ length: 20 }, (_, at) => add(newCommand(`k${at}`, at))));
    expect(replies.map(({ kind }) => kind)).toEqual(Array.from({ length: 20 }, (_, at) => (at === 13 ? 'failed' : 'accepted')));
    const [parked, ...others] = await host.parked.list();
    expect(parked).toMatchObject({ kind: 'command', source: Add.name, key: 'k13', error: expect.stringContaining('thirteen') });
    expect([others, await totalOf(store, 'k13'), (await outcomes()).length]).toEqual([[], 0, 19]);
    broken = false;
    expect(await host.parked.redrive({ id: parked!.id })).toEqual({ kind: 'done', messages: 1 });
    expect([await totalOf(store, 'k13'), await host.parked.list()]).toEqual([13, []]);
  });

  it('waits for the database as long as it takes', async () => {
    let away = 4;
    const failing = () => {
      if ((away -= 1) >= 0) throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    };
    const { host, add } = bed.instance({ handlers: (store) => counterHandlers(store, failing) });
    await host.start();
    expect(await add(newCommand('a', 1))).toMatchObject({ kind: 'accepted' });
    expect(await host.parked.list()).toEqual([]);
  });
});

describe('a command that needs another service', () => {
  it('is answered when its intent has ended, and leaves a final outcome', async () => {
    const { host, reserve } = bed.instance();
    await host.start();
    const command = newCommand('a', 7);
    expect(await reserve(command)).toMatchObject({ kind: 'accepted', view: { total: 7 }, replayed: false });
    expect(await outcomes()).toMatchObject([{ command_id: command.id, state: 'final', object: 'a' }]);
    expect(await reserve(command)).toMatchObject({ kind: 'accepted', view: { total: 7 }, replayed: true });
  });

  it('makes its repeats wait, but not the next of its key, which is decided against the intent', async () => {
    let agree = () => {};
    const agreed = new Promise<void>((resolve) => (agree = resolve));
    const seen: string[][] = [];
    const { host, add, reserve } = bed.instance({
      definition: (store) => ({ process: counterProcess(store, () => agreed) }),
      handlers: (store) => counterHandlers(store, async () => void seen.push((await store.readStream('a')).map(({ type }) => type))),
    });
    await host.start();
    const order: string[] = [];
    const note = (name: string) => () => void order.push(name);
    const command = newCommand('a', 1);
    const waiting = [reserve(command).then(note('first')), reserve(command).then(note('repeat'))];
    await add(newCommand('a', 1)).then(note('next'));
    expect(seen).toEqual([[], ['Reserved']]);
    agree();
    await Promise.all(waiting);
    expect(order[0]).toBe('next');
    expect(order).toHaveLength(3);
  });

  it('holds up nobody while the other service does not answer, however many of its key come', async () => {
    const never = () => new Promise<void>(() => undefined);
    const { host, add, reserve } = bed.instance({ timeoutMs: 1_500, definition: (store) => ({ process: counterProcess(store, never) }) });
    await host.start();
    const stuck: Promise<unknown>[] = [];
    for (let count = 0; count < 8; count += 1) {
      stuck.push(reserve(newCommand('a', 1)));
      await sleep(20);
    }
    expect(await add(newCommand('b', 1))).toMatchObject({ kind: 'accepted' });
    await Promise.all(stuck);
  });

  it('makes its id a conflict for another input before its intent has ended', async () => {
    const never = () => new Promise<void>(() => undefined);
    const { host, reserve } = bed.instance({ timeoutMs: 5_000, definition: (store) => ({ process: counterProcess(store, never) }) });
    await host.start();
    const command = newCommand('a', 1);
    const first = reserve(command);
    expect(await reserve({ ...command, payload: { counter: 'a', by: 2 } })).toEqual({ kind: 'conflict', object: 'a' });
    expect(await first).toEqual({ kind: 'unknown' });
  });

  it('is answered as new when its own commit is found again', async () => {
    const { host, reserve } = bed.instance({ store: unknownOnce });
    await host.start();
    expect(await reserve(newCommand('a', 2))).toMatchObject({ kind: 'accepted', view: { total: 2 }, replayed: false });
  });

  it('is asked for again and again while the other service does not answer', async () => {
    let asked = 0;
    const ask = async () => {
      if ((asked += 1) < 3) throw new StillUnknown();
    };
    const { host, store, reserve } = bed.instance({ definition: (made) => ({ process: counterProcess(made, ask) }) });
    await host.start();
    expect(await reserve(newCommand('a', 2))).toMatchObject({ kind: 'accepted' });
    expect([asked, await totalOf(store, 'a')]).toEqual([3, 2]);
  });
});
