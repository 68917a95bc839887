import type { AccountId, PageRequest } from '@corridor/contracts';
import type { EntryFilter } from '@corridor/contracts/ledger';
import { mintId } from '@corridor/messaging';
import { anAccount, commandOf, LedgerWorld, posting, transaction } from '../ledger.fixtures.js';

describe("the ledger's queries", () => {
  let world: LedgerWorld;
  const [account, other] = [anAccount(), anAccount()];
  const postedAt: string[] = [];
  beforeAll(async () => {
    world = await LedgerWorld.create();
    let at = Date.parse('2026-11-20T12:00:00.000Z');
    world.clock = () => new Date(at);
    const post = async (valueDate: string, ...postings: Parameters<typeof transaction>[0][]) => {
      at += 60_000;
      postedAt.push(new Date(at).toISOString());
      await world.post(...postings.map((each) => transaction(each, { valueDate })));
    };
    await post('2026-11-20', [posting('world/sepa', account, '10.00', 'deposit')]);
    await post('2026-11-19', [posting('world/wire', account, '20.00', 'deposit', 'USD')]);
    await post('2026-11-21', [posting(account, `${account}/processing`, '3.00'), posting(account, 'house/fees', '0.50', 'fee')]);
    await post('2026-11-21', [posting(account, other, '1.00')]);
  });
  afterAll(() => world.close());

  const entries = async (filter: EntryFilter, page: Partial<PageRequest> = {}) => {
    const found = await world.queries.entries(world.scope, filter, { limit: 25, ...page });
    if (found.kind !== 'page') throw new Error(found.kind);
    return { ids: found.items.map(({ id }) => id), amounts: found.items.map(({ amount, currency }) => `${amount} ${currency}`), hasMore: found.hasMore, items: found.items };
  };
  const balances = async (owner: AccountId, asOf?: Parameters<LedgerWorld['queries']['balances']>[2]) =>
    (await world.queries.balances(world.scope, owner, asOf)).map(({ compartment, currency, balance }) => `${compartment} ${balance} ${currency}`);

  it("list every customer's entries, newest first, and no entry of house or world", async () => {
    expect((await entries({})).amounts).toEqual(['1.00 EUR', '-1.00 EUR', '-0.50 EUR', '3.00 EUR', '-3.00 EUR', '20.00 USD', '10.00 EUR']);
  });

  it.each<[string, EntryFilter]>([["everyone's", {}], ["an owner's", { owner: account }]])('page through %s entries both ways', async (_, filter) => {
    const all = await entries(filter);
    const first = await entries(filter, { limit: 2 });
    const second = await entries(filter, { limit: 2, after: first.ids[1] });
    expect([first.ids, second.ids]).toEqual([all.ids.slice(0, 2), all.ids.slice(2, 4)]);
    expect([first.hasMore, second.hasMore]).toEqual([true, true]);
    const last = await entries(filter, { limit: 2, after: all.ids.at(-3) });
    expect([last.ids, last.hasMore]).toEqual([all.ids.slice(-2), false]);
    const back = await entries(filter, { limit: 2, before: all.ids[4] });
    expect([back.ids, back.hasMore]).toEqual([all.ids.slice(2, 4), true]);
    const top = await entries(filter, { limit: 2, before: all.ids[2] });
    expect([top.ids, top.hasMore]).toEqual([all.ids.slice(0, 2), false]);
  });

  it('filter by owner, compartment, type and currency', async () => {
    expect((await entries({ owner: other })).amounts).toEqual(['1.00 EUR']);
    expect((await entries({ owner: account, compartments: ['processing'] })).amounts).toEqual(['3.00 EUR']);
    expect((await entries({ owner: account, types: ['fee', 'deposit'], currency: 'EUR' })).amounts).toEqual(['-0.50 EUR', '10.00 EUR']);
    expect((await entries({ types: ['fee'] })).amounts).toEqual(['-0.50 EUR']);
    expect((await entries({ currency: 'USD' })).amounts).toEqual(['20.00 USD']);
    const house = await entries({ owner: 'house/fees' });
    expect((await entries({ owner: 'house/fees' }, { after: house.ids[0] })).ids).toEqual([]);
  });

  it('show an entry with its balance, its day and the time of its recording', async () => {
    const [newest] = (await entries({ owner: account, types: ['fee'] })).items;
    expect(newest).toMatchObject({ owner: account, compartment: 'available', amount: '-0.50', balanceAfter: '6.50', type: 'fee', valueDate: '2026-11-21', recordedAt: postedAt[2] });
    expect(newest?.transactionId).toBe(`${newest?.id.slice(0, -3)}000`);
    expect(await world.queries.entry(world.scope, newest?.id as never)).toEqual(newest);
  });

  it('know no cursor that names nothing, nor one of the house', async () => {
    const [house] = (await entries({ owner: 'house/fees' })).ids;
    for (const after of [mintId(), 'no id at all', house]) {
      expect(await world.queries.entries(world.scope, {}, { limit: 5, after })).toEqual({ kind: 'unknown_cursor' });
    }
  });

  it('invariant 10: show another tenant, or the other mode, nothing', async () => {
    const [id] = (await entries({})).ids;
    // One has no book, the other a book of its own with entries of its own.
    const live = { scope: { tenant: world.scope.tenant, mode: 'live' as const }, book: mintId<'book'>() };
    await world.writer.handle([commandOf(live, [transaction([posting('world/sepa', anAccount(), '7.00')])])]);
    for (const scope of [{ tenant: mintId<'tenant'>(), mode: 'test' as const }, { tenant: world.scope.tenant, mode: 'live' as const }]) {
      expect(await world.queries.balances(scope, account)).toEqual([]);
      expect(await world.queries.entry(scope, id as never)).toBeNull();
      expect(await world.queries.entries(scope, { owner: account }, { limit: 5 })).toEqual({ kind: 'page', items: [], hasMore: false });
      expect(await world.queries.entries(scope, {}, { limit: 5, after: id })).toEqual({ kind: 'unknown_cursor' });
    }
  });

  it('tell balances as they are now', async () => {
    expect(await balances(account)).toEqual(['available 5.50 EUR', 'processing 3.00 EUR', 'available 20.00 USD']);
    expect(await balances(anAccount())).toEqual([]);
  });

  it('tell balances as they had been recorded by a time', async () => {
    expect(await balances(account, { recorded: postedAt[2] ?? '' })).toEqual(['available 6.50 EUR', 'processing 3.00 EUR', 'available 20.00 USD']);
    expect(await balances(account, { recorded: postedAt[0] ?? '' })).toEqual(['available 10.00 EUR', 'processing 0.00 EUR', 'available 0.00 USD']);
    expect(await balances(account, { recorded: '2026-11-20T12:00:59.999Z' })).toEqual(['available 0.00 EUR', 'processing 0.00 EUR', 'available 0.00 USD']);
    expect(await balances(account, { recorded: '2030-01-01T00:00:00.000Z' })).toEqual(await balances(account));
  });

  it('tell balances by value date', async () => {
    expect(await balances(account, { value: '2026-11-19' })).toEqual(['available 0.00 EUR', 'processing 0.00 EUR', 'available 20.00 USD']);
    expect(await balances(account, { value: '2026-11-20' })).toEqual(['available 10.00 EUR', 'processing 0.00 EUR', 'available 20.00 USD']);
    expect(await balances(account, { value: '2026-11-21' })).toEqual(await balances(account));
  });
});
