import type { AccountId } from '@corridor/contracts';
import type { PartyView } from '@corridor/contracts/accounts';
import type { LedgerRejection } from '@corridor/contracts/ledger';
import { type BookTransferView, CreateBookTransfer, type CreateBookTransferPayload, SplitPayoutFee, type SplitPayoutFeePayload, UpdateBookTransfer } from '@corridor/contracts/payouts';
import { fingerprintOf, mintId, transactionIdFor } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import { eventually, leaveNothingOpen, type LedgerReply, type PostCommand, PostingLedger } from '@corridor/testing';
import { payoutsDatabase, SCOPE, startPayouts } from '../payouts.host.fixture.js';
import { asked, money, PARTIES, PARTNER, PLAN, PLATFORM, PRICING, USER } from './transfers.fixture.js';
import { MAGIC_AMOUNTS } from './transfers.timers.js';

type Running = Awaited<ReturnType<typeof startPayouts>>;

let pool: Pool;
const running: Running[] = [];
/** Who may not move money any more. */
const stopped = new Set<AccountId>();
beforeAll(async () => {
  pool = await payoutsDatabase();
});
afterEach(async () => {
  stopped.clear();
  for (const service of running.splice(0)) await service.stop();
  await leaveNothingOpen(pool, { schema: 'payouts', process: 'payouts' });
});
afterAll(() => pool.end());

async function start(post: (command: PostCommand) => LedgerReply | null, transferStepMs = 20): Promise<Running> {
  const party = async (_scope: object, id: AccountId) => {
    const found = PARTIES.find((each) => each.id === id);
    return found === undefined ? null : ({ ...found, status: stopped.has(id) ? 'hold' : found.status } as PartyView);
  };
  const service = await startPayouts(pool, { post, transferStepMs, accounts: { party }, pricing: PRICING });
  running.push(service);
  return service;
}

const sent = <Payload>(payload: Payload) => ({ id: mintId<'command'>(), scope: SCOPE, correlation: 'req_1', issuedAt: new Date().toISOString(), fingerprint: fingerprintOf(payload), payload });

async function made({ bus }: Running, over: Partial<CreateBookTransferPayload> = {}): Promise<BookTransferView> {
  const reply = await bus.send(CreateBookTransfer, sent(asked({ transferId: mintId<'book-transfer'>(), ...over })));
  if (reply.kind !== 'accepted') throw new Error(JSON.stringify(reply));
  return reply.view;
}

const ended = async ({ queries }: Running, { id }: BookTransferView, status = 'completed') =>
  eventually(async () => {
    const transfer = await queries.bookTransfer(SCOPE, id);
    expect(transfer?.status).toBe(status);
    return transfer as BookTransferView;
  });

const [PENDING, ASIDE, TARGET] = [`${PARTNER.id}/pending`, `${PARTNER.id}/processing`, `${USER.id}/pending`];
const HELD = `${PENDING} > ${ASIDE} USD 100.00 book_transfer`;

const short = (owner: AccountId, available: string, needed: string): LedgerRejection => ({
  reason: 'insufficient_funds', owner, compartment: 'pending', currency: 'USD', available: available as never, needed: needed as never,
});
const refusal = (rejection: LedgerRejection): LedgerReply => ({ kind: 'rejected', rejection, replayed: false, correlation: 'req_1' });

describe('a transfer between accounts', () => {
  it('puts the money aside, and takes it on when it is done', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger.post);
    const transfer = await made(service);
    expect(transfer).toMatchObject({ status: 'initialized', from: money('100.00'), to: money('100.00') });
    await ended(service, transfer);
    expect(ledger.postings).toEqual([HELD, `${ASIDE} > ${TARGET} USD 100.00 book_transfer`]);
    expect((await service.store.readStream(`book-transfer-${transfer.id}`)).map(({ type }) => type)).toEqual([
      'BookTransferRequested', 'BookTransferInitialized', 'BookTransferProcessed', 'BookTransferReported', 'BookTransferCompleted',
    ]);
    const payments = [...ledger.posted.values()].flatMap(({ command }) => command.payload.transactions).map((each) => (each.kind === 'post' ? each.payment : null));
    expect(payments).toMatchObject([{ type: 'transfer', account: PARTNER.id }, { type: 'transfer', linkedPayments: [{ payment: transactionIdFor(transfer.id, 'transfer') }] }]);
  });

  it('across currencies sells on the way, and says at what rate', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger.post);
    const transfer = await made(service, { to: { accountId: USER.id, currency: 'INR' } });
    expect(transfer.to).toEqual({ accountId: USER.id, ...money('8145.40', 'INR') });
    await ended(service, transfer);
    const fx = 'house/fx/available';
    expect(ledger.postings).toEqual([
      HELD,
      `${ASIDE} > ${fx} USD 100.00 book_transfer`,
      `${fx} > ${TARGET} INR 8145.40 book_transfer`,
      `${fx} > house/fees/available INR 81.50 fx_fee`,
    ]);
    const sale = [...ledger.posted.values()].flatMap(({ command }) => command.payload.transactions)[1];
    expect(sale).toMatchObject({ payment: { type: 'transfer', feePlan: PLAN, exchangeRate: { midMarket: '82.269', user: '81.454', dealtCurrency: 'USD' } } });
  });

  it('that the ledger refuses is no object', async () => {
    const service = await start(() => refusal(short(PARTNER.id, '1.00', '100.00')));
    const payload = asked({ transferId: mintId<'book-transfer'>() });
    expect(await service.bus.send(CreateBookTransfer, sent(payload))).toMatchObject({ kind: 'rejected', rejection: { reason: 'insufficient_funds', needed: '100.00' } });
    expect(await service.queries.bookTransfer(SCOPE, payload.transferId)).toBeNull();
  });

  it('that fails gives everything back: by a magic amount, and where an account was stopped meanwhile', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger.post);
    const amount = `${MAGIC_AMOUNTS.fail}.00`;
    await ended(service, await made(service, { from: { accountId: PARTNER.id, ...money(amount) } }), 'failed');
    expect(ledger.postings.at(-1)).toBe(`${ASIDE} > ${PENDING} USD ${amount} book_transfer`);
    const transfer = await made(service);
    stopped.add(USER.id);
    await ended(service, transfer, 'failed');
    expect(ledger.postings.at(-1)).toBe(`${ASIDE} > ${PENDING} USD 100.00 book_transfer`);
  });

  it('waits where it is told to, and is noted on meanwhile', async () => {
    const service = await start(new PostingLedger().post);
    const transfer = await made(service, { from: { accountId: PARTNER.id, ...money(`${MAGIC_AMOUNTS.hold}.00`) } });
    await ended(service, transfer, 'processing');
    const reply = await service.bus.send(UpdateBookTransfer, sent({ transferId: transfer.id, description: 'Held', metadata: { why: 'test' } }));
    expect(reply).toMatchObject({ kind: 'accepted', view: { status: 'processing', description: 'Held', metadata: { why: 'test' } } });
  });
});

describe("the fee of a user's payout", () => {
  const payload = (fee: string, due: string): SplitPayoutFeePayload => ({
    payoutId: mintId<'payout'>(), accountId: USER.id, platformId: PLATFORM.id, fee: money(fee), passthrough: { feePlanId: PLAN, fee: money(due) }, feePayment: transactionIdFor(mintId(), 'payout_fee'),
  });
  const [AVAILABLE, ADVANCE] = [`${PLATFORM.id}/available`, `${PLATFORM.id}/fee_advance`];
  const FEES = 'house/fees/available';

  it('that is more than the platform is charged earns it the difference, once', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger.post);
    const split = payload('0.30', '0.20');
    const [first, second] = [await service.bus.send(SplitPayoutFee, sent(split)), await service.bus.send(SplitPayoutFee, sent(split))];
    if (first.kind !== 'accepted' || first.view.transferId === null) throw new Error(JSON.stringify(first));
    const transfer = await eventually(async () => {
      const found = await service.queries.bookTransfer(SCOPE, first.view.transferId as never);
      expect(found?.status).toBe('completed');
      return found;
    });
    expect(transfer).toMatchObject({ type: 'platform_fee_payout', from: { accountId: null, ...money('0.10') }, to: { accountId: PLATFORM.id, ...money('0.10') }, payoutId: split.payoutId });
    expect(second.kind).toBe('accepted');
    expect(ledger.postings).toEqual([`${FEES} > ${PLATFORM.id}/processing USD 0.10 book_transfer`, `${PLATFORM.id}/processing > ${AVAILABLE} USD 0.10 book_transfer`]);
  });

  it('that is what the platform is charged moves nothing', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger.post);
    expect(await service.bus.send(SplitPayoutFee, sent(payload('0.30', '0.30')))).toMatchObject({ kind: 'accepted', view: { transferId: null } });
    expect(ledger.postings).toEqual([]);
  });

  const debited = async ({ store }: Running, { payoutId }: SplitPayoutFeePayload) =>
    eventually(async () => {
      const last = (await store.readStream(`fee-advance-${payoutId}`)).at(-1);
      expect(last?.type).toBe('FeeAdvanceDebited');
      return JSON.parse(last?.body ?? '{}') as { transferId: string | null; owed: boolean };
    });

  it('that is less comes out of the advance of the platform', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger.post);
    const split = payload('0.20', '0.30');
    await service.bus.send(SplitPayoutFee, sent(split));
    expect(await debited(service, split)).toMatchObject({ transferId: null, owed: false });
    expect(ledger.postings).toEqual([`${ADVANCE} > ${FEES} USD 0.10 fee_advance_debit`]);
  });

  it('that is nothing is no payment that the debit could name', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger.post);
    const split = payload('0.00', '0.30');
    await service.bus.send(SplitPayoutFee, sent(split));
    await debited(service, split);
    const [debit] = [...ledger.posted.values()].flatMap(({ command }) => command.payload.transactions);
    expect(debit).toMatchObject({ payment: { type: 'fee_advance_debit', account: PLATFORM.id, from: money('0.30') } });
    expect(JSON.stringify(debit)).not.toContain('linkedPayments');
  });

  it('that the advance has not in that currency is brought there from another', async () => {
    const ledger = new PostingLedger();
    const onlyEuros = (command: PostCommand): LedgerReply | null => (command.payload.transactions.length === 1 ? refusal(short(PLATFORM.id, '0.04', '0.10')) : ledger.post(command));
    const service = await start(onlyEuros);
    const split = payload('0.20', '0.30');
    await service.bus.send(SplitPayoutFee, sent(split));
    const { transferId } = await debited(service, split);
    expect(await service.queries.bookTransfer(SCOPE, transferId as never)).toMatchObject({ type: 'fee_advance_transfer', status: 'completed', from: money('0.06', 'EUR'), to: money('0.06') });
    const fx = 'house/fx/available';
    expect(ledger.postings).toEqual([
      `${ADVANCE} > ${fx} EUR 0.06 book_transfer`,
      `${fx} > ${ADVANCE} USD 0.06 book_transfer`,
      `${ADVANCE} > ${FEES} USD 0.10 fee_advance_debit`,
    ]);
  });

  it('that the advance has not at all is owed: the payout of the user does not wait', async () => {
    const ledger = new PostingLedger();
    const imposedOnly = (command: PostCommand): LedgerReply | null => {
      const [first] = command.payload.transactions;
      return first?.kind === 'post' && first.imposed === true ? ledger.post(command) : refusal(short(PLATFORM.id, '0.00', '0.10'));
    };
    const service = await start(imposedOnly);
    const split = payload('0.20', '0.30');
    await service.bus.send(SplitPayoutFee, sent(split));
    expect(await debited(service, split)).toMatchObject({ transferId: null, owed: true });
    expect(ledger.postings).toEqual([`${ADVANCE} > ${FEES} USD 0.10 fee_advance_debit`]);
  });
});

describe('a list of transfers', () => {
  it('is newest first, as narrow as it is asked to be, and shows nobody the transfers of others', async () => {
    const service = await start(new PostingLedger().post, 3_600_000);
    const scope = { ...SCOPE, tenant: mintId<'tenant'>() };
    const create = async (over: Partial<CreateBookTransferPayload> = {}) => {
      const reply = await service.bus.send(CreateBookTransfer, { ...sent(asked({ transferId: mintId<'book-transfer'>(), ...over })), scope });
      if (reply.kind !== 'accepted') throw new Error(JSON.stringify(reply));
      return reply.view.id;
    };
    const first = await create();
    const second = await create({ to: { accountId: USER.id, currency: 'INR' } });
    const third = await create({ type: 'platform_debit', from: { accountId: PLATFORM.id, ...money('5.00') } });
    const list = async (filter: Parameters<typeof service.queries.bookTransfers>[1]) => {
      const page = await service.queries.bookTransfers(scope, filter, { limit: 10 });
      return page.kind === 'page' ? page.items.map(({ id }) => id) : [];
    };
    expect(await list({})).toEqual([third, second, first]);
    expect(await list({ family: USER.id })).toEqual([third, second, first]);
    expect(await list({ family: PLATFORM.id })).toEqual([]);
    expect(await list({ family: PARTIES[2]?.id })).toEqual([]);
    expect(await list({ types: ['platform_debit', 'platform_credit'] })).toEqual([third]);
    expect(await list({ fromAccounts: [PARTNER.id], toCurrencies: ['INR'] })).toEqual([second]);
    expect(await list({ toAccounts: [USER.id], fromCurrencies: ['USD'], statuses: ['initialized'] })).toEqual([third, second, first]);
    expect(await list({ statuses: ['completed'] })).toEqual([]);
    expect(await list({ createdBefore: '2020-01-01T00:00:00.000Z' })).toEqual([]);
    expect(await service.queries.bookTransfer(SCOPE, first)).toBeNull();
  });
});
