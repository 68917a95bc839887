import { setTimeout as sleep } from 'node:timers/promises';
import type { Command, Reply } from '@corridor/contracts';
import type { Pool } from '@corridor/runtime';
import { eventually, Standstill } from '@corridor/testing';
import { commandOf } from '../bus/command-bus.js';
import { FrozenPool } from '../host/frozen-pool.fixture.js';
import { Add, counterHandlers, newCommand, silent, TestBed, totalOf, type CounterPayload, type Instance } from '../host/test-bed.fixture.js';
import type { CommandBus } from '../port/command-bus.js';
import { cancelTimer, setTimer } from './timer-rows.js';
import { TimerRunner } from './timer-runner.js';
import { TimerStore } from './timer-store.js';

let bed: TestBed;
beforeEach(async () => (bed = await TestBed.open()));
afterEach(async () => bed.close());

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const timer = (id: string, dueAt: string, by = 1) => setTimer({ id, dueAt, command: commandOf(Add, newCommand(id, by)) });
const set = ({ store }: Instance, ...rows: ReturnType<typeof setTimer>[]) => store.commit({ appends: [], rows });
const left = async () => (await bed.pool.query('select id, attempts from quotes.timers')).rows;

describe('a timer', () => {
  it('sends its command when it is due, not before, and is gone when that is answered', async () => {
    const issued: { at: number; issuedAt: string }[] = [];
    const instance = bed.instance({ handlers: (store) => counterHandlers(store, ({ issuedAt }) => void issued.push({ at: Date.now(), issuedAt })) });
    await instance.host.start();
    const dueAt = inMs(600);
    await set(instance, timer('a', dueAt));
    await eventually(async () => expect(await totalOf(instance.store, 'a')).toBe(1));
    await eventually(async () => expect(await left()).toEqual([]));
    const [{ at, issuedAt }] = issued as [{ at: number; issuedAt: string }];
    expect(issuedAt >= dueAt).toBe(true);
    expect(at - Date.parse(dueAt)).toBeLessThan(300);
  });

  it('is replaced by one of the same id, and removed by a cancellation, in the order of the commits', async () => {
    const instance = bed.instance();
    await set(instance, timer('a', inMs(0), 1));
    await set(instance, timer('a', inMs(100), 5));
    await set(instance, timer('b', inMs(0)));
    await Promise.all([set(instance, cancelTimer('b')), set(instance, timer('b', inMs(0), 7)), set(instance, timer('c', inMs(0))), set(instance, cancelTimer('c'))]);
    await instance.host.start();
    await eventually(async () => expect(await left()).toEqual([]));
    expect(await Promise.all(['a', 'b', 'c'].map((id) => totalOf(instance.store, id)))).toEqual([5, 7, 0]);
  });

  it('takes effect once when several instances look for it (invariant 8)', async () => {
    const instances = [bed.instance(), bed.instance()];
    for (const { host } of instances) await host.start();
    await set(instances[0]!, ...Array.from({ length: 300 }, (_, at) => timer(`t${at}`, inMs(0))));
    await eventually(async () => expect(await left()).toEqual([]));
    const { rows } = await bed.pool.query('select count(*)::int as events, count(distinct stream)::int as streams from quotes.events');
    expect(rows).toEqual([{ events: 300, streams: 300 }]);
  });

  it('tries again, later each time, while its command fails', async () => {
    let broken = true;
    const failing = ({ payload }: Command<CounterPayload>) => {
      if (broken && payload.by === 13) throw new Error('thirteen');
    };
    const instance = bed.instance({ handlers: (store) => counterHandlers(store, failing) });
    await instance.host.start();
    await set(instance, timer('a', inMs(0), 13));
    await eventually(async () => expect((await left())[0]?.attempts).toBeGreaterThanOrEqual(2));
    expect(await instance.host.parked.list()).toHaveLength(1);
    broken = false;
    await eventually(async () => expect(await left()).toEqual([]), { timeoutMs: 8_000 });
    expect(await totalOf(instance.store, 'a')).toBe(13);
  });

  it('that was set while its command was under way stays', async () => {
    let decide = () => {};
    const decided = new Promise<void>((resolve) => (decide = resolve));
    const instance = bed.instance({ handlers: (store) => counterHandlers(store, () => decided) });
    await instance.host.start();
    await set(instance, timer('a', inMs(0)));
    await eventually(async () => expect(await left()).toEqual([{ id: 'a', attempts: 1 }]));
    await set(instance, timer('a', inMs(60_000)));
    decide();
    await eventually(async () => expect(await totalOf(instance.store, 'a')).toBe(1));
    await sleep(100);
    expect(await left()).toEqual([{ id: 'a', attempts: 0 }]);
  });

  it('that was set and fired again while its earlier command was under way stays until the later one is answered', async () => {
    const standstill = new Standstill();
    const failing = async ({ payload }: Command<CounterPayload>) => {
      await standstill.pass();
      if (payload.by === 13) throw new Error('thirteen');
    };
    const instance = bed.instance({ handlers: (store) => counterHandlers(store, failing) });
    await instance.host.start();
    await set(instance, timer('a', inMs(0)));
    await standstill.reached;
    await set(instance, timer('a', inMs(0), 13));
    await eventually(async () => expect(await left()).toEqual([{ id: 'a', attempts: 1 }]));
    standstill.goOn();
    await eventually(async () => expect(await totalOf(instance.store, 'a')).toBe(1));
    await eventually(async () => expect(await instance.host.parked.list()).toHaveLength(1));
    await sleep(50);
    expect(await left()).toMatchObject([{ id: 'a' }]);
  });

  it('fires again soon after the process that had it is killed, and nobody else fires it as long as that one lives', async () => {
    const claimMs = 900;
    const runner = (send: () => Promise<Reply<unknown, unknown>>, pool: Pick<Pool, 'query'> = bed.pool) => {
      const stopping = new AbortController();
      const made = new TimerRunner({ timers: new TimerStore(pool, 'quotes', claimMs), bus: { send } as unknown as CommandBus, logger: silent, signal: stopping.signal });
      made.start();
      return { end: () => stopping.abort() };
    };
    await set(bed.instance(), timer('a', inMs(0)));
    const frozen = new FrozenPool(bed.pool);
    const first = runner(() => new Promise<never>(() => undefined), frozen.pool);
    await eventually(async () => expect(await left()).toEqual([{ id: 'a', attempts: 1 }]));
    let fired = 0;
    const second = runner(async () => ({ kind: 'accepted', view: null, replayed: (fired += 1) > 1, correlation: 'a' }));
    await sleep(2 * claimMs);
    expect(fired).toBe(0);
    frozen.freeze();
    await eventually(async () => expect([fired, await left()]).toEqual([1, []]), { timeoutMs: 5 * claimMs });
    for (const each of [first, second]) each.end();
    frozen.thaw();
  });

  it('takes effect once when its instance stood still for longer than its claim lasts (invariant 8)', async () => {
    const frozen = new FrozenPool(bed.pool);
    const standstill = new Standstill();
    const paused = bed.instance({ pool: frozen.pool, timeoutMs: 20_000, handlers: (store) => counterHandlers(store, () => standstill.pass()) });
    await paused.host.start();
    await set(paused, timer('a', inMs(0)));
    await standstill.reached;
    frozen.freeze();
    const living = bed.instance();
    await living.host.start();
    await bed.pool.query(`update quotes.timers set next_at = now()`);
    await eventually(async () => expect(await left()).toEqual([]));
    await set(living, timer('a', inMs(60_000), 7));
    frozen.thaw();
    standstill.goOn();
    await paused.host.stop();
    expect([await totalOf(living.store, 'a'), await left()]).toEqual([1, [{ id: 'a', attempts: 0 }]]);
  });
});
