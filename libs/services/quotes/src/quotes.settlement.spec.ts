import { type ConversionView, ReportConversion, sandboxConversionReport, type QuoteView } from '@corridor/contracts/quotes';
import { mintId } from '@corridor/messaging';
import { QuotesWorld, SETTLEMENT_MS } from './quotes.fixture.js';
import { MAGIC_AMOUNTS } from './settlement/sandbox-settlement.js';

const START = new Date('2026-07-10T12:00:00.000Z');

let world: QuotesWorld;
beforeAll(async () => {
  world = await QuotesWorld.create();
});
afterAll(() => world.close());
beforeEach(() => {
  world.clock = START;
  world.ledger.asked.length = 0;
});

/** A conversion of a quote that gives so many euros, and what has been posted for it so far. */
async function pending(amount: string): Promise<{ readonly quote: QuoteView; readonly conversion: ConversionView }> {
  const quote = (await world.quote({ dealt: { side: 'from', amount: `${amount}.00` as never } })) as QuoteView;
  return { quote, conversion: (await world.execute(quote)) as ConversionView };
}

async function report(conversionId: ConversionView['id'], kind: 'settled' | 'failed', scope = world.scope) {
  const command = world.command(ReportConversion, { conversionId, report: sandboxConversionReport(kind) }, scope);
  return world.outcome(await world.handlers.reportConversion(command));
}

/** Each posting as `from > to currency amount type`, without the account and what is available. */
const postings = () =>
  world.ledger.asked
    .flatMap(({ payload }) => payload.transactions)
    .flatMap((each) => (each.kind === 'post' ? each.postings : []))
    .map(({ from, to, currency, amount, type }) => `${from} > ${to} ${currency} ${amount} ${type}`.replaceAll(world.account.id, 'account'));

const timersOf = async (name: string) => (await world.pool.query<{ due_at: Date; command: { payload: unknown } }>('select due_at, command::json as command from quotes.timers where id = $1', [name])).rows;

const HELD = ['account/available > account/processing EUR 7001.00 conversion', 'account/available > account/processing EUR 3.50 fee'];

describe('a conversion whose settlement is held', () => {
  it('is pending, with its source and fee put aside, until somebody moves it', async () => {
    const { quote, conversion } = await pending(MAGIC_AMOUNTS.hold);
    expect(conversion).toMatchObject({ status: 'pending', from: { amount: '7001.00' } });
    expect(postings()).toEqual(HELD);
    expect(await world.queries.conversion(world.scope, conversion.id)).toEqual(conversion);
    expect(await world.queries.quote(world.scope, quote.id)).toMatchObject({ status: 'executed' });
    expect([...(await timersOf(`conversion-${conversion.id}/report`)), ...(await timersOf(`quote-${quote.id}/expire`))]).toEqual([]);
  });

  it('settles from what was put aside', async () => {
    const { quote, conversion } = await pending(MAGIC_AMOUNTS.hold);
    expect(await report(conversion.id, 'settled')).toMatchObject({ id: conversion.id, status: 'settled', settledAt: START.toISOString() });
    expect(postings().slice(2)).toEqual([
      'account/processing > house/fx/available EUR 7001.00 conversion',
      'house/fx/available > account/available USDC 7583.4832 conversion',
      'account/processing > house/fees/available EUR 3.50 fee',
    ]);
    expect(await world.queries.conversion(world.scope, conversion.id)).toMatchObject({ status: 'settled' });
    expect(await world.streamOf(quote)).toEqual(['QuoteCreated', 'ConversionRequested', 'ConversionAccepted', 'ConversionReported', 'ConversionSettled']);
    expect(await report(conversion.id, 'failed')).toEqual({ reason: 'conversion_report_impossible', conversion: conversion.id, status: 'settled', reported: 'failed' });
  });

  it('that fails gives back all that was put aside, and its quote can be used again until its end', async () => {
    const { quote, conversion } = await pending(MAGIC_AMOUNTS.hold);
    expect(await report(conversion.id, 'failed')).toMatchObject({ status: 'failed', failureCode: 'rejected_by_counterparty' });
    expect(postings().slice(2)).toEqual(['account/processing > account/available EUR 7001.00 conversion_failure', 'account/processing > account/available EUR 3.50 fee']);
    expect(await world.queries.quote(world.scope, quote.id)).toMatchObject({ status: 'open' });
    expect(await timersOf(`quote-${quote.id}/expire`)).toMatchObject([{ due_at: new Date(quote.expiresAt) }]);
    const second = (await world.execute(quote)) as ConversionView;
    expect(second.status).toBe('pending');
    const page = await world.queries.conversions(world.scope, { quoteId: quote.id }, { limit: 10 });
    expect(page).toMatchObject({ items: [{ id: second.id, status: 'pending' }, { id: conversion.id, status: 'failed' }] });
    expect(await report(conversion.id, 'settled')).toMatchObject({ reason: 'conversion_report_impossible', status: 'failed' });
  });

  it('leaves its quote expired when it fails after that', async () => {
    const { quote, conversion } = await pending(MAGIC_AMOUNTS.hold);
    world.clock = new Date(quote.expiresAt);
    await report(conversion.id, 'failed');
    expect((await world.streamOf(quote)).slice(-2)).toEqual(['ConversionFailed', 'QuoteExpired']);
    expect(await timersOf(`quote-${quote.id}/expire`)).toEqual([]);
    expect(await world.execute(quote)).toMatchObject({ reason: 'quote_expired' });
  });

  it.each([
    [MAGIC_AMOUNTS.settleLater, 'settled'],
    [MAGIC_AMOUNTS.fail, 'failed'],
  ] as const)('of %s is %s by a timer, which goes when somebody moves it before', async (amount, kind) => {
    const { conversion } = await pending(amount);
    const name = `conversion-${conversion.id}/report`;
    expect(await timersOf(name)).toMatchObject([{ due_at: new Date(START.getTime() + SETTLEMENT_MS), command: { payload: { conversionId: conversion.id, report: { kind } } } }]);
    await report(conversion.id, 'settled');
    expect(await timersOf(name)).toEqual([]);
  });

  it('is nobody else’s to move, nor the other mode’s (invariant 10)', async () => {
    const { conversion } = await pending(MAGIC_AMOUNTS.hold);
    const notFound = { reason: 'conversion_not_found', conversion: conversion.id };
    expect(await report(conversion.id, 'settled', world.newScope('test'))).toEqual(notFound);
    expect(await report(conversion.id, 'settled', { ...world.scope, mode: 'live' })).toEqual(notFound);
    expect(await report(mintId<'conversion'>(), 'settled')).toMatchObject({ reason: 'conversion_not_found' });
  });
});

describe('the list of conversions', () => {
  it('is narrowed by status, either currency and when they were made', async () => {
    world.clock = new Date('2026-08-01T00:00:00.000Z');
    const { conversion } = await pending(MAGIC_AMOUNTS.hold);
    const found = async (filter: Parameters<typeof world.queries.conversions>[1]) => {
      const page = await world.queries.conversions(world.scope, filter, { limit: 100 });
      return page.kind === 'page' ? page.items.map(({ id }) => id) : page.kind;
    };
    const all = { status: 'pending', currency: 'USDC', createdFrom: conversion.createdAt, createdBefore: '2026-08-01T00:00:00.001Z' } as const;
    expect(await found(all)).toEqual([conversion.id]);
    expect(await found({ ...all, currency: 'EUR' })).toEqual([conversion.id]);
    for (const other of [{ status: 'settled' }, { currency: 'GBP' }, { createdFrom: '2026-08-01T00:00:00.001Z' }, { createdBefore: conversion.createdAt }] as const) {
      expect(await found({ ...all, ...other })).toEqual([]);
    }
  });
});
