import { type FeePlanId, idOf } from '@corridor/contracts';
import type { CreateFeePlanPayload, Fees } from '@corridor/contracts/quotes';
import { type Charged, createFeePlan, establishFeePlans, updateFeePlan } from './fee-plan.decide.js';
import { type FeePlanEvent, plansOf } from './fee-plan.js';
import { STANDARD_FEES } from './standard-fees.js';

const uuid = <Kind extends string>(number: number) => idOf<Kind>(`01900000-0000-7000-8000-${String(number).padStart(12, '0')}`);
const PLATFORM = uuid<'account'>(1);
const USER = uuid<'account'>(2);
const FIRST = uuid<'fee-plan'>(10);
const SECOND = uuid<'fee-plan'>(11);
const AT = '2026-07-10T12:00:00.000Z';
const LATER = '2026-07-11T12:00:00.000Z';

const user: Charged = { id: USER, type: 'user', parent: PLATFORM };
const platform: Charged = { id: PLATFORM, type: 'platform', parent: null };

const payload = (over: Partial<CreateFeePlanPayload> = {}): CreateFeePlanPayload => ({ planId: FIRST, accountId: USER, type: 'account_fees', fees: STANDARD_FEES, metadata: {}, ...over });

function create(given: readonly FeePlanEvent[], over: Partial<CreateFeePlanPayload> = {}, facts: { account?: Charged | null; at?: string } = {}) {
  const decision = createFeePlan(plansOf(given), payload(over), { account: user, at: AT, ...facts });
  return decision.kind === 'rejected' ? decision.rejection : decision.events;
}

function establish(given: readonly FeePlanEvent[], account: Charged, inherited: Fees | null = null): readonly FeePlanEvent[] {
  const ids: Record<string, FeePlanId> = { account_fees: FIRST, account_fees_passthrough: SECOND };
  const decision = establishFeePlans(plansOf(given), account.id, { account, inherited, idOf: (type) => ids[type] as FeePlanId, at: AT });
  if (decision.kind === 'rejected') throw new Error('refused');
  return decision.events;
}

const accepted = (...given: Parameters<typeof create>) => create(...given) as readonly FeePlanEvent[];
const withFees = (over: Partial<Fees>) => ({ fees: { ...STANDARD_FEES, ...over } });

describe('a fee plan', () => {
  it('holds from the moment at which it is made', () => {
    const [event] = accepted([]);
    const plan = { id: FIRST, accountId: USER, parent: PLATFORM, type: 'account_fees', status: 'activated', fees: STANDARD_FEES, validFrom: AT, validTo: null, metadata: {}, createdAt: AT };
    expect(event).toEqual({ type: 'FeePlanCreated', data: { plan, superseded: null } });
  });

  it('takes the place of the one before, which held until then', () => {
    const [, second] = [accepted([]), accepted(accepted([]), { planId: SECOND }, { at: LATER })];
    expect(second[0]).toMatchObject({ data: { plan: { id: SECOND, validFrom: LATER }, superseded: { id: FIRST, status: 'deactivated', validTo: LATER } } });
    const all = [...plansOf([...accepted([]), ...second]).values()];
    expect(all.map(({ id, status }) => [id, status])).toEqual([[FIRST, 'deactivated'], [SECOND, 'activated']]);
  });

  it('leaves the one of another type alone', () => {
    const given = establish([], platform);
    const [event] = accepted(given, { planId: uuid(12), accountId: PLATFORM, type: 'account_fees_passthrough' }, { account: platform });
    expect(event).toMatchObject({ data: { superseded: { id: SECOND } } });
  });

  it.each<[string, Partial<CreateFeePlanPayload>, Charged | null, object]>([
    ['nobody', {}, null, { reason: 'fee_plan_account_not_found' }],
    ['a partner', {}, { id: USER, type: 'partner', parent: PLATFORM }, { reason: 'fee_plan_account_of_wrong_type', type: 'partner' }],
    ['a user, to be passed on', { type: 'account_fees_passthrough' }, user, { reason: 'fee_plan_account_of_wrong_type', type: 'user' }],
  ])('is not for %s', (_whom, over, account, rejection) => expect(create([], over, { account })).toMatchObject(rejection));

  const [payout, payoutFx] = [STANDARD_FEES.payout[0], STANDARD_FEES.payoutFx[0]] as const;
  if (payout === undefined || payoutFx === undefined) throw new Error('the standard plan has entries');

  it.each<[string, Partial<Fees>, object]>([
    ['an empty list', { transferFx: [] }, { reason: 'fees_for_all_missing', list: 'transferFx' }],
    ['no entry for all', { payout: [{ ...payout, sourceCurrency: 'USD' }] }, { reason: 'fees_for_all_missing', list: 'payout' }],
    ['an entry twice', { payout: [payout, { ...payout }] }, { reason: 'fees_repeated', list: 'payout', at: 1, same: 'entry' }],
    ['currencies twice', { payout: [payout, { ...payout, fixed: '1.00' }] }, { reason: 'fees_repeated', at: 1, same: 'currencies' }],
    ['parts of a cent', { payout: [payout, { ...payout, sourceCurrency: 'USD', minimum: '0.001' }] }, { reason: 'fee_of_too_many_decimals', at: 1, field: 'minimum' }],
    ['parts of a yen', { payout: [payout, { ...payout, sourceCurrency: 'JPY', fixed: '0.1' }] }, { reason: 'fee_of_too_many_decimals', at: 1, field: 'fixed' }],
    ['a rate between banks of euros', { payoutFx: [payoutFx, { ...payoutFx, sourceCurrency: 'EUR', destinationCurrency: 'INR', referenceRate: 'inter_bank' }] }, { reason: 'reference_rate_not_available', at: 1 }],
  ])('is refused with %s', (_what, fees, rejection) => expect(create([], withFees(fees))).toMatchObject(rejection));

  it('changes in its metadata alone, and is found by its account', () => {
    const plans = plansOf(accepted([], { metadata: { a: 'b' } }));
    const update = (planId: FeePlanId, metadata: Record<string, string>) => updateFeePlan(plans, { planId, accountId: USER, metadata });
    expect(update(FIRST, { a: '', c: 'd' })).toMatchObject({ events: [{ type: 'FeePlanUpdated', data: { plan: { id: FIRST, metadata: { c: 'd' } } } }] });
    expect(update(SECOND, {})).toMatchObject({ rejection: { reason: 'fee_plan_not_found' } });
    expect(update(FIRST, Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`k${at}`, 'v'])))).toMatchObject({ rejection: { reason: 'metadata_too_large' } });
  });
});

describe('the first fee plans of an account', () => {
  it('are the standard one, and for a platform the one that it passes on', () => {
    expect(establish([], platform).map(({ data }) => [data.plan.type, data.plan.fees])).toEqual([['account_fees', STANDARD_FEES], ['account_fees_passthrough', STANDARD_FEES]]);
    expect(establish([], { id: USER, type: 'user', parent: null }).map(({ data }) => data.plan.type)).toEqual(['account_fees']);
  });

  it("are what its platform passes on, for a connected user", () => {
    const passedOn = { ...STANDARD_FEES, payout: [{ ...STANDARD_FEES.payout[0], variable: '0.20' }] } as Fees;
    expect(establish([], user, passedOn).map(({ data }) => data.plan.fees)).toEqual([passedOn]);
  });

  it('are none where it has plans already', () => {
    expect(establish(establish([], platform), platform)).toEqual([]);
    expect(establish(accepted([]), user)).toEqual([]);
  });
});
