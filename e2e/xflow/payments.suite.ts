import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { allOf, fundAndConvert, type XflowPayment } from './ledger.js';
import { as, failure, newPlatform, newUser, type Platform, type XflowAccount, type XflowList } from './platform.js';

const ID = `payment_${'0'.repeat(22)}`;

export function payments(stage: () => Stage): void {
  describe('a payment', () => {
    let platform: Platform;
    let user: XflowAccount;
    let other: XflowAccount;
    let made: { readonly deposit: string; readonly conversion: string };
    let list: (query?: string, extra?: object) => Promise<readonly XflowPayment[]>;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow payments');
      user = await newUser(platform);
      other = await newUser(platform);
      made = await fundAndConvert(platform, user);
      list = async (query = '', extra = as(user)) => ok(await platform.api.get<XflowList<XflowPayment>>(`/payments${query}`, extra)).data;
    });

    it('is printed for whatever moved money, as the reference prints one', async () => {
      const [conversion, deposit] = await list();
      expect(conversion).toEqual({
        created: expect.any(Number),
        fee_plan_id: null,
        from: { amount: '100.00', currency: 'EUR' },
        id: expect.stringMatching(/^payment_[0-9A-Za-z]{22}$/),
        is_exchange_rate_applicable: true,
        linked_id: made.conversion,
        linked_object: 'conversion',
        linked_payments: null,
        livemode: false,
        object: 'payment',
        payout_eligible_at: null,
        to: { amount: '108.32', currency: 'USDC' },
        type: 'transfer',
      });
      expect(deposit).toMatchObject({
        from: { amount: '500.00', currency: 'EUR' },
        to: { amount: '500.00', currency: 'EUR' },
        linked_id: made.deposit.replace('dep_', 'deposit_'),
        linked_object: 'deposit',
        type: 'funds_credit',
      });
      for (const each of [conversion, deposit]) expect(ok(await platform.api.get(`/payments/${each?.id}`, as(user)))).toEqual(each);
    });

    it('is listed by type, cause, currencies and time, several values of each', async () => {
      const types = async (query: string) => (await list(query)).map(({ type }) => type);
      const both = ['transfer', 'funds_credit'];
      expect(await types('?type=funds_credit')).toEqual(['funds_credit']);
      expect(await types('?type=transfer,funds_credit')).toEqual(both);
      expect(await types('?type=transfer&type=funds_credit')).toEqual(both);
      expect(await types('?type=fees')).toEqual([]);
      expect(await types('?type=fees,transfer')).toEqual(['transfer']);
      expect(await types('?from.currency=EUR')).toEqual(both);
      expect(await types('?from.currency=EUR&to.currency=USDC')).toEqual(['transfer']);
      expect(await types('?to.currency=USD')).toEqual([]);
      const deposit = made.deposit.replace('dep_', 'deposit_');
      expect(await types(`?linked_id=${deposit}`)).toEqual(['funds_credit']);
      expect(await types(`?linked_id=${deposit},${made.conversion}`)).toEqual(both);
      expect(await types(`?linked_id=receivable_${deposit.slice('deposit_'.length)}`)).toEqual([]);
      const [{ created } = { created: 0 }] = await list();
      expect(await types(`?created.lte=${created}&created.gt=${created - 3_600}`)).toEqual(both);
      expect(await types(`?created.gt=${created}`)).toEqual([]);
    });

    it('is paged through both ways', async () => {
      const all = await list();
      expect(await allOf(platform, '/payments', as(user), 1)).toEqual(all);
      const page = ok(await platform.api.get<XflowList<XflowPayment>>(`/payments?ending_before=${all[1]?.id}`, as(user)));
      expect(page).toEqual({ data: all.slice(0, 1), has_next: false, object: 'list' });
    });

    it('is shown to its user and the platform, and to no one else', async () => {
      const [payment] = await list();
      expect((await list('', {})).map(({ id }) => id)).toContain(payment?.id);
      expect(await list('', as(other))).toEqual([]);
      const stranger = await newPlatform(stage(), 'Stranger to payments');
      for (const answer of [
        await platform.api.get(`/payments/${payment?.id}`, as(other)),
        await platform.live.get(`/payments/${payment?.id}`),
        await stranger.api.get(`/payments/${payment?.id}`),
        await platform.api.get(`/payments/${ID}`),
        await platform.api.get('/payments/nonsense'),
      ]) {
        expect(failure(answer)).toEqual([404, 'object_not_found', 'payment.id']);
      }
      expect(ok(await stranger.api.get<XflowList<XflowPayment>>('/payments')).data).toEqual([]);
    });

    it.each<[string, string, string]>([
      ['?type=loan', 'parameter_value_invalid', 'payment.type'],
      ['?linked_id=person_1', 'parameter_value_invalid', 'payment.linked_id'],
      ['?from.currency=XXX', 'parameter_value_invalid', 'payment.from.currency'],
      ['?to.currency=usd', 'parameter_value_invalid', 'payment.to.currency'],
      ['?created.eq=yesterday', 'timestamp_invalid', 'payment.created.eq'],
      ['?limit=11', 'parameter_range_invalid', 'payment.limit'],
      [`?starting_after=${ID}`, 'parameter_value_invalid', 'payment.starting_after'],
      [`?starting_after=${ID}&ending_before=${ID}`, 'parameter_value_invalid', 'payment.ending_before'],
      ['?color=red', 'parameter_unexpected', 'payment.color'],
    ])('is not listed for %s', async (query, code, field) => {
      expect(failure(await platform.api.get(`/payments${query}`))).toEqual([400, code, field]);
    });

    it('is made by no call', async () => {
      expect((await platform.api.post('/payments', {})).status).toBe(405);
    });
  });
}
