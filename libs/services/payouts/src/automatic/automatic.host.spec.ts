import type { PayoutId, ServiceName } from '@corridor/contracts';
import {
  type AutomaticPayoutView,
  CancelPayout,
  HoldAutomaticPayout,
  NotePayout,
  PayOutAutomatically,
  ProcessAutomaticPayout,
  ReleaseAutomaticPayout,
  ReportAutomaticPayout,
  ReportPayout,
  sandboxAutomaticReport,
  sandboxReport,
  SchedulePayout,
} from '@corridor/contracts/payouts';
import type { PayoutFee, PricingQueries } from '@corridor/contracts/quotes';
import { mintId, transactionIdFor } from '@corridor/messaging';
import { eventually } from '@corridor/testing';
import { SCOPE } from '../payouts.host.fixture.js';
import { ADDRESS, DEBITED, money, PARTNER, PLAN, PRICING, RECEIVABLES, SETTINGS, SOLD, USER } from './automatic.fixture.js';
import { AutomaticWorld, begun, dueNow, IN_TIME, type Running, sent } from './automatic.host.fixture.js';

const ASIDE = `${USER.id}/payout_processing`;
const AVAILABLE = `${USER.id}/available`;
const PROCESSED = [
  `${ASIDE} > house/fees/available USD 0.30 payout_fee`,
  `${ASIDE} > house/fx/available USD 19.65 payout`,
  'house/fx/available > house/fees/available INR 16.01 fx_fee',
];
const SETTLED = 'house/fx/available > world/neft/available INR 1600.57 payout';
const RETURNED = ['world/neft/available > house/fx/available INR 1600.57 payout_failure', `house/fx/available > ${AVAILABLE} USD 19.65 payout_failure`];

const world = new AutomaticWorld();
const start: AutomaticWorld['start'] = (options) => world.start(options);
beforeAll(() => world.open());
afterEach(() => world.reset());
afterAll(() => world.pool.end());

const become = (service: Running, id: PayoutId, status: string) =>
  eventually(async () => {
    const payout = await service.queries.payout(SCOPE, id);
    expect(payout?.progress).toBe(status);
    return payout?.automatic as AutomaticPayoutView;
  }, IN_TIME);
const typesOf = async ({ store }: Running, id: PayoutId) => (await store.readStream(`automatic-payout-${id}`)).map(({ type }) => type.replace('AutomaticPayout', ''));
const report = (kind: 'settled' | 'failed', payoutId: PayoutId) => sent({ payoutId, report: sandboxAutomaticReport(kind, payoutId) });

describe('an automatic payout', () => {
  it('is put aside of receivables, priced, sent and confirmed by itself, to the last digit of the reference', async () => {
    const service = await start({ delayMs: 50 });
    const initialized = await begun(service);
    expect(initialized).toMatchObject({ status: 'initialized', source: money('19.95'), amount: money('1600.57', 'INR'), terms: null, addressId: ADDRESS, arrivesAt: null });
    const settled = await become(service, initialized.id, 'settled');
    expect(settled).toMatchObject({ fee: money('0.30'), terms: { price: { midMarket: '82.269', user: '81.454', sell: money('19.65') } } });
    expect(settled.referenceNumber).toMatch(/^SNBXN[0-9A-F]{11}$/);
    expect(settled.statementDescriptor).toMatch(/^PAYOUT [0-9A-F-]{36}$/);
    expect(world.ledger.postings).toEqual([...PROCESSED, SETTLED]);
    await eventually(async () => expect((await service.queries.payout(SCOPE, initialized.id))?.automatic?.confirmation).not.toBeNull(), IN_TIME);
    expect(await typesOf(service, initialized.id)).toEqual(['Requested', 'Initialized', 'Locked', 'Processed', 'Reported', 'Settled', 'Confirmed']);
    const [file] = [...world.accounts.files.values()];
    expect(file).toMatchObject({ owner: USER.id, purpose: 'payout_confirmation', type: 'pdf' });
    expect(Buffer.from(world.accounts.pieces.get(`${file?.fileId}/0`) ?? '', 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('tells the ledger what its transactions are as payments', async () => {
    const service = await start();
    const { id } = await begun(service);
    await service.bus.send(ProcessAutomaticPayout, sent({ payoutId: id }));
    const [posted] = [...world.ledger.posted.values()];
    const payments = posted?.command.payload.transactions.map((each) => (each.kind === 'post' ? each.payment : undefined));
    expect(payments).toMatchObject([
      { type: 'payout_fee', account: USER.id, from: money('0.30'), to: money('0.30'), feePlan: PLAN },
      {
        type: 'payout', account: USER.id, from: money('19.65'), to: money('1600.57', 'INR'), feePlan: PLAN,
        exchangeRate: { sell: money('19.65'), buy: money('1600.57', 'INR'), dealtCurrency: 'USD', midMarket: '82.269', user: '81.454' },
        linkedPayments: [{ account: PARTNER, payment: DEBITED.allocations[0]?.payment, type: 'funds_debit' }],
      },
      { type: 'fx_fee', account: USER.id, from: money('16.01', 'INR'), linkedPayments: [{ account: USER.id, payment: transactionIdFor(id, 'payout'), type: 'payout' }] },
    ]);
  });

  it('splits its fee with the platform that is charged for it by a plan of its own', async () => {
    const service = await start({ pricing: { ...PRICING, payoutFee: async (scope, asked) => ({ ...(await PRICING.payoutFee(scope, asked)) as PayoutFee, passthrough: { feePlanId: PLAN, fee: money('0.10') } }) } });
    world.accounts.settings = { ...SETTINGS, parent: PARTNER };
    const { id } = await begun(service);
    await service.bus.send(ProcessAutomaticPayout, sent({ payoutId: id }));
    const earned = await eventually(async () => {
      const requested = (await service.store.readLog({ after: 0, limit: 1_000 })).filter(({ type }) => type === 'BookTransferRequested').map((event) => JSON.parse(event.body).transfer);
      const [transfer] = requested.filter(({ payoutId }) => payoutId === id);
      expect(transfer).toBeDefined();
      return transfer;
    }, IN_TIME);
    expect(earned).toMatchObject({ type: 'platform_fee_payout', to: { accountId: PARTNER, ...money('0.20') } });
  });

  it('that comes back is available again at the rate at which it was sold, for the receivables that gave it, and for a later payout', async () => {
    const service = await start();
    world.collections.gives = {
      total: money('19.95'),
      allocations: RECEIVABLES.map((receivable, index) => ({ receivable, partner: PARTNER, amount: (index === 0 ? '10.00' : '9.95') as never, payment: DEBITED.allocations[0]?.payment as never })),
    };
    const { id } = await begun(service);
    expect(await service.bus.send(ReportAutomaticPayout, report('failed', id))).toMatchObject({ rejection: { reason: 'payout_in_other_state', status: 'initialized' } });
    await service.bus.send(ProcessAutomaticPayout, sent({ payoutId: id }));
    await service.bus.send(ReportAutomaticPayout, report('settled', id));
    world.collections.gives = null;
    expect(await service.bus.send(ReportAutomaticPayout, report('failed', id))).toMatchObject({ kind: 'accepted', view: { status: 'failed', failureCode: 'returned_by_bank' } });
    expect(world.ledger.postings.slice(4)).toEqual(RETURNED);
    expect([...world.collections.credits.values()]).toEqual([
      { payoutId: id, accountId: USER.id, currency: 'USD', credits: [{ receivable: RECEIVABLES[0], amount: '9.70' }, { receivable: RECEIVABLES[1], amount: '9.95' }] },
    ]);
    expect(await service.queries.payout(SCOPE, id)).toMatchObject({ status: 'returned', progress: 'failed' });
    // A payout of what came back was due at once, and asked for it.
    await eventually(async () => expect(world.collections.debits.size).toBe(2), IN_TIME);
    // The document about it is written all the same, and does not make it settled again.
    await eventually(async () => expect(await typesOf(service, id)).toContain('Confirmed'), IN_TIME);
    expect(await service.queries.payout(SCOPE, id)).toMatchObject({ progress: 'failed', automatic: { confirmation: expect.any(String) } });
  });

  it('without a change of currencies stays aside until it leaves', async () => {
    const service = await start();
    world.collections.gives = { ...DEBITED, total: money('500.00', 'INR'), allocations: DEBITED.allocations.map((each) => ({ ...each, amount: '500.00' as never })) };
    const reply = await service.bus.send(PayOutAutomatically, sent({ ...dueNow(), currency: 'INR' }));
    if (reply.kind !== 'accepted') throw new Error(JSON.stringify(reply));
    const { id } = reply.view;
    await service.bus.send(ProcessAutomaticPayout, sent({ payoutId: id }));
    for (const kind of ['settled', 'failed'] as const) await service.bus.send(ReportAutomaticPayout, report(kind, id));
    expect(world.ledger.postings).toEqual([
      `${ASIDE} > house/fees/available INR 0.30 payout_fee`,
      `${ASIDE} > world/neft/available INR 499.70 payout`,
      `world/neft/available > ${AVAILABLE} INR 499.70 payout_failure`,
    ]);
    expect([...world.collections.credits.values()]).toMatchObject([{ currency: 'INR', credits: [{ amount: '499.70' }] }]);
  });

  it('is dropped when there is nothing, and when the fee would take all of it: then what was given is back', async () => {
    const service = await start();
    world.collections.gives = null;
    const none = dueNow();
    expect(await service.bus.send(PayOutAutomatically, sent(none))).toMatchObject({ rejection: { reason: 'nothing_to_pay_out' } });
    world.collections.gives = { ...DEBITED, total: money('0.30'), allocations: DEBITED.allocations.map((each) => ({ ...each, amount: '0.30' as never })) };
    const little = dueNow();
    expect(await service.bus.send(PayOutAutomatically, sent(little))).toMatchObject({ rejection: { reason: 'too_little_to_pay_out', fee: money('0.30') } });
    expect(world.ledger.postings).toEqual([`${ASIDE} > ${AVAILABLE} USD 0.30 payout_failure`]);
    expect([...world.collections.credits.values()]).toMatchObject([{ credits: [{ amount: '0.30' }] }]);
    for (const { payoutId } of [none, little]) {
      expect(await service.queries.payout(SCOPE, payoutId)).toBeNull();
      expect(await typesOf(service, payoutId)).toEqual(['Requested', 'Dropped']);
    }
  });

  it('that the ledger refuses, because money left the account meanwhile, is dropped, and what is left is paid out by another', async () => {
    const service = await start();
    world.collections.refusal = { reason: 'insufficient_funds', owner: USER.id, compartment: 'available', currency: 'USD', available: '19.95' as never, needed: '25.00' as never };
    expect(await service.bus.send(PayOutAutomatically, sent(dueNow()))).toMatchObject({ rejection: { reason: 'insufficient_funds' } });
    const again = await eventually(async () => {
      const [, second] = [...world.collections.debits.values()];
      expect(second).toBeDefined();
      return second?.payoutId as PayoutId;
    }, IN_TIME);
    await become(service, again, 'initialized');
    expect(world.collections.debits.size).toBe(2);
  });

  it('waits for a person where it is held, and goes on from there', async () => {
    const service = await start({ delayMs: 500 });
    const { id } = await begun(service);
    for (const status of ['initialized', 'processing']) {
      await become(service, id, status);
      expect(await service.bus.send(HoldAutomaticPayout, sent({ payoutId: id }))).toMatchObject({ kind: 'accepted', view: { status: 'hold', holdReason: 'by_person' } });
      expect((await world.pool.query('select 1 from payouts.timers where id = $1', [`automatic-payout-${id}/next`])).rows).toEqual([]);
      expect(await service.bus.send(ProcessAutomaticPayout, sent({ payoutId: id }))).toMatchObject({ rejection: { reason: 'payout_in_other_state', status: 'hold' } });
      expect(await service.bus.send(ReleaseAutomaticPayout, sent({ payoutId: id }))).toMatchObject({ kind: 'accepted', view: { status, holdReason: null } });
    }
    await become(service, id, 'settled');
    expect(await service.bus.send(HoldAutomaticPayout, sent({ payoutId: id }))).toMatchObject({ rejection: { reason: 'payout_in_other_state', status: 'settled' } });
    expect(world.ledger.postings).toEqual([...PROCESSED, SETTLED]);
  });

  it('is given up by a person where it is held: what has not left is back, and so are the receivables', async () => {
    const service = await start();
    const { id: untouched } = await begun(service);
    await service.bus.send(HoldAutomaticPayout, sent({ payoutId: untouched }));
    expect(await service.bus.send(ReportAutomaticPayout, report('failed', untouched))).toMatchObject({ kind: 'accepted', view: { status: 'failed', holdReason: null } });
    expect(world.ledger.postings).toEqual([`${ASIDE} > ${AVAILABLE} USD 19.95 payout_failure`]);
    const { id: sold } = await begun(service);
    await service.bus.send(ProcessAutomaticPayout, sent({ payoutId: sold }));
    await service.bus.send(HoldAutomaticPayout, sent({ payoutId: sold }));
    expect(await service.bus.send(ReportAutomaticPayout, report('failed', sold))).toMatchObject({ kind: 'accepted', view: { status: 'failed' } });
    expect(world.ledger.postings.slice(1)).toEqual([...PROCESSED, `house/fx/available > ${AVAILABLE} USD 19.65 payout_failure`]);
    expect([...world.collections.credits.values()].map(({ credits }) => credits)).toMatchObject([[{ amount: '19.95' }], [{ amount: '19.65' }]]);
  });

  it.each([
    ['payouts_not_enabled', () => (world.accounts.settings = { ...SETTINGS, status: 'hold' })],
    ['payouts_not_enabled', () => (world.accounts.settings = { ...SETTINGS, payouts: { interval: 'daily', weeklyAnchor: null, hold: 'platform_hold' } })],
    ['payout_address_missing', () => (world.accounts.address = null)],
    ['account_not_found', () => (world.accounts.settings = null)],
  ])('is refused as %s before anything is asked for', async (reason, given) => {
    const service = await start();
    given();
    expect(await service.bus.send(PayOutAutomatically, sent(dueNow()))).toMatchObject({ rejection: { reason } });
    expect(world.collections.debits.size).toBe(0);
  });

  it('is none in live mode, where no bank is connected', async () => {
    const service = await start();
    expect(await service.bus.send(PayOutAutomatically, sent(dueNow(), { ...SCOPE, mode: 'live' }))).toMatchObject({ rejection: { reason: 'payout_bank_not_connected' } });
    const account = mintId<'account'>();
    world.accounts.paid.add(account);
    const live = await service.bus.send(SchedulePayout, sent({ accountId: account, currency: 'USD', eligibleAt: '2026-11-26T00:00:00.000Z' } as const, { ...SCOPE, mode: 'live' }));
    expect(live).toMatchObject({ kind: 'accepted', view: { dueAt: null } });
  });

  it("is nobody's to cancel, and its bank is another than that of payouts that were asked for", async () => {
    const service = await start();
    const { id } = await begun(service);
    expect(await service.bus.send(CancelPayout, sent({ payoutId: id }))).toMatchObject({ rejection: { reason: 'payout_not_cancellable', status: 'processing' } });
    expect(await service.bus.send(ReportPayout, sent({ payoutId: id, report: sandboxReport('completed', id) }))).toMatchObject({ rejection: { reason: 'payout_report_impossible', status: 'processing' } });
  });

  it('carries what a client notes on it, whatever step is under way', async () => {
    const service = await start({ delayMs: 20 });
    const { id } = await begun(service);
    for (const metadata of [{ order: 'A-1', colour: 'red' }, { colour: '' }]) expect(await service.bus.send(NotePayout, sent({ payoutId: id, metadata }))).toMatchObject({ kind: 'accepted' });
    await become(service, id, 'settled');
    expect((await service.queries.payout(SCOPE, id))?.metadata).toEqual({ order: 'A-1' });
    const many = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`key${index}`, 'x']));
    expect(await service.bus.send(NotePayout, sent({ payoutId: id, metadata: many }))).toMatchObject({ rejection: { reason: 'metadata_too_large' } });
    expect(await service.bus.send(NotePayout, sent({ payoutId: mintId<'payout'>(), metadata: {} }))).toMatchObject({ rejection: { reason: 'payout_not_found' } });
  });
});

describe('a step of an automatic payout that got no answer', () => {
  it.each<ServiceName>(['collections', 'ledger', 'accounts'])('of %s is taken up after a restart, and takes effect once (invariants 7 and 8)', async (silent) => {
    const first = await start({ delayMs: 20, silent: [silent], timeoutMs: 300 });
    const asked = dueNow();
    await first.bus.send(PayOutAutomatically, sent(asked));
    const done = { collections: () => world.collections.debits.size, ledger: () => world.ledger.posted.size, accounts: () => world.accounts.files.size }[silent as 'ledger'];
    await eventually(async () => expect(done()).toBeGreaterThan(0), IN_TIME);
    await world.running.shift()?.stop();
    const second = await start({ delayMs: 20 });
    const settled = await become(second, asked.payoutId, 'settled');
    const confirmation = await eventually(async () => {
      const file = (await second.queries.payout(SCOPE, settled.id))?.automatic?.confirmation;
      expect(file).not.toBeNull();
      return file;
    }, IN_TIME);
    const files = [...world.accounts.files.values()].filter(({ fileId }) => fileId === confirmation);
    expect([world.collections.debits.size, world.ledger.postings, files.length]).toEqual([1, [...PROCESSED, SETTLED], 1]);
  });

  it('of giving back what is too little stays so, whatever a payout costs by then', async () => {
    world.collections.gives = { ...DEBITED, total: money('0.30'), allocations: DEBITED.allocations.map((each) => ({ ...each, amount: '0.30' as never })) };
    let cheaperFrom = '9999';
    const pricing: PricingQueries = {
      ...PRICING,
      payoutFee: async (scope, request) => {
        const asked = await PRICING.payoutFee(scope, request);
        return asked !== null && request.at >= cheaperFrom ? { ...asked, fee: money('0.01') } : asked;
      },
      price: async () => ({ kind: 'price', price: { ...SOLD, sell: money('0.29'), buy: money('23.62', 'INR') } }),
    };
    const first = await start({ silent: ['ledger'], timeoutMs: 300, pricing });
    const asked = dueNow();
    await first.bus.send(PayOutAutomatically, sent(asked));
    await eventually(async () => expect(world.ledger.posted.size).toBe(1), IN_TIME);
    await world.running.shift()?.stop();
    cheaperFrom = new Date().toISOString();
    const second = await start({ pricing });
    await eventually(async () => expect(await typesOf(second, asked.payoutId)).toEqual(['Requested', 'Dropped']), IN_TIME);
    expect(world.ledger.postings).toEqual([`${ASIDE} > ${AVAILABLE} USD 0.30 payout_failure`]);
  });

  it('of what comes back is taken up after a restart, and credits receivables once', async () => {
    const first = await start();
    const { id } = await begun(first);
    await first.bus.send(ProcessAutomaticPayout, sent({ payoutId: id }));
    await first.bus.send(ReportAutomaticPayout, report('settled', id));
    await world.running.shift()?.stop();
    const silent = await start({ silent: ['collections'], timeoutMs: 300 });
    expect(await silent.bus.send(ReportAutomaticPayout, report('failed', id))).toEqual({ kind: 'unknown' });
    await world.running.shift()?.stop();
    const last = await start();
    await become(last, id, 'failed');
    expect(world.ledger.postings.slice(4)).toEqual(RETURNED);
    expect(world.collections.credits.size).toBe(1);
  });
});
