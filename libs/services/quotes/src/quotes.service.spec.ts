import { type ConversionView, ExpireQuote, type QuoteView } from '@corridor/contracts/quotes';
import { mintId, StillUnknown, transactionIdFor } from '@corridor/messaging';
import { NO_FUNDS } from './domain/quote.fixture.js';
import { QuotesWorld } from './quotes.fixture.js';

let world: QuotesWorld;
const START = new Date('2026-07-10T12:00:00.000Z');

beforeAll(async () => {
  world = await QuotesWorld.create();
});
afterAll(() => world.close());
beforeEach(() => {
  world.clock = START;
  world.ledger.answer = null;
  world.ledger.asked.length = 0;
});

const quoted = async () => (await world.quote()) as QuoteView;
const later = (seconds: number) => new Date(START.getTime() + seconds * 1000);

async function timers(quote: QuoteView): Promise<{ due_at: Date; command: { id: string; issuedAt: string } }[]> {
  const { rows } = await world.pool.query('select due_at, command::json as command from quotes.timers where id = $1', [`quote-${quote.id}/expire`]);
  return rows;
}

describe('a conversion', () => {
  it('posts the amounts, then the fee, and is settled', async () => {
    const quote = await quoted();
    const conversionId = mintId<'conversion'>();
    const conversion = (await world.execute(quote, conversionId)) as ConversionView;
    expect(conversion).toEqual({
      id: conversionId,
      quoteId: quote.id,
      accountId: world.account.id,
      from: { currency: 'EUR', amount: '50000.00' },
      to: { currency: 'USDC', amount: '54160.00' },
      fee: { currency: 'EUR', amount: '25.00' },
      rate: '1.0832',
      status: 'settled',
      createdAt: START.toISOString(),
      settledAt: START.toISOString(),
    });
    const customer = `${world.account.id}/available`;
    expect(world.ledger.asked[0]?.payload).toMatchObject({
      book: world.account.book,
      transactions: [
        {
          id: transactionIdFor(conversionId, 'conversion'),
          type: 'conversion',
          reference: { kind: 'conversion', id: conversionId },
          valueDate: '2026-07-10',
          postings: [
            { from: customer, to: 'house/fx/available', currency: 'EUR', amount: '50000.00', type: 'conversion' },
            { from: 'house/fx/available', to: customer, currency: 'USDC', amount: '54160.00', type: 'conversion' },
            { from: customer, to: 'house/fees/available', currency: 'EUR', amount: '25.00', type: 'fee' },
          ],
        },
      ],
    });
    expect(await world.queries.conversion(world.scope, conversionId)).toEqual(conversion);
    expect(await world.queries.quote(world.scope, quote.id)).toMatchObject({ status: 'executed' });
  });

  it('is every change an event in the one stream of its quote (invariant 12)', async () => {
    const quote = await quoted();
    await world.execute(quote);
    expect(await world.streamOf(quote)).toEqual(['QuoteCreated', 'ConversionRequested', 'ConversionSettled']);
  });

  it('asks the ledger for the same each time while its answer is unknown, and takes effect once (invariant 8)', async () => {
    const quote = await quoted();
    const conversionId = mintId<'conversion'>();
    world.ledger.answer = { kind: 'unknown' };
    await expect(world.execute(quote, conversionId)).rejects.toThrow(StillUnknown);
    expect(await world.queries.conversion(world.scope, conversionId)).toBeNull();
    expect(await world.execute(quote)).toEqual({ reason: 'quote_in_use', quote: quote.id });

    world.clock = later(86_400);
    world.ledger.answer = null;
    const intent = (await world.store.readStream(`quote-${quote.id}`))[1];
    await world.resumed(intent as never);
    const [first, second] = world.ledger.asked;
    expect([second?.id, second?.payload]).toEqual([first?.id, first?.payload]);
    expect(await world.execute(quote)).toEqual({ reason: 'quote_already_used', quote: quote.id, conversion: conversionId });
  });

  it.each(['failed', 'conflict'] as const)('never goes on when the ledger says %s', async (kind) => {
    world.ledger.answer = kind === 'failed' ? { kind } : { kind, object: null };
    await expect(world.execute(await quoted())).rejects.toThrow(kind);
  });

  it('that the ledger refuses is no object, and leaves the quote open', async () => {
    const quote = await quoted();
    const conversionId = mintId<'conversion'>();
    world.ledger.answer = { kind: 'rejected', rejection: NO_FUNDS, replayed: false, correlation: 'req_1' };
    expect(await world.execute(quote, conversionId)).toEqual(NO_FUNDS);
    expect(await world.queries.conversion(world.scope, conversionId)).toBeNull();
    expect(await world.queries.quote(world.scope, quote.id)).toMatchObject({ status: 'open' });
    world.ledger.answer = null;
    expect(await world.execute(quote)).toMatchObject({ status: 'settled' });
  });

  it('without a fee posts none', async () => {
    const quote = (await world.quote({ dealt: { side: 'from', amount: '1.00' as never } })) as QuoteView;
    await world.execute(quote);
    expect(world.ledger.asked[0]?.payload.transactions[0]).toMatchObject({ postings: [{ type: 'conversion' }, { type: 'conversion' }] });
  });

  it("never uses another tenant's quote, nor the same tenant's of the other mode (invariant 10)", async () => {
    const quote = await quoted();
    const notFound = { reason: 'quote_not_found', quote: quote.id };
    expect(await world.execute(quote, mintId(), world.newScope('test'))).toEqual(notFound);
    expect(await world.execute(quote, mintId(), { ...world.scope, mode: 'live' })).toEqual(notFound);
    expect(await world.streamOf(quote)).toEqual(['QuoteCreated']);
  });
});

describe('a quote', () => {
  it('can not be had in live mode without a source of rates', async () => {
    expect(await world.quote({}, { ...world.scope, mode: 'live' })).toMatchObject({ reason: 'rates_not_available' });
  });

  it('that exists is never made a second time', async () => {
    const quote = await quoted();
    await expect(world.quote({ quoteId: quote.id })).rejects.toThrow('no longer at revision');
  });

  it('has a timer for its end, which goes when it is used', async () => {
    const quote = await quoted();
    expect(await timers(quote)).toMatchObject([{ due_at: later(30), command: { issuedAt: quote.expiresAt } }]);
    await world.execute(quote);
    expect(await timers(quote)).toEqual([]);
  });

  it('gets its timer anew when the ledger refuses, with a command that was not answered yet', async () => {
    const quote = await quoted();
    const [before] = await timers(quote);
    world.ledger.answer = { kind: 'rejected', rejection: NO_FUNDS, replayed: false, correlation: 'req_1' };
    await world.execute(quote);
    const [after] = await timers(quote);
    expect(after?.due_at).toEqual(before?.due_at);
    expect(after?.command.id).not.toBe(before?.command.id);
  });

  it('expires when its timer fires, and with a late refusal', async () => {
    const fired = await quoted();
    world.clock = later(30);
    const command = world.command(ExpireQuote, { quoteId: fired.id });
    expect(await world.outcome(await world.handlers.expireQuote(command))).toMatchObject({ status: 'expired' });
    expect(await world.streamOf(fired)).toEqual(['QuoteCreated', 'QuoteExpired']);

    const refused = (await world.quote()) as QuoteView;
    world.ledger.answer = { kind: 'unknown' };
    await expect(world.execute(refused)).rejects.toThrow(StillUnknown);
    world.ledger.answer = { kind: 'rejected', rejection: NO_FUNDS, replayed: false, correlation: 'req_1' };
    world.clock = later(90);
    await world.resumed((await world.store.readStream(`quote-${refused.id}`))[1] as never);
    expect(await world.streamOf(refused)).toEqual(['QuoteCreated', 'ConversionRequested', 'ConversionRejected', 'QuoteExpired']);
  });
});
