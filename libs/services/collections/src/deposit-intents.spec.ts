import { mintId } from '@corridor/messaging';
import type { AwaitingDeposit, CompletedDeposit, ReceiveFundsPayload, SuspendedFunds } from '@corridor/contracts/collections';
import { CollectionsWorld } from './collections.fixture.js';

let world: CollectionsWorld;

beforeEach(async () => {
  world = await CollectionsWorld.create();
});
afterEach(() => world.close());

const euros = (amount: string) => ({ currency: 'EUR', amount: amount as never }) as const;
const requested = async (over: Parameters<CollectionsWorld['request']>[0] = {}) => (await world.request(over)) as AwaitingDeposit;
const paying = ({ asked }: AwaitingDeposit, amount = '100.00', over: Partial<ReceiveFundsPayload> = {}) =>
  world.arrive({ account: asked.instructions.iban ?? null, amount: euros(amount), ...over });
const postings = () => world.asked.flatMap(({ payload }) => payload.transactions.flatMap((each) => (each.kind === 'post' ? each.postings : [])));

describe('a deposit that is asked for', () => {
  it('says where to pay and moves no money', async () => {
    const deposit = await requested({ expected: '250.00' as never });
    expect(deposit).toMatchObject({ status: 'awaiting_funds', currency: 'EUR', rail: 'sepa', asked: { expected: '250.00', customerId: null } });
    expect(deposit.asked.instructions).toMatchObject({ iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' });
    expect(world.asked).toEqual([]);
    expect(await world.queries.deposit(world.scope, deposit.id)).toEqual({ ...deposit, remittance: null });
  });

  it('has an account and a reference of its own', async () => {
    const given = (await Promise.all([requested(), requested(), requested()])).map(({ asked }) => asked.instructions);
    expect([new Set(given.map(({ iban }) => iban)).size, new Set(given.map(({ reference }) => reference)).size]).toEqual([3, 3]);
  });

  it.each([
    ['sepa', 'USD'],
    ['ach', 'EUR'],
    ['fps', 'EUR'],
    ['swift', 'BTC'],
    ['onchain', 'BTC'],
  ] as const)('does not wait for what %s does not carry: %s', async (rail, currency) => {
    expect(await world.request({ rail, currency })).toEqual({ reason: 'rail_not_supported', rail, currency });
  });

  it('needs an account of the tenant, and in live mode a bank', async () => {
    expect(await world.request({ accountId: mintId<'account'>() })).toMatchObject({ reason: 'account_not_found' });
    expect(await world.request({}, { ...world.scope, mode: 'live' })).toEqual({ reason: 'no_bank', rail: 'sepa' });
  });

  it('may be for a customer who is approved, and for no other', async () => {
    const customerId = mintId<'customer'>();
    expect(await world.request({ customerId })).toEqual({ reason: 'customer_not_found', customer: customerId });
    world.customers.set(customerId, { status: 'pending' });
    expect(await world.request({ customerId })).toEqual({ reason: 'customer_not_approved', account: world.account.id, customer: customerId });
    world.customers.set(customerId, { status: 'approved' });
    expect(await world.request({ customerId })).toMatchObject({ status: 'awaiting_funds', asked: { customerId } });
    const owner = { ...world.account, customerId };
    const stranger = mintId<'customer'>();
    world.customers.set(stranger, { status: 'approved' });
    world.account = { ...owner, customerStatus: 'approved' };
    expect(await world.request({ customerId: stranger })).toEqual({ reason: 'account_of_another_customer', account: owner.id, customer: stranger });
    expect(await world.request({ customerId })).toMatchObject({ status: 'awaiting_funds' });
    world.account = { ...owner, customerStatus: 'review' };
    expect(await world.request()).toMatchObject({ reason: 'customer_not_approved', account: owner.id });
  });
});

describe('money that arrives for a deposit', () => {
  it.each([
    ['all of it', '100.00'],
    ['a part of it', '0.01'],
    ['more than it', '999999999999999.99'],
  ])('completes it when it is %s', async (_what, amount) => {
    const deposit = await requested({ expected: '100.00' as never });
    expect(await paying(deposit, amount)).toMatchObject({ id: deposit.id, status: 'completed', amount: euros(amount), createdAt: deposit.createdAt, asked: deposit.asked });
    expect(postings()).toEqual([{ from: 'world/sepa/available', to: `${world.account.id}/available`, ...euros(amount), type: 'deposit' }]);
    expect(await world.typesOf(deposit.id)).toEqual(['DepositRequested', 'DepositReceived', 'DepositCompleted']);
  });

  it('is found by the reference when the bank names no account, and the account decides when both are there', async () => {
    const [first, second] = [await requested(), await requested()];
    const remittance = { payerName: null, payerAccount: null, text: `invoice ${first.asked.instructions.reference.toLowerCase()}` };
    expect(await world.arrive({ remittance })).toMatchObject({ id: first.id });
    expect(await paying(second, '5.00', { remittance })).toMatchObject({ id: second.id });
  });

  it('is a deposit of its own when it comes a second time, and as often as it comes', async () => {
    const deposit = await requested({ expected: '100.00' as never });
    await paying(deposit);
    const [second, third] = [(await paying(deposit, '40.00')) as CompletedDeposit, (await paying(deposit, '2.00')) as CompletedDeposit];
    expect(new Set([deposit.id, second.id, third.id]).size).toBe(3);
    expect(second).toMatchObject({ status: 'completed', amount: euros('40.00'), asked: { ...deposit.asked, expected: null } });
    expect(postings().map(({ amount }) => amount)).toEqual(['100.00', '40.00', '2.00']);
  });

  it('keeps the payer beside the events and never in them', async () => {
    const deposit = await requested();
    await paying(deposit);
    expect((await world.queries.deposit(world.scope, deposit.id))?.remittance).toMatchObject({ payerName: 'Zoë Payer', payerAccount: 'NL91ABNA0417164300' });
    const log = await world.store.readLog({ after: 0, limit: 100 });
    expect(log.filter(({ body }) => /Zoë|NL91ABNA/.test(body))).toEqual([]);
  });

  it("never reaches another tenant's deposit (invariant 10)", async () => {
    const deposit = await requested();
    const other = { tenant: mintId<'tenant'>(), mode: 'test' } as const;
    expect(await world.complete(deposit.id, null, other)).toEqual({ reason: 'deposit_not_found', deposit: deposit.id });
    expect(await world.takeBack(deposit.id, other)).toEqual({ reason: 'deposit_not_found', deposit: deposit.id });
  });
});

describe('money that nobody can be credited with', () => {
  const suspended = async (over: Partial<ReceiveFundsPayload> = {}) => (await world.arrive(over)) as SuspendedFunds;

  it.each([null, 'FPX-000000', 'rent'])('is kept in suspense: the payer wrote %j', async (text) => {
    const funds = await suspended({ remittance: { payerName: 'Zoë Payer', payerAccount: null, text } });
    expect(funds).toMatchObject({ reason: 'reference_unknown', named: null, book: world.account.book, bankReference: 'BANK-1' });
    expect(postings()).toEqual([{ from: 'world/sepa/available', to: 'house/suspense/available', ...euros('100.00'), type: 'deposit' }]);
    expect(await world.queries.suspendedFunds(world.scope, { limit: 10 })).toMatchObject({ items: [{ id: funds.id, remittance: { text } }] });
    expect(await world.queries.deposit(world.scope, funds.id)).toBeNull();
  });

  it('is kept when it is of another currency than the deposit waits for, which goes on waiting', async () => {
    const deposit = await requested();
    const funds = await paying(deposit, '100.00', { amount: { currency: 'USD', amount: '100.00' as never }, rail: 'swift' });
    expect(funds).toMatchObject({ reason: 'currency_differs', named: deposit.id });
    expect(await world.queries.deposit(world.scope, deposit.id)).toMatchObject({ status: 'awaiting_funds' });
  });

  it('is kept when the account has been closed', async () => {
    const deposit = await requested();
    world.account = { ...world.account, status: 'closed' };
    expect(await paying(deposit)).toMatchObject({ reason: 'account_closed', named: deposit.id });
  });

  it('becomes a deposit when it is assigned, once', async () => {
    const funds = await suspended();
    expect(await world.assign(funds.id)).toMatchObject({ id: funds.id, status: 'completed', amount: funds.amount, bankReference: 'BANK-1', createdAt: funds.receivedAt });
    expect(postings()[1]).toMatchObject({ from: 'house/suspense/available', to: `${world.account.id}/available`, amount: '100.00' });
    expect(new Set(world.asked.map(({ id }) => id)).size).toBe(2);
    expect(await world.queries.suspendedFunds(world.scope, { limit: 10 })).toMatchObject({ items: [] });
    expect(await world.assign(funds.id)).toEqual({ reason: 'funds_not_in_suspense', funds: funds.id });
    expect(await world.typesOf(funds.id)).toEqual(['FundsReceived', 'FundsSuspended', 'DepositReceived', 'DepositCompleted']);
  });

  it('goes back to where it came from, once, and is nobody\'s from then on', async () => {
    const funds = await suspended();
    expect(await world.sendBack(funds.id)).toMatchObject({ ...funds, failureCode: 'payer_recall', returnedAt: expect.any(String) });
    expect(postings()[1]).toEqual({ from: 'house/suspense/available', to: 'world/sepa/available', ...euros('100.00'), type: 'deposit_return' });
    expect(new Set(world.asked.map(({ id }) => id)).size).toBe(2);
    expect(await world.typesOf(funds.id)).toEqual(['FundsReceived', 'FundsSuspended', 'FundsReturnRequested', 'FundsReturned']);
    expect(await world.queries.suspendedFunds(world.scope, { limit: 10 })).toMatchObject({ items: [] });
    expect(await world.sendBack(funds.id)).toEqual({ reason: 'funds_not_in_suspense', funds: funds.id });
    expect(await world.assign(funds.id)).toEqual({ reason: 'funds_not_in_suspense', funds: funds.id });
    expect(await world.takeBack(funds.id)).toEqual({ reason: 'deposit_not_found', deposit: funds.id });
  });

  it('does not go back once it is a deposit, nor for another tenant (invariant 10)', async () => {
    const funds = await suspended();
    const other = { tenant: mintId<'tenant'>(), mode: 'test' } as const;
    expect(await world.sendBack(funds.id, other)).toEqual({ reason: 'funds_not_found', funds: funds.id });
    await world.assign(funds.id);
    expect(await world.sendBack(funds.id)).toEqual({ reason: 'funds_not_in_suspense', funds: funds.id });
    expect(await world.takeBack(funds.id)).toMatchObject({ id: funds.id, status: 'returned' });
    expect(postings().slice(2)).toEqual([{ from: `${world.account.id}/available`, to: 'world/sepa/available', ...euros('100.00'), type: 'deposit_return' }]);
  });

  it('is assigned to an account that there is, and nothing else is', async () => {
    const funds = await suspended();
    expect(await world.assign(funds.id, mintId<'account'>())).toMatchObject({ reason: 'account_not_found' });
    const unknown = mintId<'deposit'>();
    expect(await world.assign(unknown)).toEqual({ reason: 'funds_not_found', funds: unknown });
    const deposit = await requested();
    expect(await world.assign(deposit.id)).toEqual({ reason: 'funds_not_found', funds: deposit.id });
  });
});

describe('the sandbox', () => {
  it.each([
    ['what it says', '7.00', '50.00', '7.00'],
    ['what is expected', null, '50.00', '50.00'],
    ['a hundred', null, null, '100.00'],
  ])('lets %s arrive', async (_what, said, expected, amount) => {
    const deposit = await requested({ expected: expected as never });
    expect(await world.complete(deposit.id, said)).toMatchObject({ id: deposit.id, status: 'completed', amount: euros(amount), simulated: true });
  });

  it('says what status keeps a deposit from being paid or returned', async () => {
    const deposit = await requested();
    expect(await world.takeBack(deposit.id)).toMatchObject({ reason: 'deposit_not_completed', status: 'awaiting_funds' });
    await world.complete(deposit.id);
    expect(await world.complete(deposit.id)).toMatchObject({ reason: 'deposit_not_awaiting_funds', status: 'completed' });
    await world.takeBack(deposit.id);
    expect(await world.takeBack(deposit.id)).toMatchObject({ reason: 'deposit_not_completed', status: 'returned' });
  });
});

describe('a deposit that is taken back', () => {
  it('leaves its account by a debit that the world imposes', async () => {
    const deposit = (await world.receive()) as CompletedDeposit;
    expect(await world.takeBack(deposit.id)).toMatchObject({ ...deposit, status: 'returned', failureCode: 'payer_recall' });
    expect(world.asked[1]?.payload.transactions).toMatchObject([
      { type: 'deposit_return', imposed: true, postings: [{ from: `${world.account.id}/available`, to: 'world/sepa/available', amount: '182450.00', type: 'deposit_return' }] },
    ]);
    expect(await world.typesOf(deposit.id)).toEqual(['DepositReceived', 'DepositCompleted', 'DepositReturnRequested', 'DepositReturned']);
    expect(await world.queries.deposit(world.scope, deposit.id)).toMatchObject({ status: 'returned' });
  });

  it('stays completed until the ledger has answered', async () => {
    const deposit = (await world.receive()) as CompletedDeposit;
    world.answer = { kind: 'unknown' };
    await expect(world.takeBack(deposit.id)).rejects.toThrow('not answered');
    expect(await world.queries.deposit(world.scope, deposit.id)).toMatchObject({ status: 'completed' });
    expect(await world.takeBack(deposit.id)).toMatchObject({ status: 'under way' });
  });
});

describe('the list of deposits', () => {
  it('is narrowed by status, method and time, and keeps a deposit in its place when it is paid', async () => {
    const first = await requested();
    world.clock = new Date('2026-07-11T12:00:00.000Z');
    const second = await requested({ currency: 'USD', rail: 'ach' });
    await world.complete(first.id);
    const list = async (filter: object) => {
      const page = await world.queries.deposits(world.scope, filter, { limit: 10 });
      return page.kind === 'page' ? page.items.map(({ id }) => id) : page.kind;
    };
    expect(await list({})).toEqual([second.id, first.id]);
    expect(await list({ status: 'completed' })).toEqual([first.id]);
    expect(await list({ status: 'awaiting_funds', currency: 'USD' })).toEqual([second.id]);
    expect(await list({ rail: 'sepa' })).toEqual([first.id]);
    expect(await list({ createdFrom: '2026-07-11T12:00:00.000Z' })).toEqual([second.id]);
    expect(await list({ createdBefore: '2026-07-11T12:00:00.000Z' })).toEqual([first.id]);
  });
});
