import type { PayoutId } from '@corridor/contracts';
import type { LedgerRejection } from '@corridor/contracts/ledger';
import { CancelPayout, CreatePayout, type CreatePayoutPayload, type PayoutView, ReportPayout, sandboxReport } from '@corridor/contracts/payouts';
import { type CommandBus, domainEventOf, fingerprintOf, mintId } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import { eventually, leaveNothingOpen, type LedgerReply, PostingLedger } from '@corridor/testing';
import { MAGIC_REFERENCES } from './bank/sandbox-bank.js';
import { ACCOUNT, beneficiary, PAY_DOLLARS } from './domain/payout.fixture.js';
import type { PayoutEvent } from './domain/payout.js';
import { payoutsDatabase, SCOPE, startPayouts } from './payouts.host.fixture.js';

type Running = Awaited<ReturnType<typeof startPayouts>>;

const NO_FUNDS = {
  reason: 'insufficient_funds', owner: ACCOUNT.id, compartment: 'available', currency: 'USD', available: '25000.00' as never, needed: '25012.00' as never,
} satisfies LedgerRejection;

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

const sent = <Payload>(payload: Payload, scope: typeof SCOPE | { tenant: typeof SCOPE.tenant; mode: 'live' } = SCOPE) => ({
  id: mintId<'command'>(), scope, correlation: 'req_1', issuedAt: new Date().toISOString(), fingerprint: fingerprintOf(payload), payload,
});
const request = (over: Partial<CreatePayoutPayload> = {}) => sent({ ...PAY_DOLLARS, payoutId: mintId<'payout'>(), ...over });

async function paid(bus: CommandBus, reference: string | null = null): Promise<PayoutView> {
  const reply = await bus.send(CreatePayout, request({ reference }));
  if (reply.kind !== 'accepted') throw new Error(JSON.stringify(reply));
  return reply.view;
}

const typesOf = async ({ store }: Running, id: PayoutId) => (await store.readStream(`payout-${id}`)).map(({ type }) => type);
const AVAILABLE = `${ACCOUNT.id}/available`;
const PROCESSING = `${ACCOUNT.id}/payout_processing`;
const HELD = [`${AVAILABLE} > ${PROCESSING} USD 25000.00 payout`, `${AVAILABLE} > house/fees/available USD 12.00 fee`];

describe('a payout', () => {
  it('is processing once the ledger has its money, and a repeat gets the same answer (invariant 8)', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger);
    const command = request();
    const first = await service.bus.send(CreatePayout, command);
    expect(first).toMatchObject({ kind: 'accepted', view: { status: 'processing', fee: { amount: '12.00' } } });
    expect(await service.bus.send(CreatePayout, { ...command, payload: { ...command.payload, payoutId: mintId<'payout'>() } })).toEqual({ ...first, replayed: true });
    expect(ledger.postings).toEqual(HELD);
    expect(await service.queries.payout(SCOPE, command.payload.payoutId)).toMatchObject({ status: 'processing' });
  });

  it('that the ledger refuses is no object, and the answer names the fee too', async () => {
    const refuse = (): LedgerReply => ({ kind: 'rejected', rejection: NO_FUNDS, replayed: false, correlation: 'req_1' });
    const service = await start({ post: refuse });
    const command = request();
    expect(await service.bus.send(CreatePayout, command)).toMatchObject({ kind: 'rejected', rejection: { needed: '25012.00' } });
    expect(await service.queries.payout(SCOPE, command.payload.payoutId)).toBeNull();
    expect(await typesOf(service, command.payload.payoutId)).toEqual(['PayoutRequested', 'PayoutRejected']);
  });

  it('completes by itself after the delay, with the reference of the bank', async () => {
    const ledger = new PostingLedger();
    const service = await start({ post: ledger.post, delayMs: 50 });
    const { id } = await paid(service.bus);
    await eventually(async () => expect(await service.queries.payout(SCOPE, id)).toMatchObject({ status: 'completed' }), { timeoutMs: 10_000 });
    expect((await service.queries.payout(SCOPE, id))?.bankReference).toMatch(/^SANDBOX[0-9A-F]{12}$/);
    expect(ledger.postings).toEqual([...HELD, `${PROCESSING} > world/swift/available USD 25000.00 payout`]);
  });

  it('that fails gives back the amount and the fee', async () => {
    const ledger = new PostingLedger();
    const service = await start({ post: ledger.post, delayMs: 50 });
    const { id } = await paid(service.bus, MAGIC_REFERENCES.failAccountClosed);
    await eventually(async () => expect(await service.queries.payout(SCOPE, id)).toMatchObject({ status: 'failed', failureCode: 'account_closed' }), { timeoutMs: 10_000 });
    expect(ledger.postings.slice(2)).toEqual([`${PROCESSING} > ${AVAILABLE} USD 25000.00 payout_failure`, `house/fees/available > ${AVAILABLE} USD 12.00 fee`]);
  });

  it('that comes back after it was completed gives back the amount without the fee', async () => {
    const ledger = new PostingLedger();
    const service = await start({ post: ledger.post, delayMs: 50 });
    const { id } = await paid(service.bus, MAGIC_REFERENCES.return);
    await eventually(async () => expect(await service.queries.payout(SCOPE, id)).toMatchObject({ status: 'returned' }), { timeoutMs: 10_000 });
    expect(ledger.postings.slice(2)).toEqual([`${PROCESSING} > world/swift/available USD 25000.00 payout`, `world/swift/available > ${AVAILABLE} USD 25000.00 payout_return`]);
    expect(await typesOf(service, id)).toEqual(['PayoutRequested', 'PayoutAccepted', 'PayoutReported', 'PayoutCompleted', 'PayoutReported', 'PayoutReturned']);
  });

  it('is cancelled once, however many ask at once, and its bank is not heard any more', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger);
    const { id } = await paid(service.bus);
    const replies = await Promise.all(Array.from({ length: 5 }, () => service.bus.send(CancelPayout, sent({ payoutId: id }))));
    expect(replies.map(({ kind }) => kind).sort()).toEqual(['accepted', 'rejected', 'rejected', 'rejected', 'rejected']);
    expect(await service.queries.payout(SCOPE, id)).toMatchObject({ status: 'failed', failureCode: 'cancelled' });
    expect(ledger.posted.size).toBe(2);
    const { rows } = await pool.query('select 1 from payouts.timers where id = $1', [`payout-${id}/report`]);
    expect(rows).toEqual([]);
    expect(await service.bus.send(ReportPayout, sent({ payoutId: id, report: sandboxReport('completed', id) }))).toMatchObject({ rejection: { reason: 'payout_report_impossible', status: 'failed' } });
  });

  it('is not cancelled when its bank can not stop it any more', async () => {
    const ledger = new PostingLedger();
    const service = await start({ post: ledger.post, stops: false });
    const { id } = await paid(service.bus);
    expect(await service.bus.send(CancelPayout, sent({ payoutId: id }))).toMatchObject({ rejection: { reason: 'payout_not_cancellable', status: 'processing' } });
    expect(ledger.postings).toEqual(HELD);
    expect(await service.bus.send(ReportPayout, sent({ payoutId: id, report: sandboxReport('completed', id) }))).toMatchObject({ kind: 'accepted' });
  });

  it('hears of no second end while the ledger is being told of the first (invariant 8)', async () => {
    const ledger = new PostingLedger();
    let isSilent = false;
    const service = await start({ post: (command) => (isSilent ? null : ledger.post(command)), timeoutMs: 300 });
    const { id } = await paid(service.bus);
    isSilent = true;
    expect(await service.bus.send(CancelPayout, sent({ payoutId: id }))).toEqual({ kind: 'unknown' });
    const completed = await service.bus.send(ReportPayout, sent({ payoutId: id, report: sandboxReport('completed', id) }));
    expect(completed).toMatchObject({ rejection: { reason: 'payout_report_impossible', status: 'processing' } });
    expect(await service.bus.send(CancelPayout, sent({ payoutId: id }))).toMatchObject({ rejection: { reason: 'payout_not_cancellable', status: 'processing' } });
    isSilent = false;
    await eventually(async () => expect(await service.queries.payout(SCOPE, id)).toMatchObject({ status: 'failed', failureCode: 'cancelled' }), { timeoutMs: 15_000 });
    expect(ledger.postings.slice(2)).toEqual([`${PROCESSING} > ${AVAILABLE} USD 25000.00 payout_failure`, `house/fees/available > ${AVAILABLE} USD 12.00 fee`]);
  });

  it('ends one way when it is cancelled and completed at once (invariant 8)', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger);
    for (let round = 0; round < 10; round += 1) {
      const { id } = await paid(service.bus);
      const [cancelled, completed] = await Promise.all([
        service.bus.send(CancelPayout, sent({ payoutId: id })),
        service.bus.send(ReportPayout, sent({ payoutId: id, report: sandboxReport('completed', id) })),
      ]);
      expect([cancelled.kind, completed.kind].sort()).toEqual(['accepted', 'rejected']);
    }
    expect(ledger.posted.size).toBe(20);
  });

  it('is finished after a restart when the ledger had not answered, and posted once (invariant 7)', async () => {
    const ledger = new PostingLedger();
    const first = await start({ post: (command) => (ledger.post(command), null), timeoutMs: 300 });
    const command = request();
    expect(await first.bus.send(CreatePayout, command)).toEqual({ kind: 'unknown' });
    expect(await first.queries.payout(SCOPE, command.payload.payoutId)).toBeNull();
    await running.shift()?.stop();
    const second = await start(ledger);
    await eventually(async () => expect(await typesOf(second, command.payload.payoutId)).toContain('PayoutAccepted'), { timeoutMs: 15_000 });
    expect(await second.bus.send(CreatePayout, command)).toMatchObject({ kind: 'accepted', replayed: true });
    expect(ledger.posted.size).toBe(1);
  });

  it('is refused in live mode, where no bank is connected, and nothing of test mode is seen there (invariant 10)', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger);
    const live = { ...SCOPE, mode: 'live' } as const;
    expect(await service.bus.send(CreatePayout, sent({ ...PAY_DOLLARS, payoutId: mintId<'payout'>() }, live))).toMatchObject({ rejection: { reason: 'bank_not_connected' } });
    const { id } = await paid(service.bus);
    expect(await service.queries.payout(live, id)).toBeNull();
    expect(await service.bus.send(CancelPayout, sent({ payoutId: id }, live))).toMatchObject({ rejection: { reason: 'payout_not_found' } });
  });
});

describe('the list of payouts', () => {
  it('is narrowed by each of its filters', async () => {
    const service = await start(new PostingLedger());
    const { id, createdAt } = await paid(service.bus);
    const found = async (filter: Parameters<typeof service.queries.payouts>[1]) => {
      const page = await service.queries.payouts(SCOPE, filter, { limit: 100 });
      return page.kind === 'page' && page.items.some((payout) => payout.id === id);
    };
    const all = { accountId: ACCOUNT.id, beneficiaryId: beneficiary().id, currency: 'USD', rail: 'swift', status: 'processing', createdFrom: createdAt } as const;
    expect(await found(all)).toBe(true);
    for (const other of [
      { accountId: mintId<'account'>() }, { beneficiaryId: mintId<'beneficiary'>() }, { currency: 'EUR' }, { rail: 'ach' }, { status: 'failed' }, { createdBefore: createdAt },
    ] as const) {
      expect(await found({ ...all, ...other })).toBe(false);
    }
  });
});

describe('the rows of payouts', () => {
  it('are what the events say, for each way that a payout goes (invariant 6)', async () => {
    const service = await start(new PostingLedger());
    const [cancelled, returned] = [await paid(service.bus), await paid(service.bus)];
    await service.bus.send(CancelPayout, sent({ payoutId: cancelled.id }));
    for (const kind of ['completed', 'returned'] as const) await service.bus.send(ReportPayout, sent({ payoutId: returned.id, report: sandboxReport(kind, returned.id) }));
    const folded = new Map<string, PayoutView>();
    for (const event of await service.store.readLog({ after: 0, limit: 1_000 })) {
      const { data } = domainEventOf<PayoutEvent>(event);
      if ('payout' in data) folded.set(data.payout.id, data.payout);
    }
    const { rows } = await pool.query<{ id: string; status: string; view: PayoutView }>('select id, status, view from payouts.payouts');
    expect(new Map(rows.map(({ id, view }) => [id, view]))).toEqual(folded);
    expect(rows.every(({ status, view }) => status === view.status)).toBe(true);
    expect(new Set(rows.map(({ status }) => status)).size).toBeGreaterThan(2);
  });
});
