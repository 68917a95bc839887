import type { ConversionView } from '@corridor/contracts/quotes';
import { CancelPayout, CreatePayout, type CreatePayoutPayload, ReportPayout, sandboxReport } from '@corridor/contracts/payouts';
import { fingerprintOf, mintId, transactionIdFor } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import { eventually, leaveNothingOpen, PostingLedger } from '@corridor/testing';
import { ACCOUNT, PAY_DOLLARS } from './domain/payout.fixture.js';
import { type ExecuteCommand, payoutsDatabase, type QuotesReply, SCOPE, startPayouts } from './payouts.host.fixture.js';

type Running = Awaited<ReturnType<typeof startPayouts>>;

let pool: Pool;
const running: Running[] = [];
beforeAll(async () => {
  pool = await payoutsDatabase();
});
afterEach(async () => {
  for (const service of running.splice(0)) await service.stop();
  await leaveNothingOpen(pool, { schema: 'payouts', process: 'payouts' });
});
afterAll(() => pool.end());

async function start(options: Parameters<typeof startPayouts>[1]): Promise<Running> {
  const service = await startPayouts(pool, options);
  running.push(service);
  return service;
}

const sent = <Payload>(payload: Payload) => ({
  id: mintId<'command'>(), scope: SCOPE, correlation: 'req_1', issuedAt: new Date().toISOString(), fingerprint: fingerprintOf(payload), payload,
});
const request = (over: Partial<CreatePayoutPayload> = {}) => {
  const funding = { quoteId: mintId<'quote'>(), conversionId: mintId<'conversion'>() };
  return { ...sent({ ...PAY_DOLLARS, payoutId: mintId<'payout'>(), funding, ...over }), funding };
};

/** Quotes that execute whatever comes, each command once, and remember what. */
class ExecutingQuotes {
  readonly executed = new Map<string, ExecuteCommand>();

  execute = (command: ExecuteCommand): QuotesReply => {
    const replayed = this.executed.has(command.id);
    this.executed.set(command.id, command);
    const view = { id: command.payload.conversionId, status: 'settled' } as ConversionView;
    return { kind: 'accepted', view, replayed, correlation: command.correlation };
  };
}

describe('a payout that a quote funds', () => {
  it('has quotes convert and post both, and asks the ledger for nothing itself', async () => {
    const [ledger, quotes] = [new PostingLedger(), new ExecutingQuotes()];
    const service = await start({ post: ledger.post, execute: quotes.execute });
    const command = request();
    const first = await service.bus.send(CreatePayout, command);
    expect(first).toMatchObject({ kind: 'accepted', view: { status: 'processing', funding: command.funding } });
    expect(await service.bus.send(CreatePayout, command)).toEqual({ ...first, replayed: true });
    expect(await service.queries.payout(SCOPE, command.payload.payoutId)).toMatchObject({ funding: command.funding });
    expect(ledger.posted.size).toBe(0);
    const [asked, ...others] = [...quotes.executed.values()];
    expect(others).toEqual([]);
    // The rate counts as of when the payout was asked for.
    expect(asked?.issuedAt).toBe(command.issuedAt);
    expect(asked?.payload).toEqual({
      ...command.funding,
      accountId: ACCOUNT.id,
      purpose: {
        mustGive: [{ currency: 'USD', amount: '25000.00' }, { currency: 'USD', amount: '25012.00' }],
        transactions: [
          {
            kind: 'post',
            id: transactionIdFor(command.payload.payoutId, 'payout'),
            type: 'payout',
            reference: { kind: 'payout', id: command.payload.payoutId },
            valueDate: command.issuedAt.slice(0, 10),
            postings: [
              { from: `${ACCOUNT.id}/available`, to: `${ACCOUNT.id}/payout_processing`, currency: 'USD', amount: '25000.00', type: 'payout' },
              { from: `${ACCOUNT.id}/available`, to: 'house/fees/available', currency: 'USD', amount: '12.00', type: 'fee' },
            ],
          },
        ],
      },
    });
  });

  it('brings the money back in its own currency when it fails, as any other', async () => {
    const [ledger, quotes] = [new PostingLedger(), new ExecutingQuotes()];
    const service = await start({ post: ledger.post, execute: quotes.execute });
    const [failed, cancelled] = [request(), request()];
    for (const command of [failed, cancelled]) await service.bus.send(CreatePayout, command);
    await service.bus.send(ReportPayout, sent({ payoutId: failed.payload.payoutId, report: sandboxReport('failed', failed.payload.payoutId) }));
    await service.bus.send(CancelPayout, sent({ payoutId: cancelled.payload.payoutId }));
    const [available, processing] = [`${ACCOUNT.id}/available`, `${ACCOUNT.id}/payout_processing`];
    const back = [`${processing} > ${available} USD 25000.00 payout_failure`, `house/fees/available > ${available} USD 12.00 fee`];
    expect(ledger.postings).toEqual([...back, ...back]);
    expect(await service.queries.payout(SCOPE, failed.payload.payoutId)).toMatchObject({ status: 'failed', funding: failed.funding });
  });

  it.each([
    { reason: 'quote_expired', quote: mintId<'quote'>(), expiredAt: '2026-07-10T12:00:30.000Z' },
    { reason: 'quote_already_used', quote: mintId<'quote'>(), conversion: mintId<'conversion'>() },
    { reason: 'insufficient_funds', owner: ACCOUNT.id, compartment: 'available', currency: 'EUR', available: '1.00' as never, needed: '2.00' as never },
  ] as const)('is no object when quotes say %j', async (rejection) => {
    const ledger = new PostingLedger();
    const service = await start({ post: ledger.post, execute: () => ({ kind: 'rejected', rejection, replayed: false, correlation: 'req_1' }) });
    const command = request();
    expect(await service.bus.send(CreatePayout, command)).toMatchObject({ kind: 'rejected', rejection });
    expect(await service.queries.payout(SCOPE, command.payload.payoutId)).toBeNull();
    expect(ledger.posted.size).toBe(0);
  });

  it('is finished after a restart when quotes had not answered, and converted once (invariants 7 and 8)', async () => {
    const [ledger, quotes] = [new PostingLedger(), new ExecutingQuotes()];
    const first = await start({ post: ledger.post, execute: (command) => (quotes.execute(command), null), timeoutMs: 300 });
    const command = request();
    expect(await first.bus.send(CreatePayout, command)).toEqual({ kind: 'unknown' });
    expect(await first.queries.payout(SCOPE, command.payload.payoutId)).toBeNull();
    await running.shift()?.stop();
    const second = await start({ post: ledger.post, execute: quotes.execute });
    await eventually(async () => expect(await second.queries.payout(SCOPE, command.payload.payoutId)).toMatchObject({ status: 'processing' }), { timeoutMs: 15_000 });
    expect(await second.bus.send(CreatePayout, command)).toMatchObject({ kind: 'accepted', replayed: true });
    expect(quotes.executed.size).toBe(1);
  });
});
