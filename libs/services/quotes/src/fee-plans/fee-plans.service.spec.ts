import { type AccountId, type DecimalString, idOf, publicType } from '@corridor/contracts';
import type { PartyView } from '@corridor/contracts/accounts';
import { CreateFeePlan, EstablishFeePlans, type FeePlanView, type Fees, type PriceRequest } from '@corridor/contracts/quotes';
import { mintId } from '@corridor/messaging';
import { QuotesWorld } from '../quotes.fixture.js';
import { STANDARD_FEES } from './domain/standard-fees.js';
import { establishForNewcomers } from './establish.js';

let world: QuotesWorld;
let platform: AccountId;
let user: AccountId;
let partner: AccountId;

const party = (type: PartyView['type'], parent: AccountId | null): AccountId => {
  const id = mintId<'account'>();
  world.parties.set(id, { id, type, parent } as PartyView);
  return id;
};

beforeAll(async () => {
  world = await QuotesWorld.create();
});
afterAll(() => world.close());
beforeEach(() => {
  world.clock = new Date('2026-07-10T06:00:00.000Z');
  platform = party('platform', null);
  user = party('user', platform);
  partner = party('partner', user);
});

const usd = (amount: string) => ({ currency: 'USD' as const, amount: amount as DecimalString });
const now = () => world.clock.toISOString();
const variable = (payout: string): Fees => ({ ...STANDARD_FEES, payout: STANDARD_FEES.payout.map((entry) => ({ ...entry, variable: payout })) });

async function create(accountId: AccountId, fees: Fees, type: FeePlanView['type'] = 'account_fees'): Promise<FeePlanView> {
  const command = world.command(CreateFeePlan, { planId: mintId<'fee-plan'>(), accountId, type, fees, metadata: {} });
  return (await world.outcome(await world.feePlans.createFeePlan(command))) as FeePlanView;
}

async function priced(over: Partial<PriceRequest>) {
  const answer = await world.queries.price(world.scope, {
    kind: 'payout_fx', accountId: user, sellCurrency: 'USD', buyCurrency: 'INR', dealt: { side: 'sell', amount: '1000.00' as DecimalString }, at: now(), ...over,
  });
  return answer.kind === 'price' ? answer.price : answer.problem;
}

const payoutFee = async (amount: string, accountId = user, at = now()) => world.queries.payoutFee(world.scope, { accountId, source: usd(amount), destinationCurrency: 'INR', at });

async function plansOf(account: AccountId): Promise<readonly FeePlanView[]> {
  const page = await world.queries.feePlans(world.scope, { accounts: [account] }, { limit: 10 });
  if (page.kind !== 'page') throw new Error('no page');
  return page.items;
}

describe('the money of the reference', () => {
  it('is 19.95, less a fee of 0.30, at 81.454: 1600.57', async () => {
    expect(await payoutFee('19.95')).toMatchObject({ fee: usd('0.30') });
    const price = await priced({ dealt: { side: 'sell', amount: '19.65' as DecimalString } });
    expect(price).toMatchObject({ sell: usd('19.65'), buy: { currency: 'INR', amount: '1600.57' }, midMarket: '82.269', user: '81.454', markup: { currency: 'INR', amount: '16.01' } });
  });

  it('is rounded up where it is given', async () => {
    expect(await priced({ dealt: { side: 'buy', amount: '100.45' as DecimalString } })).toMatchObject({ sell: usd('1.24'), buy: { amount: '100.45' } });
  });
});

describe('a price', () => {
  it('names a plan that can be read, also of an account that nobody has told of', async () => {
    const price = await priced({});
    if (!('feePlanId' in price)) throw new Error('a problem');
    expect(await world.queries.feePlan(world.scope, price.feePlanId)).toMatchObject({ accountId: user, type: 'account_fees', status: 'activated' });
    expect(await world.queries.feePlan(world.newScope('test'), price.feePlanId)).toBeNull();
  });

  it('for a partner is by the plan of whom it pays', async () => {
    const plan = await create(user, STANDARD_FEES);
    expect(await priced({ accountId: partner, kind: 'transfer_fx' })).toMatchObject({ feePlanId: plan.id });
  });

  it('is by the plan of its time', async () => {
    const before = await create(user, variable('1.00'));
    const then = now();
    world.clock = new Date(world.clock.getTime() + 3_600_000);
    const after = await create(user, variable('2.00'));
    expect((await payoutFee('100.00', user, then))?.feePlanId).toBe(before.id);
    expect(await payoutFee('100.00')).toMatchObject({ feePlanId: after.id, fee: usd('2.00') });
    expect((await payoutFee('100.00', user, '2026-01-01T00:00:00.000Z'))?.feePlanId).toBe(before.id);
  });

  it.each<[string, Partial<PriceRequest>, object]>([
    ['into the same currency', { buyCurrency: 'USD' }, { reason: 'same_currency' }],
    ['for nobody', { accountId: mintId<'account'>() }, { reason: 'account_not_found' }],
    ['for less than a cent', { sellCurrency: 'INR', buyCurrency: 'USD', dealt: { side: 'sell', amount: '0.01' as DecimalString } }, { reason: 'amount_too_small', currency: 'USD' }],
  ])('is none %s', async (_what, over, problem) => expect(await priced(over)).toMatchObject(problem));
});

describe("what a platform is charged for its user's payout", () => {
  it('is what is passed through to it, whatever its user is charged', async () => {
    const passedOn = await create(platform, variable('0.50'), 'account_fees_passthrough');
    await create(user, variable('2.00'));
    expect(await payoutFee('100.00')).toMatchObject({ fee: usd('2.00'), passthrough: { feePlanId: passedOn.id, fee: usd('0.50') } });
  });

  it('is not said for its own payouts, nor for a direct user', async () => {
    expect(await payoutFee('100.00', platform)).toMatchObject({ fee: usd('1.50'), passthrough: null });
    expect(await payoutFee('100.00', party('user', null))).toMatchObject({ passthrough: null });
    expect(await payoutFee('100.00', mintId<'account'>())).toBeNull();
  });

  it("is what its user is charged too, where nobody said otherwise", async () => {
    await create(platform, variable('0.40'), 'account_fees_passthrough');
    const charged = await payoutFee('100.00');
    expect([charged?.fee, charged?.passthrough?.fee]).toEqual([usd('0.40'), usd('0.40')]);
  });
});

describe('an account that is new', () => {
  const told = (type: string, data: object) => ({ type, data, tenant: world.scope.tenant, mode: 'test', correlationid: 'req_1', id: 'accounts/1' }) as never;

  it('has its plans without anybody asking, once', async () => {
    const tell = establishForNewcomers({ bus: world.bus, now: () => world.clock });
    for (let times = 0; times < 2; times += 1) {
      expect(await tell(told(publicType('accounts', 'PartyRegistered'), { party: { id: user, type: 'user' } }))).toBeNull();
      await tell(told(publicType('accounts', 'PartyRegistered'), { party: { id: partner, type: 'partner' } }));
      await tell(told(publicType('accounts', 'TenantCreated'), { tenant: { defaultAccounts: { test: platform, live: mintId<'account'>() } } }));
    }
    expect((await plansOf(platform)).map(({ type }) => type).sort()).toEqual(['account_fees', 'account_fees_passthrough']);
    expect((await plansOf(user)).map(({ type, status }) => [type, status])).toEqual([['account_fees', 'activated']]);
    expect(await plansOf(partner)).toEqual([]);
  });

  it('keeps the plan that somebody made before that', async () => {
    const plan = await create(user, variable('3.00'));
    await world.outcome(await world.feePlans.establishFeePlans(world.command(EstablishFeePlans, { accountId: user })));
    expect(await plansOf(user)).toEqual([plan]);
  });
});

describe('a list of fee plans', () => {
  it('is newest first, and as narrow as it is asked to be', async () => {
    const first = await create(user, variable('1.00'));
    world.clock = new Date(world.clock.getTime() + 1_000);
    const second = await create(user, variable('2.00'));
    const list = async (filter: Parameters<typeof world.queries.feePlans>[1]) => {
      const page = await world.queries.feePlans(world.scope, { accounts: [user], ...filter }, { limit: 10 });
      return page.kind === 'page' ? page.items.map(({ id }) => id) : [];
    };
    expect(await list({})).toEqual([second.id, first.id]);
    expect(await list({ statuses: ['deactivated'] })).toEqual([first.id]);
    expect(await list({ types: ['account_fees_passthrough'] })).toEqual([]);
    expect(await list({ family: platform })).toEqual([second.id, first.id]);
    expect(await list({ family: party('platform', null) })).toEqual([]);
    expect(await list({ created: { from: second.createdAt } })).toEqual([second.id]);
    expect(await list({ validFrom: { before: second.createdAt } })).toEqual([first.id]);
    expect(await list({ validTo: { from: second.createdAt } })).toEqual([first.id]);
    expect(await list({ validTo: { before: second.createdAt } })).toEqual([]);
    expect(idOf(first.id)).toBe(first.id);
  });
});
