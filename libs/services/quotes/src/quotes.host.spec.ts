import type { QuoteId } from '@corridor/contracts';
import { CreateQuote, ExecuteQuote, type QuoteView } from '@corridor/contracts/quotes';
import { type CommandBus, fingerprintOf, mintId } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import { eventually, leaveNothingOpen, PostingLedger } from '@corridor/testing';
import { ACCOUNT, quotesDatabase, SCOPE, startQuotes } from './quotes.host.fixture.js';

type Running = Awaited<ReturnType<typeof startQuotes>>;

let pool: Pool;
const running: Running[] = [];
beforeAll(async () => {
  pool = await quotesDatabase();
});
afterEach(async () => {
  for (const service of running.splice(0)) await service.stop();
  await leaveNothingOpen(pool, { schema: 'quotes', process: 'conversions' });
});
afterAll(() => pool.end());

async function start(options: Parameters<typeof startQuotes>[1]): Promise<Running> {
  const service = await startQuotes(pool, options);
  running.push(service);
  return service;
}

const about = () => ({ scope: SCOPE, correlation: 'req_1', issuedAt: new Date().toISOString() });

async function quoted(bus: CommandBus): Promise<QuoteView> {
  const dealt = { side: 'from', amount: '50000.00' as never } as const;
  const payload = { quoteId: mintId<'quote'>(), fromCurrency: 'EUR', toCurrency: 'USDC', dealt, side: 'sell' } as const;
  const reply = await bus.send(CreateQuote, { id: mintId<'command'>(), ...about(), payload });
  if (reply.kind !== 'accepted') throw new Error(JSON.stringify(reply));
  return reply.view;
}

function execution(quoteId: QuoteId) {
  const payload = { quoteId, conversionId: mintId<'conversion'>(), accountId: ACCOUNT.id };
  return { id: mintId<'command'>(), ...about(), payload };
}

const typesOf = async ({ store }: Running, quote: QuoteView) => (await store.readStream(`quote-${quote.id}`)).map(({ type }) => type);

describe('the quotes service under its host', () => {
  it('quotes and converts, and a repeat gets the same answer (invariant 8)', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger);
    const command = execution((await quoted(service.bus)).id);
    const first = await service.bus.send(ExecuteQuote, command);
    expect(first).toMatchObject({ kind: 'accepted', view: { status: 'settled', to: { amount: '54160.00' } } });
    expect(await service.bus.send(ExecuteQuote, command)).toEqual({ ...first, replayed: true });
    const fresh = { ...command, fingerprint: fingerprintOf(command.payload), payload: { ...command.payload, conversionId: mintId<'conversion'>() } };
    expect(await service.bus.send(ExecuteQuote, fresh)).toEqual({ ...first, replayed: true });
    expect(await service.bus.send(ExecuteQuote, { ...command, fingerprint: 'other' })).toMatchObject({
      kind: 'conflict',
      object: command.payload.conversionId,
    });
    expect(ledger.posted.size).toBe(1);
  });

  it('uses a quote once, however many ask for it at once (invariant 8)', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger);
    const quote = await quoted(service.bus);
    const replies = await Promise.all(Array.from({ length: 20 }, () => service.bus.send(ExecuteQuote, execution(quote.id))));
    expect(replies.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
    const reasons = replies.flatMap((reply) => (reply.kind === 'rejected' ? [reply.rejection.reason] : []));
    expect(reasons).toHaveLength(19);
    expect(new Set(['quote_in_use', 'quote_already_used', ...reasons]).size).toBe(2);
    expect(ledger.posted.size).toBe(1);
  });

  it('uses a quote once when two instances are asked at once, and both say the same of one command (invariant 8)', async () => {
    const ledger = new PostingLedger();
    const [one, two] = [await start(ledger), await start(ledger)];
    for (let round = 0; round < 10; round += 1) {
      const quote = await quoted(one.bus);
      // Two commands, and one of them also at the other instance, under ids that another gateway has minted.
      const [first, rival] = [execution(quote.id), execution(quote.id)];
      const fingerprint = fingerprintOf(first.payload);
      const again = { ...first, fingerprint, payload: { ...first.payload, conversionId: mintId<'conversion'>() } };
      const [reply, repeat, other] = await Promise.all([one.bus.send(ExecuteQuote, first), two.bus.send(ExecuteQuote, again), two.bus.send(ExecuteQuote, rival)]);
      expect({ ...repeat, replayed: null }).toEqual({ ...reply, replayed: null });
      expect([reply.kind, other.kind].sort()).toEqual(['accepted', 'rejected']);
      expect(await typesOf(one, quote)).toEqual(['QuoteCreated', 'ConversionRequested', 'ConversionSettled']);
    }
    expect(ledger.posted.size).toBe(10);
  });

  it('finishes after a restart what the ledger had not answered, and posts it once (invariant 7)', async () => {
    const ledger = new PostingLedger();
    const first = await start({ post: (command) => (ledger.post(command), null), timeoutMs: 300 });
    const quote = await quoted(first.bus);
    const command = execution(quote.id);
    expect(await first.bus.send(ExecuteQuote, command)).toEqual({ kind: 'unknown' });
    await running.shift()?.stop();
    const second = await start(ledger);
    await eventually(async () => expect(await typesOf(second, quote)).toContain('ConversionSettled'), { timeoutMs: 15_000 });
    expect(await second.bus.send(ExecuteQuote, command)).toMatchObject({ kind: 'accepted', replayed: true });
    expect(ledger.posted.size).toBe(1);
  });

  it('records the end of a quote when its time is over', async () => {
    const service = await start({ ...new PostingLedger(), lockMs: 300 });
    const quote = await quoted(service.bus);
    await eventually(async () => expect(await typesOf(service, quote)).toEqual(['QuoteCreated', 'QuoteExpired']), { timeoutMs: 10_000 });
    expect(await service.bus.send(ExecuteQuote, execution(quote.id))).toMatchObject({ rejection: { reason: 'quote_expired' } });
  });
});
