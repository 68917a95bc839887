import type { Page } from '@corridor/contracts';
import type { CompletedDeposit, DepositView } from '@corridor/contracts/collections';
import type { LedgerRejection } from '@corridor/contracts/ledger';
import { mintId, StillUnknown, transactionIdFor } from '@corridor/messaging';
import { CollectionsWorld } from './collections.fixture.js';

let world: CollectionsWorld;

beforeEach(async () => {
  world = await CollectionsWorld.create();
});
afterEach(() => world.close());

const received = async (over: Parameters<CollectionsWorld['receive']>[0] = {}) => (await world.receive(over)) as CompletedDeposit;
const ids = (page: Page<DepositView>) => (page.kind === 'page' ? page.items.map(({ id }) => id) : page.kind);

describe('a deposit', () => {
  it('comes from its rail into the available money of its account', async () => {
    const deposit = await received();
    expect(world.asked[0]?.payload).toMatchObject({
      book: world.account.book,
      transactions: [
        {
          id: transactionIdFor(deposit.id, 'deposit'),
          type: 'deposit',
          reference: { kind: 'deposit', id: deposit.id },
          valueDate: '2026-07-10',
          postings: [
            { from: 'world/sepa/available', to: `${world.account.id}/available`, currency: 'EUR', amount: '182450.00', type: 'deposit' },
          ],
        },
      ],
    });
    expect(await world.queries.deposit(world.scope, deposit.id)).toEqual({ ...deposit, remittance: null });
    expect(await world.typesOf(deposit.id)).toEqual(['DepositReceived', 'DepositCompleted']);
  });

  it('is nowhere to be read before the ledger has it, and is posted once (invariant 8)', async () => {
    const depositId = mintId<'deposit'>();
    world.answer = { kind: 'unknown' };
    await expect(received({ depositId })).rejects.toThrow(StillUnknown);
    expect(await world.queries.deposit(world.scope, depositId)).toBeNull();
    expect(ids(await world.queries.deposits(world.scope, {}, { limit: 10 }))).toEqual([]);

    world.answer = null;
    world.clock = new Date('2026-07-11T12:00:00.000Z');
    const intent = (await world.store.readStream(`deposit-${depositId}`))[0];
    expect(await world.resumed(intent as never)).toMatchObject({ createdAt: '2026-07-10T12:00:00.000Z', completedAt: '2026-07-11T12:00:00.000Z' });
    expect([world.asked[1]?.id, world.asked[1]?.payload]).toEqual([world.asked[0]?.id, world.asked[0]?.payload]);
    await expect(received({ depositId })).rejects.toThrow('no longer at revision');
  });

  it('that the ledger refuses is no object', async () => {
    const depositId = mintId<'deposit'>();
    const rejection: LedgerRejection = { reason: 'transaction_not_found', transaction: mintId<'transaction'>() };
    world.answer = { kind: 'rejected', rejection, replayed: false, correlation: 'req_1' };
    expect(await world.receive({ depositId })).toEqual(rejection);
    expect(await world.queries.deposit(world.scope, depositId)).toBeNull();
    expect(await world.typesOf(depositId)).toEqual(['DepositReceived', 'DepositRejected']);
  });

  it.each(['failed', 'conflict'] as const)('never goes on when the ledger says %s', async (kind) => {
    world.answer = kind === 'failed' ? { kind } : { kind, object: null };
    await expect(received()).rejects.toThrow(kind);
  });

  it("never reaches another tenant's account (invariant 10)", async () => {
    const other = { tenant: mintId<'tenant'>(), mode: 'test' } as const;
    expect(await world.receive({}, other)).toEqual({ reason: 'account_not_found', account: world.account.id });
  });
});

describe('the list of deposits', () => {
  it('is newest first, is paged in both directions and narrowed by account and currency', async () => {
    const euros = [await received(), await received()];
    const dollars = await received({ amount: { currency: 'USD', amount: '5.00' as never }, rail: 'ach' });
    const [oldest, middle] = euros.map(({ id }) => id);
    const list = async (page: object, filter: object = {}) => world.queries.deposits(world.scope, filter, { limit: 1, ...page });
    expect(ids(await list({ limit: 3 }))).toEqual([dollars.id, middle, oldest]);
    expect(await list({ after: dollars.id })).toMatchObject({ items: [{ id: middle }], hasMore: true });
    expect(await list({ after: middle })).toMatchObject({ items: [{ id: oldest }], hasMore: false });
    expect(await list({ before: oldest })).toMatchObject({ items: [{ id: middle }], hasMore: true });
    expect(ids(await list({ limit: 3 }, { currency: 'EUR' }))).toEqual([middle, oldest]);
    expect(ids(await list({ limit: 3 }, { accountId: mintId() }))).toEqual([]);
    expect(await list({ after: mintId() })).toEqual({ kind: 'unknown_cursor' });
  });

  it('shows another tenant or mode nothing, not even that a cursor exists (invariant 10)', async () => {
    const { id } = await received();
    for (const scope of [{ ...world.scope, mode: 'live' as const }, { tenant: mintId<'tenant'>(), mode: 'test' as const }]) {
      expect(await world.queries.deposit(scope, id)).toBeNull();
      expect(ids(await world.queries.deposits(scope, {}, { limit: 10 }))).toEqual([]);
      expect(await world.queries.deposits(scope, {}, { limit: 10, after: id })).toEqual({ kind: 'unknown_cursor' });
    }
  });
});
