import type { ReceivableId } from '@corridor/contracts';
import type { EventStore, UnitOfWork } from '@corridor/event-store';
import { mintId } from '@corridor/messaging';
import { AllocationsHandlers } from './allocations.handlers.js';
import { MOST_A_COMMIT } from './followed.js';
import { ReceivablesWorld } from './receivables.fixture.js';
import { MOST_READS } from './waiting.js';

const MANY = 2 * MOST_A_COMMIT + 5;

/** A store that says how many streams were read at once, and what was committed. */
function watched(store: EventStore) {
  const seen = { reading: 0, mostReading: 0, commits: [] as UnitOfWork[] };
  const readStream: EventStore['readStream'] = async (...args) => {
    seen.mostReading = Math.max(seen.mostReading, ++seen.reading);
    try {
      return await store.readStream(...args);
    } finally {
      seen.reading -= 1;
    }
  };
  const commit: EventStore['commit'] = async (unit) => {
    seen.commits.push(unit);
    return store.commit(unit);
  };
  return { seen, store: { readStream, commit } as EventStore };
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
    const broken = watched(world.store);
    let commits = 0;
    broken.store.commit = async (unit) => {
      if (++commits === 2) throw new Error('the machine stops');
      return world.store.commit(unit);
    };
    await expect(world.follow('PartyHeld', { party: { id: world.partner } }, { store: broken.store })).rejects.toThrow('the machine stops');
    expect(await howMany(`status = 'hold'`)).toBe(MOST_A_COMMIT);
    const { seen, store } = watched(world.store);
    await world.follow('PartyHeld', { party: { id: world.partner } }, { store });
    expect(sizes(seen.commits)).toEqual([MOST_A_COMMIT, MANY - 2 * MOST_A_COMMIT]);
    expect(seen.mostReading).toBeLessThanOrEqual(MOST_READS);
    expect(await howMany(`status = 'hold'`)).toBe(MANY);
  });

  it('has what left otherwise taken from them in commits of a bounded size', async () => {
    world.give(world.user, 'available', '2.00');
    const { seen, store } = watched(world.store);
    await world.follow('ConversionSettled', { conversion: { accountId: world.user, from: { currency: 'USD', amount: `${MANY - 2}.00` } } }, { store });
    expect(sizes(seen.commits)).toEqual([MOST_A_COMMIT, MOST_A_COMMIT, MANY - 2 - 2 * MOST_A_COMMIT]);
    expect(seen.mostReading).toBeLessThanOrEqual(MOST_READS);
    expect(await howMany('unsettled')).toBe(2);
  });

  it('has a payout take from all of them, read a few at a time', async () => {
    world.give(world.user, 'available', `${MANY}.00`);
    const { seen, store } = watched(world.store);
    const debited = await world.debit(mintId<'payout'>(), undefined, new AllocationsHandlers({ ...world.deps, store }));
    expect(debited).toMatchObject({ total: { amount: `${MANY}.00` } });
    expect(seen.mostReading).toBeLessThanOrEqual(MOST_READS);
    expect(await howMany('unsettled')).toBe(0);
    expect(ids).toHaveLength(MANY);
  });
});
