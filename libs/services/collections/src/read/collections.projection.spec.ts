import type { CollectionsEvent } from '@corridor/contracts/collections';
import { domainEventOf, mintId } from '@corridor/messaging';
import { CollectionsWorld } from '../collections.fixture.js';

let world: CollectionsWorld;
beforeAll(async () => {
  world = await CollectionsWorld.create();
});
afterAll(() => world.close());

/** What the table should hold, from the log alone. */
async function folded() {
  const log = await world.store.readLog({ after: 0, limit: 1_000 });
  return log.flatMap((recorded) => {
    const event = domainEventOf<CollectionsEvent>(recorded);
    if (event.type !== 'DepositCompleted') return [];
    const { deposit: view } = event.data;
    const { position, tenant, mode } = recorded;
    return [{ id: view.id, tenant, mode, position, account_id: view.accountId, currency: view.amount.currency, view }];
  });
}

describe('the table of deposits', () => {
  it('equals the fold of the events (invariant 6)', async () => {
    await world.receive();
    world.answer = { kind: 'unknown' };
    await expect(world.receive()).rejects.toThrow('not answered');
    world.answer = { kind: 'rejected', rejection: { reason: 'transaction_not_found', transaction: mintId() }, replayed: false, correlation: 'req_1' };
    await world.receive();
    world.answer = null;
    await world.receive({ amount: { currency: 'USD', amount: '5.00' as never }, rail: 'ach' });
    const deposits = await folded();
    expect(deposits.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
    expect((await world.pool.query('select * from collections.deposits order by position')).rows).toEqual(deposits);
  });

  it('changes by events alone: each step of a deposit is one (invariant 12)', async () => {
    const before = await world.store.head();
    await world.receive();
    const log = await world.store.readLog({ after: before.position, limit: 10 });
    expect(log.map(({ type }) => type)).toEqual(['DepositReceived', 'DepositCompleted']);
  });
});
