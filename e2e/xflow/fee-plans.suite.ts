import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { as, failure, newPlatform, newUser, PARTNER, type Platform, type XflowAccount, type XflowList } from './platform.js';

export interface FeePlan {
  readonly id: string;
  readonly linked_id: string;
  readonly type: string;
  readonly status: string;
  readonly created: number;
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly payout: readonly object[];
  readonly validity: { readonly from: number; readonly to: number | null };
}

const ALL = { destination_currency: '*', source_currency: '*' };

/** As the reference prints it, but for whose it is. */
export const FEE_PLAN = {
  linked_object: 'account',
  payout: [
    { ...ALL, fixed: '0.00', minimum: '0.00', variable: '1.00' },
    { destination_currency: '*', fixed: '100.00', minimum: '0.00', source_currency: 'EUR', variable: '1.00' },
    { destination_currency: '*', fixed: '100.00', minimum: '0.00', source_currency: 'GBP', variable: '1.00' },
  ],
  payout_fx: [
    { ...ALL, reference_rate: 'mid_market', variable: '1.00' },
    { destination_currency: 'INR', reference_rate: 'mid_market', source_currency: 'EUR', variable: '0.75' },
  ],
  transfer_fx: [
    { ...ALL, reference_rate: 'mid_market', variable: '1.00', variable_off_hours: '2.00' },
    { destination_currency: 'GBP', reference_rate: 'mid_market', source_currency: 'EUR', variable: '0.75', variable_off_hours: '2.00' },
  ],
  type: 'account_fees',
};

export function feePlans(stage: () => Stage): void {
  describe('a fee plan', () => {
    let platform: Platform;
    let user: XflowAccount;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow fee plans');
      user = await newUser(platform);
    });
    const create = async (over: object = {}, extra = {}) => platform.api.post<FeePlan>('/fee_plans', { ...FEE_PLAN, linked_id: user.id, ...over }, extra);
    const list = async ({ api }: Platform, query: string, extra = {}) => ok(await api.get<XflowList<FeePlan>>(`/fee_plans${query}`, extra)).data;

    it('is created by the example of the reference, quotes around the header and all', async () => {
      const made = ok(await create({}, { headers: { 'xflow-account': `"${user.id}"` } }));
      expect(made).toEqual({
        ...FEE_PLAN,
        created: expect.any(Number),
        deposit: [],
        id: expect.stringMatching(/^fee_plan_[0-9A-Za-z]{22}$/),
        linked_id: user.id,
        livemode: false,
        metadata: null,
        object: 'fee_plan',
        status: 'activated',
        validity: { from: made.created, to: null },
      });
      expect(ok(await platform.api.get(`/fee_plans/${made.id}`))).toEqual(made);
    });

    it('takes the place of the one before', async () => {
      const before = ok(await create());
      const after = ok(await create());
      expect(ok(await platform.api.get<FeePlan>(`/fee_plans/${before.id}`))).toMatchObject({ status: 'deactivated', validity: { from: before.validity.from, to: after.validity.from } });
      expect(after).toMatchObject({ status: 'activated', validity: { to: null } });
    });

    it('has metadata, and nothing else that changes', async () => {
      const made = ok(await create({ metadata: { a: 'b' } }));
      expect(made.metadata).toEqual({ a: 'b' });
      const noted = ok(await platform.api.post<FeePlan>(`/fee_plans/${made.id}`, { metadata: { a: '', internal_name: 'Shoe and Sock Power' } }));
      expect(noted).toEqual({ ...made, metadata: { internal_name: 'Shoe and Sock Power' } });
      expect(failure(await platform.api.post(`/fee_plans/${made.id}`, { payout: [] }))).toEqual([400, 'fee_plan_parameter_not_editable', 'fee_plan.payout']);
    });

    const [payout] = FEE_PLAN.payout;
    const [payoutFx] = FEE_PLAN.payout_fx;
    it.each<[object, number, string, string]>([
      [{ payout: undefined }, 400, 'parameter_empty', 'fee_plan.payout'],
      [{ payout: [] }, 400, 'minimum_required_values_not_present', 'fee_plan.payout'],
      [{ payout_fx: [{ ...payoutFx, source_currency: 'USD' }] }, 400, 'minimum_required_values_not_present', 'fee_plan.payout_fx'],
      [{ payout: [payout, payout] }, 400, 'duplicate_values_found', 'fee_plan.payout[1]'],
      [{ payout: [payout, { ...payout, fixed: '9.00' }] }, 400, 'duplicate_currencies_not_supported', 'fee_plan.payout[1]'],
      [{ payout: [payout, { ...payout, source_currency: 'XXX' }] }, 400, 'currency_not_supported', 'fee_plan.payout[1].source_currency'],
      [{ payout: [{ ...payout, source_currency: 'BTC' }] }, 400, 'currency_not_supported', 'fee_plan.payout[0].source_currency'],
      [{ payout: [{ ...payout, fixed: '0.001' }] }, 400, 'invalid_amount', 'fee_plan.payout[0].fixed'],
      [{ payout: [{ ...payout, fixed: '-1.00' }] }, 400, 'parameter_value_invalid', 'fee_plan.payout[0].fixed'],
      [{ payout: [{ ...payout, fixed: 1 }] }, 400, 'parameter_value_invalid', 'fee_plan.payout[0].fixed'],
      [{ payout: [{ ...payout, variable: '100.01' }] }, 400, 'parameter_range_invalid', 'fee_plan.payout[0].variable'],
      [{ payout: [{ ...payout, colour: 'red' }] }, 400, 'parameter_unexpected', 'fee_plan.payout[0].colour'],
      [{ payout: [{ ...payout, minimum: undefined }] }, 400, 'parameter_empty', 'fee_plan.payout[0].minimum'],
      [{ payout: ['all'] }, 400, 'parameter_value_invalid', 'fee_plan.payout[0]'],
      [{ payout: 'all' }, 400, 'parameter_value_invalid', 'fee_plan.payout'],
      [{ payout_fx: [{ ...payoutFx, reference_rate: 'inter_bank' }] }, 400, 'parameter_value_invalid', 'fee_plan.payout_fx[0].reference_rate'],
      [{ transfer_fx: [{ ...FEE_PLAN.transfer_fx[0], reference_rate: 'inter_bank' }] }, 400, 'parameter_value_invalid', 'fee_plan.transfer_fx[0].reference_rate'],
      [{ linked_object: 'person' }, 400, 'parameter_value_invalid', 'fee_plan.linked_object'],
      [{ linked_id: `account_${'0'.repeat(22)}` }, 404, 'object_not_found', 'fee_plan.linked_id'],
      [{ type: 'account_fees_passthrough' }, 400, 'parameter_value_invalid', 'fee_plan.type'],
      [{ metadata: { a: 'x'.repeat(501) } }, 400, 'metadata_value_max_length_invalid', 'fee_plan.metadata'],
    ])('is refused for %j', async (over, status, code, field) => {
      expect(failure(await create(over))).toEqual([status, code, field]);
    });

    it('is not for a platform to set for itself, for partners, or for others', async () => {
      expect(failure(await create({ linked_id: platform.account }))).toEqual([403, 'action_unauthorized', 'fee_plan.linked_id']);
      const partner = ok(await platform.api.post<XflowAccount>('/accounts', PARTNER, as(user)));
      expect(failure(await create({ linked_id: partner.id }))).toEqual([400, 'account_type_invalid', 'fee_plan.linked_id']);
      const other = await newUser(platform);
      expect(failure(await create({ linked_id: other.id }, as(user)))).toEqual([404, 'object_not_found', 'fee_plan.linked_id']);
      const direct = await newPlatform(stage(), 'Direct fee plans', 'direct_user');
      expect(failure(await direct.api.post('/fee_plans', { ...FEE_PLAN, linked_id: direct.account }))).toEqual([403, 'action_unauthorized', 'fee_plan.linked_id']);
      expect((await list(direct, '')).map(({ type, status }) => [type, status])).toEqual([['account_fees', 'activated']]);
    });

    it('is there for every account from its first day, with what the platform passes on', async () => {
      const lister = await newPlatform(stage(), 'Fee plan lister');
      const own = await list(lister, '');
      expect(own.map(({ type, linked_id, status }) => [type, linked_id, status]).sort()).toEqual([
        ['account_fees', lister.account, 'activated'],
        ['account_fees_passthrough', lister.account, 'activated'],
      ]);
      await stage().operator.feePlan({ tenant_id: lister.tenantId }, { ...FEE_PLAN, account_id: lister.account, linked_object: undefined, type: 'account_fees_passthrough' });
      const theirs = await newUser(lister);
      const [inherited] = await list(lister, '', as(theirs));
      expect(inherited).toMatchObject({ linked_id: theirs.id, type: 'account_fees', status: 'activated', payout: FEE_PLAN.payout });
    });

    it('is listed as the filter says, for whom it concerns', async () => {
      const lister = await newPlatform(stage(), 'Fee plan filters');
      const theirs = await newUser(lister);
      const [first] = await list(lister, '', as(theirs));
      const second = ok(await lister.api.post<FeePlan>('/fee_plans', { ...FEE_PLAN, linked_id: theirs.id }));
      const ids = async (query: string, extra = {}) => (await list(lister, query, extra)).map(({ id }) => id);
      expect(await ids(`?linked_id=${theirs.id}`)).toEqual([second.id, first?.id]);
      expect(await ids('', as(theirs))).toEqual([second.id, first?.id]);
      expect(await ids(`?linked_id=${theirs.id}&linked_id=${lister.account}&status=deactivated`)).toEqual([first?.id]);
      expect(await ids('?type=account_fees_passthrough,account_fees&status=activated', as(theirs))).toEqual([second.id]);
      expect(await ids('?limit=1', as(theirs))).toEqual([second.id]);
      expect(await ids(`?starting_after=${second.id}`, as(theirs))).toEqual([first?.id]);
      expect(await ids(`?ending_before=${first?.id}`, as(theirs))).toEqual([second.id]);
      const { from } = second.validity;
      expect(await ids(`?validity.to.eq=${from}`, as(theirs))).toEqual([first?.id]);
      expect(await ids(`?validity.from.gte=${from}&validity.from.lte=${from}&status=activated`, as(theirs))).toEqual([second.id]);
      expect(await ids(`?created.gt=${from}`, as(theirs))).toEqual([]);
      for (const query of ['validity.from.lt=1', 'validity.to.lt=1', 'created.lt=1', 'type=account_fees_passthrough']) expect(await ids(`?${query}`, as(theirs))).toEqual([]);
      expect(failure(await lister.api.get('/fee_plans?validity.from.gt=soon'))).toEqual([400, 'timestamp_invalid', 'fee_plan.validity.from.gt']);
      expect(failure(await platform.api.get(`/fee_plans/${second.id}`))).toEqual([404, 'object_not_found', 'fee_plan.id']);
      expect(failure(await lister.api.get(`/fee_plans/${second.id}`, as(await newUser(lister))))).toEqual([404, 'object_not_found', 'fee_plan.id']);
    });
  });
}
