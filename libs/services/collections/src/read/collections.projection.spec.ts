import type { AwaitingDeposit, DepositEvent, CompletedDeposit } from '@corridor/contracts/collections';
import { domainEventOf, mintId } from '@corridor/messaging';
import { CollectionsWorld } from '../collections.fixture.js';

let world: CollectionsWorld;
beforeAll(async () => {
  world = await CollectionsWorld.create();
});
afterAll(() => world.close());

/** What the table should hold, from the log alone: a deposit stands where it was first seen, as it was last seen. */
async function folded() {
  const rows = new Map<string, object>();
  const firstSeen = new Map<string, number>();
  for (const recorded of await world.store.readLog({ after: 0, limit: 1_000 })) {
    const event = domainEventOf<DepositEvent>(recorded);
    if (event.type !== 'DepositRequested' && event.type !== 'DepositCompleted' && event.type !== 'DepositReturned') continue;
    const { deposit: view } = event.data;
    const position = firstSeen.get(view.id) ?? recorded.position;
    firstSeen.set(view.id, position);
    const { tenant, mode } = recorded;
    const { id, accountId: account_id, rail, status } = view;
    const currency = view.status === 'awaiting_funds' ? view.currency : view.amount.currency;
    rows.set(id, { id, tenant, mode, position, account_id, currency, rail, status, created_at: new Date(view.createdAt), view });
  }
  return [...rows.values()];
}

describe('the table of deposits', () => {
  it('equals the fold of the events (invariant 6)', async () => {
    await world.receive();
    world.answer = { kind: 'unknown' };
    await expect(world.receive()).rejects.toThrow('not answered');
    world.answer = { kind: 'rejected', rejection: { reason: 'transaction_not_found', transaction: mintId() }, replayed: false, correlation: 'req_1' };
    await world.receive();
    world.answer = null;
    const asked = (await world.request()) as AwaitingDeposit;
    await world.request();
    const dollars = (await world.receive({ amount: { currency: 'USD', amount: '5.00' as never }, rail: 'ach' })) as CompletedDeposit;
    await world.complete(asked.id);
    await world.takeBack(dollars.id);
    const deposits = await folded();
    expect(deposits).toMatchObject([{ status: 'completed' }, { status: 'completed' }, { status: 'awaiting_funds' }, { status: 'returned' }]);
    expect((await world.pool.query('select * from collections.deposits order by position')).rows).toEqual(deposits);
  });

  it('changes by events alone: each step of a deposit is one (invariant 12)', async () => {
    const before = await world.store.head();
    await world.receive();
    const log = await world.store.readLog({ after: before.position, limit: 10 });
    expect(log.map(({ type }) => type)).toEqual(['DepositReceived', 'DepositCompleted']);
  });
});
