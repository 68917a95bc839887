import { type ConversionView, ExpireQuote, type QuoteView, ReportConversion, sandboxConversionReport } from '@corridor/contracts/quotes';
import type { RecordedEvent } from '@corridor/event-store';
import { domainEventOf, mintId } from '@corridor/messaging';
import { NO_FUNDS } from '../domain/quote.fixture.js';
import { type QuoteEvent, quoteOf } from '../domain/quote.js';
import { QuotesWorld } from '../quotes.fixture.js';
import { MAGIC_AMOUNTS } from '../settlement/sandbox-settlement.js';

let world: QuotesWorld;
beforeAll(async () => {
  world = await QuotesWorld.create();
});
afterAll(() => world.close());

/** One quote for each way that a quote can go, and one that a conversion is using. */
async function everyWay(): Promise<void> {
  const quoted = async () => (await world.quote()) as QuoteView;
  const refused = { kind: 'rejected', rejection: NO_FUNDS, replayed: false, correlation: 'req_1' } as const;
  const [expired, executed, reopened, inUse] = [await quoted(), await quoted(), await quoted(), await quoted()];
  await quoted();
  await world.execute(executed);
  world.ledger.answer = refused;
  await world.execute(reopened);
  world.ledger.answer = { kind: 'unknown' };
  await expect(world.execute(inUse)).rejects.toThrow('not answered');
  world.ledger.answer = null;
  for (const kind of ['settled', 'failed', null] as const) {
    const held = (await world.quote({ dealt: { side: 'from', amount: `${MAGIC_AMOUNTS.hold}.00` as never } })) as QuoteView;
    const { id: conversionId } = (await world.execute(held)) as ConversionView;
    if (kind === null) continue;
    const report = sandboxConversionReport(kind);
    await world.outcome(await world.handlers.reportConversion(world.command(ReportConversion, { conversionId, report })));
  }
  world.clock = new Date(expired.expiresAt);
  await world.outcome(await world.handlers.expireQuote(world.command(ExpireQuote, { quoteId: expired.id })));
}

/** What the tables should hold, from the log alone. */
async function folded() {
  const log = await world.store.readLog({ after: 0, limit: 1_000 });
  const streams = new Map<string, RecordedEvent[]>();
  for (const event of log) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  const quotes = [...streams.values()].map((events) => {
    const state = quoteOf(events.map((event) => domainEventOf<QuoteEvent>(event)));
    if (state.status === 'none') throw new Error('a stream without events');
    const { quote } = state;
    const { position, tenant, mode } = events[0] as RecordedEvent;
    const { fromCurrency: from_currency, toCurrency: to_currency, createdAt: created_at } = quote;
    return { id: quote.id, tenant, mode, position, status: quote.status, expires_at: new Date(quote.expiresAt), view: quote, from_currency, to_currency, created_at };
  });
  const conversions = new Map<string, object>();
  const places = new Map<string, number>();
  for (const recorded of log) {
    const event = domainEventOf<QuoteEvent>(recorded);
    if (!(event.type === 'ConversionAccepted' || event.type === 'ConversionSettled' || event.type === 'ConversionFailed')) continue;
    const { conversion: view } = event.data;
    const { tenant, mode } = recorded;
    // Its place is that of the event that made it an object.
    const position = places.get(view.id) ?? recorded.position;
    places.set(view.id, position);
    const filtered = { status: view.status, from_currency: view.from.currency, to_currency: view.to.currency, created_at: view.createdAt };
    conversions.set(view.id, { id: view.id, tenant, mode, position, account_id: view.accountId, quote_id: view.quoteId, view, ...filtered });
  }
  return { quotes, conversions: [...conversions.values()] };
}

describe('the tables of quotes and conversions', () => {
  it('equal the fold of the events (invariant 6)', async () => {
    await everyWay();
    await world.quote({ quoteId: mintId<'quote'>() }, world.newScope('test'));
    const { quotes, conversions } = await folded();
    expect(quotes.map(({ status }) => status)).toEqual(['expired', 'executed', 'open', 'open', 'open', 'executed', 'open', 'executed', 'open']);
    expect((await world.pool.query('select * from quotes.quotes order by position')).rows).toEqual(quotes);
    expect((await world.pool.query('select * from quotes.conversions order by position')).rows).toEqual(conversions);
    expect(conversions).toHaveLength(4);
  });
});
