import type { ReceivableId } from '@corridor/contracts';
import type { EventStore, UnitOfWork } from '@corridor/event-store';
import { mintId } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import { AllocationsHandlers } from './allocations.handlers.js';
import { MOST_A_COMMIT } from './followed.js';
import { ReceivablesWorld } from './receivables.fixture.js';
import { knownReceivable } from './receivables.streams.js';
import { MOST_READS } from './waiting.js';

const MANY = 2 * MOST_A_COMMIT + 5;

/** A database that says how many questions it was asked at once, and what was committed. */
function watched({ store, pool }: ReceivablesWorld) {
  const seen = { reads: 0, streams: 0, reading: 0, mostReading: 0, commits: [] as UnitOfWork[] };
  const counted = <Args extends unknown[], Result>(read: (...args: Args) => Promise<Result>) => async (...args: Args): Promise<Result> => {
    seen.reads += 1;
    seen.mostReading = Math.max(seen.mostReading, ++seen.reading);
    try {
      return await read(...args);
    } finally {
      seen.reading -= 1;
    }
  };
  const commit: EventStore['commit'] = async (unit) => {
    seen.commits.push(unit);
    return store.commit(unit);
  };
  const readStream = counted(async (...args: Parameters<EventStore['readStream']>) => {
    seen.streams += 1;
    return store.readStream(...args);
  });
  const query = counted(async (text: string, values: unknown[]) => pool.query(text, values));
  return { seen, over: { pool: { query } as unknown as Pool, store: { readStream, commit } as EventStore } };
}

describe('an account that is owed by very many receivables', () => {
  let world: ReceivablesWorld;
  let ids: readonly ReceivableId[];
  const paidIn = { amount: '1.00', payment: mintId<'transaction'>(), eligibleAt: '2026-07-10T12:00:00.000Z' };
  beforeEach(async () => {
    world = await ReceivablesWorld.create();
    ids = await Promise.all(Array.from({ length: MANY }, () => world.owed({ reconciled: '1.00', unsettled: [paidIn] } as never)));
  });
  afterEach(() => world.close());
  const howMany = async (condition: string) => (await world.pool.query(`select 1 from collections.receivables where ${condition}`)).rowCount;
  const sizes = (units: readonly UnitOfWork[]) => units.map(({ appends }) => appends.filter(({ events }) => events.length > 0).length);

  it('has them follow its partner in commits of a bounded size, each of which may be the last that was made', async () => {
    world.standing.set(world.partner, 'hold');
    let commits = 0;
    const commit: EventStore['commit'] = async (unit) => {
      if (++commits === 2) throw new Error('the machine stops');
      return world.store.commit(unit);
    };
    await expect(world.follow('PartyHeld', { party: { id: world.partner } }, { store: { commit } as EventStore })).rejects.toThrow('the machine stops');
    expect(await howMany(`status = 'hold'`)).toBe(MOST_A_COMMIT);
    const { seen, over } = watched(world);
    await world.follow('PartyHeld', { party: { id: world.partner } }, over);
    expect(sizes(seen.commits)).toEqual([MOST_A_COMMIT, MANY - 2 * MOST_A_COMMIT]);
    expect(seen.mostReading).toBeLessThanOrEqual(MOST_READS);
    expect(await howMany(`status = 'hold'`)).toBe(MANY);
  });

  it('has what left otherwise taken from them in commits of a bounded size', async () => {
    world.give(world.user, 'available', '2.00');
    const { seen, over } = watched(world);
    await world.follow('ConversionSettled', { conversion: { accountId: world.user, from: { currency: 'USD', amount: `${MANY - 2}.00` } } }, over);
    expect(sizes(seen.commits)).toEqual([MOST_A_COMMIT, MOST_A_COMMIT, MANY - 2 - 2 * MOST_A_COMMIT]);
    expect(seen.mostReading).toBeLessThanOrEqual(MOST_READS);
    expect(await howMany('unsettled')).toBe(2);
  });

  it('reads one of them as it is now, and not all that has been reconciled with it', async () => {
    world.give(world.partner, 'pending', '10.00');
    const [id] = ids as [ReceivableId];
    for (let times = 0; times < 10; times += 1) await world.reconcile(id, '1.00');
    const { seen, over } = watched(world);
    expect(await knownReceivable({ ...world.deps, ...over }, world.scope, id)).toEqual({ head: { stream: `receivable-${id}`, revision: 20 }, receivable: await world.reading(id) });
    expect([seen.reads, seen.streams]).toEqual([1, 0]);
  });

  it('has a payout take from all of them, read together', async () => {
    world.give(world.user, 'available', `${MANY}.00`);
    const { seen, over } = watched(world);
    const debited = await world.debit(mintId<'payout'>(), undefined, new AllocationsHandlers({ ...world.deps, ...over }));
    expect(debited).toMatchObject({ total: { amount: `${MANY}.00` } });
    expect(seen.mostReading).toBeLessThanOrEqual(MOST_READS);
    expect(await howMany('unsettled')).toBe(0);
    expect(ids).toHaveLength(MANY);
  });
});
