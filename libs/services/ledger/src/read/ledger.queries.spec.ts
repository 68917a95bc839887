import type { AccountId, PageRequest } from '@corridor/contracts';
import type { EntryFilter, StatementEntries } from '@corridor/contracts/ledger';
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

  it('filter by direction, by what caused an entry, and by when it was recorded', async () => {
    expect((await entries({ owner: account, direction: 'credit' })).amounts).toEqual(['3.00 EUR', '20.00 USD', '10.00 EUR']);
    expect((await entries({ direction: 'debit', compartments: ['available'], currency: 'EUR' })).amounts).toEqual(['-1.00 EUR', '-0.50 EUR', '-3.00 EUR']);
    const [paid] = (await entries({ owner: account })).items;
    const reference = paid?.reference ?? undefined;
    expect((await entries({ reference })).amounts).toEqual(['1.00 EUR', '-1.00 EUR']);
    expect((await entries({ reference, owner: other })).amounts).toEqual(['1.00 EUR']);
    expect((await entries({ reference, direction: 'debit' })).amounts).toEqual(['-1.00 EUR']);
    expect((await entries({ reference: { kind: 'payout', id: reference?.id ?? '' } })).amounts).toEqual([]);
    expect((await entries({ reference, types: ['fee'] })).amounts).toEqual([]);
    const [fee] = (await entries({ owner: 'house/fees' })).items;
    expect((await entries({ owner: 'house/fees', reference: fee?.reference ?? undefined })).amounts).toEqual(['0.50 EUR']);
  });

  it('filter by when an entry was recorded: from a moment on, and before one', async () => {
    const [first, second, third] = postedAt;
    expect((await entries({ createdFrom: third })).amounts).toEqual(['1.00 EUR', '-1.00 EUR', '-0.50 EUR', '3.00 EUR', '-3.00 EUR']);
    expect((await entries({ createdBefore: second })).amounts).toEqual(['10.00 EUR']);
    expect((await entries({ createdFrom: second, createdBefore: third })).amounts).toEqual(['20.00 USD']);
    expect((await entries({ createdBefore: first })).amounts).toEqual([]);
    expect((await entries({ createdFrom: third, createdBefore: first })).amounts).toEqual([]);
    expect((await entries({ createdFrom: '2030-01-01T00:00:00.000Z' })).amounts).toEqual([]);
  });

  it.each<[string, EntryFilter]>([
    ['account', { owner: account }],
    ['account and currency', { owner: account, currency: 'EUR' }],
    ['account and direction', { owner: account, direction: 'debit' }],
    ['type', { types: ['transfer'] }],
    ['currency', { currency: 'EUR' }],
    ['compartment and direction', { compartments: ['available'], direction: 'debit' }],
    ['time', { createdFrom: '2026-11-20T12:02:00.000Z', createdBefore: '2026-11-20T12:04:00.000Z' }],
  ])('page through a filter by %s both ways, from cursors that it shows and that it hides', async (_, filter) => {
    const everything = await entries({});
    const all: readonly string[] = (await entries(filter)).ids;
    expect(all.length).toBeGreaterThan(0);
    const every: readonly string[] = everything.ids;
    for (const [place, cursor] of every.entries()) {
      const shown = (ids: readonly string[]) => ids.filter((id) => all.includes(id));
      for (const limit of [1, 2, 25]) {
        const older = await entries(filter, { limit, after: cursor });
        const expectedOlder = shown(every.slice(place + 1));
        expect([older.ids, older.hasMore]).toEqual([expectedOlder.slice(0, limit), expectedOlder.length > limit]);
        const newer = await entries(filter, { limit, before: cursor });
        const expectedNewer = shown(every.slice(0, place));
        expect([newer.ids, newer.hasMore]).toEqual([expectedNewer.slice(-limit), expectedNewer.length > limit]);
      }
    }
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

  describe('make a statement', () => {
    const of = { owner: account, compartment: 'available', currency: 'EUR' } as const;
    const amountsOf = async (bounds: { afterEntry: number; lastEntry: number }, limit: number) => {
      const amounts: string[] = [];
      let afterEntry: number | null = bounds.afterEntry;
      for (let page = 0; afterEntry !== null && page < 50; page += 1) {
        const { entries: found, afterEntry: next }: StatementEntries = await world.queries.statementEntries(world.scope, { ...of, afterEntry, lastEntry: bounds.lastEntry, limit });
        expect(found.length).toBeLessThanOrEqual(limit);
        amounts.push(...found.map(({ amount, balanceAfter }) => `${amount} to ${balanceAfter}`));
        afterEntry = next;
      }
      return amounts;
    };

    it('of all that there is, oldest first, page by page', async () => {
      const outline = await world.queries.statement(world.scope, of);
      expect(outline).toMatchObject({ openingBalance: '0.00', closingBalance: '5.50', afterEntry: 0 });
      for (const limit of [1, 2, 3, 4, 1_000]) {
        expect(await amountsOf(outline, limit)).toEqual(['10.00 to 10.00', '-3.00 to 7.00', '-0.50 to 6.50', '-1.00 to 5.50']);
      }
      await expect(world.queries.statementEntries(world.scope, { ...of, ...outline, limit: 1_001 })).rejects.toThrow('1 to 1000');
    });

    it('of a time, with what there was before it', async () => {
      const within = async (createdFrom: string | undefined, createdBefore: string | undefined) => {
        const outline = await world.queries.statement(world.scope, { ...of, createdFrom, createdBefore });
        return [outline.openingBalance, await amountsOf(outline, 2), outline.closingBalance];
      };
      expect(await within(postedAt[2], postedAt[3])).toEqual(['10.00', ['-3.00 to 7.00', '-0.50 to 6.50'], '6.50']);
      expect(await within(postedAt[1], postedAt[2])).toEqual(['10.00', [], '10.00']);
      expect(await within('2030-01-01T00:00:00.000Z', undefined)).toEqual(['5.50', [], '5.50']);
      expect(await within(undefined, '2020-01-01T00:00:00.000Z')).toEqual(['0.00', [], '0.00']);
      expect(await within(postedAt[3], postedAt[1])).toEqual(['6.50', [], '6.50']);
    });

    it('of nothing, for whom the book does not know, and for whom there is no book (invariant 10)', async () => {
      const empty = { openingBalance: '0.00', closingBalance: '0.00' };
      expect(await world.queries.statement(world.scope, { ...of, owner: anAccount() })).toMatchObject(empty);
      const stranger = { tenant: mintId<'tenant'>(), mode: 'test' as const };
      const outline = await world.queries.statement(stranger, of);
      expect(outline).toMatchObject(empty);
      expect(await world.queries.statementEntries(stranger, { ...of, ...outline, limit: 5 })).toEqual({ entries: [], afterEntry: null });
    });

    it('that does not change when more is posted', async () => {
      const outline = await world.queries.statement(world.scope, of);
      await world.fund(account, '1.00');
      expect((await amountsOf(outline, 2)).at(-1)).toBe('-1.00 to 5.50');
    });
  });
});
