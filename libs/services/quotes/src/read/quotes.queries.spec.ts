import type { Page, PageRequest, Scope } from '@corridor/contracts';
import type { ConversionView, QuoteStatus, QuoteView } from '@corridor/contracts/quotes';
import { mintId } from '@corridor/messaging';
import { QuotesWorld } from '../quotes.fixture.js';

let world: QuotesWorld;
const quotes: QuoteView[] = [];
const conversions: ConversionView[] = [];

beforeAll(async () => {
  world = await QuotesWorld.create();
  for (let count = 0; count < 5; count += 1) quotes.push((await world.quote()) as QuoteView);
  // Used in another order than they were made in: lists of conversions follow the conversions.
  for (const at of [2, 0, 4]) conversions.push((await world.execute(quotes[at] as QuoteView)) as ConversionView);
});
afterAll(() => world.close());

const ids = (page: Page<{ readonly id: string }>) => (page.kind === 'page' ? page.items.map(({ id }) => id) : page.kind);
const idsOf = (list: readonly { readonly id: string }[], ...at: number[]) => at.map((index) => list[index]?.id);
const list = (page: PageRequest, scope: Scope = world.scope) => world.queries.conversions(scope, {}, page);

describe('the list of conversions', () => {
  it('is newest first, in the order of their commits', async () => {
    expect(ids(await list({ limit: 10 }))).toEqual(idsOf(conversions, 2, 1, 0));
    expect(await list({ limit: 3 })).toMatchObject({ hasMore: false });
  });

  it('is paged toward older ones', async () => {
    const first = await list({ limit: 2 });
    expect([ids(first), first]).toMatchObject([idsOf(conversions, 2, 1), { hasMore: true }]);
    const second = await list({ limit: 2, after: conversions[1]?.id });
    expect([ids(second), second]).toMatchObject([idsOf(conversions, 0), { hasMore: false }]);
  });

  it('is paged toward newer ones, still newest first', async () => {
    const page = await list({ limit: 1, before: conversions[0]?.id });
    expect([ids(page), page]).toMatchObject([idsOf(conversions, 1), { hasMore: true }]);
    const both = await list({ limit: 2, before: conversions[0]?.id });
    expect([ids(both), both]).toMatchObject([idsOf(conversions, 2, 1), { hasMore: false }]);
  });

  it.each([[mintId()], ['no-uuid']])('does not know the cursor %s', async (cursor) => {
    expect(await list({ limit: 2, after: cursor })).toEqual({ kind: 'unknown_cursor' });
    expect(await list({ limit: 2, before: cursor })).toEqual({ kind: 'unknown_cursor' });
  });

  it('is narrowed by account and by quote, and a cursor that the filter hides still counts', async () => {
    const by = (filter: object, page: PageRequest = { limit: 10 }) => world.queries.conversions(world.scope, filter, page);
    expect(ids(await by({ quoteId: quotes[0]?.id }))).toEqual(idsOf(conversions, 1));
    expect(ids(await by({ accountId: mintId() }))).toEqual([]);
    expect(ids(await by({ quoteId: quotes[2]?.id }, { limit: 10, after: conversions[2]?.id }))).toEqual(idsOf(conversions, 0));
  });
});

describe('another tenant or mode', () => {
  it('sees nothing of it, and its cursors are unknown there (invariant 10)', async () => {
    for (const scope of [world.newScope('test'), { ...world.scope, mode: 'live' as const }]) {
      expect(await world.queries.quote(scope, (quotes[0] as QuoteView).id)).toBeNull();
      expect(await world.queries.conversion(scope, (conversions[0] as ConversionView).id)).toBeNull();
      expect(ids(await list({ limit: 10 }, scope))).toEqual([]);
      expect(ids(await world.queries.quotes(scope, {}, { limit: 10 }))).toEqual([]);
      expect(await list({ limit: 10, after: conversions[2]?.id }, scope)).toEqual({ kind: 'unknown_cursor' });
    }
  });
});

describe('a quote whose time has passed', () => {
  it('reads and lists as expired before its timer has fired', async () => {
    const inStatus = async (status: QuoteStatus) => ids(await world.queries.quotes(world.scope, { status }, { limit: 10 }));
    const unused = (quotes[3] as QuoteView).id;
    expect(await world.queries.quote(world.scope, unused)).toEqual(quotes[3]);
    expect([await inStatus('open'), await inStatus('expired')]).toEqual([idsOf(quotes, 3, 1), []]);
    world.clock = new Date(Date.parse((quotes[3] as QuoteView).expiresAt));
    expect(await world.queries.quote(world.scope, unused)).toEqual({ ...quotes[3], status: 'expired' });
    expect([await inStatus('open'), await inStatus('expired')]).toEqual([[], idsOf(quotes, 3, 1)]);
    expect(await inStatus('executed')).toEqual(idsOf(quotes, 4, 2, 0));
  });
});
