import { RevisionConflict, type EventStore } from '@corridor/event-store';
import { eventually, Standstill } from '@corridor/testing';
import { appendOf, contextOfCommand } from '../append-of.js';
import { commandOf } from '../bus/command-bus.js';
import { FrozenPool } from './frozen-pool.fixture.js';
import { counterHandlers, counterProcess, newCommand, Reserve, TestBed, totalOf, type Instance } from './test-bed.fixture.js';

let bed: TestBed;
beforeEach(async () => (bed = await TestBed.open()));
afterEach(async () => bed.close());

const typesOf = async ({ store }: Instance, counter: string) => (await store.readStream(counter)).map(({ type }) => type);
const parkedAt = async (...instances: readonly Instance[]) => (await Promise.all(instances.map(({ host }) => host.parked.list()))).flat();
const states = async () => (await bed.pool.query<{ state: string }>(`select state from quotes.outcomes`)).rows.map(({ state }) => state);

/** A store before each of whose commits something happens, as when another process is a little faster every time. */
const before = (happens: () => Promise<unknown>) => (store: EventStore) =>
  Object.assign(Object.create(store), {
    commit: async (unit: never) => {
      await happens();
      return await store.commit(unit);
    },
  }) as EventStore;

describe('two instances of a service', () => {
  it('both get their commands through while they write to one stream', async () => {
    const [one, two] = [bed.instance(), bed.instance()];
    await Promise.all([one.host.start(), two.host.start()]);
    const replies = await Promise.all(Array.from({ length: 120 }, (_, at) => (at % 2 === 0 ? one : two).add(newCommand('a', 1))));
    expect(new Set(replies.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
    expect([await totalOf(one.store, 'a'), await parkedAt(one, two)]).toEqual([120, []]);
  });

  it('lose as many races as it takes, and no command is parked for it', async () => {
    const lost = 40;
    let races = 0;
    const winner = bed.instance();
    const loser = bed.instance({ timeoutMs: 20_000, store: before(async () => (races += 1) <= lost && winner.add(newCommand('a', 1))) });
    await Promise.all([winner.host.start(), loser.host.start()]);
    expect(await loser.add(newCommand('a', 5))).toMatchObject({ kind: 'accepted', view: { total: lost + 5 } });
    expect(await parkedAt(winner, loser)).toEqual([]);
  });

  it('park a command that conflicts with nobody but itself', async () => {
    const blind = (store: EventStore): EventStore => Object.assign(Object.create(store), { readStream: async () => [] }) as EventStore;
    const [one, two] = [bed.instance(), bed.instance({ store: blind })];
    await Promise.all([one.host.start(), two.host.start()]);
    await one.add(newCommand('a', 1));
    expect(await two.add(newCommand('a', 1))).toEqual({ kind: 'failed' });
    expect(await parkedAt(one)).toHaveLength(1);
  });

  it('do a command once that one had decided before it stood still, and both say the same (invariant 8)', async () => {
    const standstill = new Standstill();
    const paused = bed.instance({ handlers: (store) => counterHandlers(store, () => standstill.pass()) });
    const living = bed.instance();
    await Promise.all([paused.host.start(), living.host.start()]);
    const [done, refused] = [newCommand('a', 3), newCommand('b', -1)];
    const late = [paused.add(done), paused.add(refused)];
    await standstill.reached;
    const replies = [await living.add(done), await living.add(refused)];
    standstill.goOn();
    expect(await Promise.all(late)).toEqual(replies);
    expect(replies.map(({ kind }) => kind)).toEqual(['accepted', 'rejected']);
    expect(await totalOf(living.store, 'a')).toBe(3);
  });

  it('wait for the intent of the other, and answer its repeats when it has ended (invariant 8)', async () => {
    const asking = new Standstill();
    const owner = bed.instance({ definition: (store) => ({ process: counterProcess(store, () => asking.pass()) }) });
    const other = bed.instance({ host: { graceMs: 60_000 } });
    await Promise.all([owner.host.start(), other.host.start()]);
    const command = newCommand('a', 3);
    const first = owner.reserve(command);
    await asking.reached;
    const repeat = other.reserve(command);
    await eventually(async () => expect(await states()).toEqual(['open']));
    asking.goOn();
    expect(await repeat).toEqual({ ...(await first), replayed: true });
    expect(await typesOf(owner, 'a')).toEqual(['Reserved', 'Settled']);
  });
});

describe('an intent whose instance stands still', () => {
  it('is ended by the one that takes the lease over, and not again when the first goes on (invariants 7 and 8)', async () => {
    const frozen = new FrozenPool(bed.pool);
    const asking = new Standstill();
    const first = bed.instance({ pool: frozen.pool, timeoutMs: 20_000, definition: (store) => ({ process: counterProcess(store, () => asking.pass()) }) });
    await first.host.start();
    await eventually(async () => expect((await bed.pool.query('select from quotes.leases')).rowCount).toBe(1));
    const second = bed.instance();
    await second.host.start();
    const reply = first.reserve(newCommand('a', 6));
    await asking.reached;
    frozen.freeze();
    await eventually(async () => expect(await states()).toEqual(['final']), { timeoutMs: 10_000 });
    frozen.thaw();
    asking.goOn();
    // Whoever ended it, its sender has not heard of that before.
    expect(await reply).toMatchObject({ kind: 'accepted', view: { total: 6 }, replayed: false });
    expect(await typesOf(second, 'a')).toEqual(['Reserved', 'Settled']);
  });

  it('ends once also when no outcome of a command says so (invariant 8)', async () => {
    const asking = new Standstill();
    const slow = bed.instance({ definition: (store) => ({ process: counterProcess(store, () => asking.pass()) }), host: { instance: 'i' } });
    const quick = bed.instance({ host: { instance: 'i' } });
    const command = commandOf(Reserve, newCommand('a', 3));
    await slow.store.commit({ appends: [appendOf(contextOfCommand(command), { stream: 'a', revision: -1 }, [{ type: 'Reserved', data: { by: 3 } }])] });
    await slow.host.start();
    await asking.reached;
    await quick.host.start();
    await eventually(async () => expect(await typesOf(quick, 'a')).toEqual(['Reserved', 'Settled']));
    asking.goOn();
    await slow.host.stop();
    expect(await typesOf(quick, 'a')).toEqual(['Reserved', 'Settled']);
  });

  it('is not lost to a conflict that comes again and again', async () => {
    let left = 12;
    const conflicting = before(async () => {
      if ((await states()).includes('open') && (left -= 1) >= 0) throw new RevisionConflict('a', 0);
    });
    const instance = bed.instance({ store: conflicting, timeoutMs: 20_000 });
    await instance.host.start();
    expect(await instance.reserve(newCommand('a', 2))).toMatchObject({ kind: 'accepted', view: { total: 2 } });
    expect(left).toBe(-1);
  });
});
