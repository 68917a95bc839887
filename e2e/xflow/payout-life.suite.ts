import { eventually } from '@corridor/testing';
import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { balanceOf, paid, type Payer } from './deposits.suite.js';
import { type Payable, payable, type XflowPayout } from './payable.js';
import { as, failure, newPlatform, type XflowList } from './platform.js';
import { activated, reading, type XflowReceivable } from './receivable.js';

const IN_TIME = { timeoutMs: 20_000 };


interface Payment {
  readonly type: string;
  readonly from: { readonly amount: string; readonly currency: string };
  readonly to: { readonly amount: string; readonly currency: string };
}

/** What is reconciled is paid out by itself. */
export function payoutLife(stage: () => Stage): void {
  describe('an automatic payout', () => {
    let payer: Payable;
    beforeAll(async () => {
      payer = await payable(stage(), 'Xflow automatic payouts');
    });
    const reconcile = async (amount: string, of: Payer = payer): Promise<XflowReceivable> => {
      await paid(of, amount);
      const receivable = await activated(of);
      ok(await of.platform.api.post(`/receivables/${receivable.id}/reconcile`, { account_id: of.partner.id, amount }, as(of.user)));
      return receivable;
    };
    const payouts = async (query = '', of: Payer = payer) => ok(await of.platform.api.get<XflowList<XflowPayout>>(`/payouts${query}`, as(of.user))).data;
    const become = (id: string, status: string, of: Payer = payer) =>
      eventually(async () => {
        const payout = ok(await of.platform.api.get<XflowPayout>(`/payouts/${id}`, as(of.user)));
        expect(payout.status).toBe(status);
        return payout;
      }, IN_TIME);
    const onlyOne = (of: Payer = payer) =>
      eventually(async () => {
        const [payout, ...others] = await payouts('', of);
        expect([payout !== undefined, others]).toEqual([true, []]);
        return payout as XflowPayout;
      }, IN_TIME);
    const settings = (of: Payer, body: object) => of.platform.api.post(`/account_settings/${of.user.id.replace('account_', 'account_setting_')}`, { payouts: body });
    const ops = (path: string, of: Payer = payer, body?: object) => stage().operator.client.post<{ status: string; error?: { type: string } }>(`${path}?tenant_id=${of.platform.tenantId}`, body);

    it('follows a reconciliation by itself, and says what became of every dollar', async () => {
      const receivable = await reconcile('20.00');
      const { id } = await onlyOne();
      const settled = await become(id, 'settled');
      expect(settled).toMatchObject({
        automatic: true,
        currency: 'INR',
        object: 'payout',
        payment_method: 'domestic_credit',
        payment_method_details: { reference_number: expect.stringMatching(/^SNBXN[0-9A-F]{11}$/) },
        statement_descriptor: expect.stringMatching(/^XFLOW PAYOUT /),
        to: { account_id: payer.user.id, address_id: payer.payoutAddress },
      });
      expect(settled.arrival_date).toBeGreaterThan(Date.now() / 1000 - 60);
      const amounts = await reading(payer, receivable);
      expect([amounts.amount_reconciled, amounts.amount_reconciled_not_settled]).toEqual(['20.00', '0.00']);
      expect([await balanceOf(payer.platform, payer.user.id, 'available'), await balanceOf(payer.platform, payer.user.id, 'payout_processing')]).toEqual(['0.00', '0.00']);
      const payments = ok(await payer.platform.api.get<XflowList<Payment>>(`/payments?linked_id=${id}`, as(payer.user))).data;
      expect(payments.find(({ type }) => type === 'payout')).toMatchObject({ to: { amount: settled.amount, currency: 'INR' } });
      const confirmed = await eventually(async () => {
        const payout = ok(await payer.platform.api.get<XflowPayout>(`/payouts/${id}`, as(payer.user)));
        expect(payout.payout_confirmation).not.toBeNull();
        return payout;
      }, IN_TIME);
      expect(ok(await payer.platform.api.get(`/files/${confirmed.payout_confirmation}`, as(payer.user)))).toMatchObject({ purpose: 'payout_confirmation', type: 'pdf' });
      expect((await payer.platform.api.get(`/files/${confirmed.payout_confirmation}/contents`, as(payer.user))).text.slice(0, 5)).toBe('%PDF-');
      expect((await payer.platform.fleexpay.get(`/payouts/${id.replace('payout_', 'pay_')}`)).body).toMatchObject({ status: 'completed', amount: settled.amount, beneficiary_id: null, rail: 'neft' });
    });

    it("is settled to the last digit at the rate and the fee of the reference's figures", async () => {
      const exact = await payable(stage(), 'Xflow payouts, the figures');
      const all = { destination_currency: '*', source_currency: '*' };
      const plan = {
        linked_id: exact.user.id,
        linked_object: 'account',
        payout: [{ ...all, fixed: '0.30', minimum: '0.00', variable: '0.00' }],
        payout_fx: [{ ...all, reference_rate: 'mid_market', variable: '1.00' }],
        transfer_fx: [{ ...all, reference_rate: 'mid_market', variable: '1.00', variable_off_hours: '1.00' }],
        type: 'account_fees',
      };
      ok(await exact.platform.api.post('/fee_plans', plan));
      await reconcile('19.95', exact);
      const { id } = await onlyOne(exact);
      expect((await become(id, 'settled', exact)).amount).toBe('1600.57');
      const rates = ok(await exact.platform.api.get<XflowList<object>>('/exchange_rates', as(exact.user))).data;
      expect(rates).toMatchObject([{ sell: { amount: '19.65', currency: 'USD' }, buy: { amount: '1600.57', currency: 'INR' }, rate: { mid_market: '82.269', user: '81.454' } }]);
      const payments = ok(await exact.platform.api.get<XflowList<Payment>>('/payments?type=payout,payout_fee,funds_debit', as(exact.user))).data;
      expect(payments.map(({ type, from, to }) => `${type} ${from.amount} ${to.amount}`).sort()).toEqual(['funds_debit 19.95 19.95', 'payout 19.65 1600.57', 'payout_fee 0.30 0.30']);
    });

    it('that comes back is available again, and paid out once more', async () => {
      const [before] = await payouts();
      expect((await ops(`/sandbox/payouts/${before?.id}/fail`)).status).toBe(200);
      await become(before?.id ?? '', 'failed');
      const again = await eventually(async () => {
        const [latest] = await payouts();
        expect(latest?.id).not.toBe(before?.id);
        return latest as XflowPayout;
      }, IN_TIME);
      await become(again.id, 'settled');
      expect((await payouts('?status=failed')).map(({ id }) => id)).toEqual([before?.id]);
      expect((await ops(`/sandbox/payouts/${before?.id}/fail`)).body.error?.type).toBe('payout_in_other_state');
      expect((await payer.platform.fleexpay.get(`/payouts/${before?.id.replace('payout_', 'pay_')}`)).body).toMatchObject({ status: 'returned', failure_code: 'returned_by_bank' });
    });

    it('waits for a long interval or until it is told, is held by a person, and goes on', async () => {
      const patient = await payable(stage(), 'Xflow payouts by the month');
      ok(await settings(patient, { interval: 'monthly', monthly_anchor: 25 }));
      await reconcile('30.00', patient);
      expect(await payouts('', patient)).toEqual([]);
      const made = ok(await ops(`/sandbox/accounts/${patient.user.id}/payouts`, patient, {})) as unknown as XflowPayout;
      const id = made.id.replace('pay_', 'payout_');
      ok(await ops(`/payouts/${id}/hold`, patient));
      expect((await onlyOne(patient)).status).toBe('hold');
      expect((await payouts('?status=hold', patient)).map((each) => each.id)).toEqual([id]);
      ok(await ops(`/payouts/${id}/release`, patient));
      await become(id, 'settled', patient);
      expect((await ops(`/sandbox/accounts/${patient.user.id}/payouts`, patient, {})).body.error?.type).toBe('nothing_to_pay_out');
    });

    it('is not made while nobody may be paid, and follows once that is over', async () => {
      const held = await payable(stage(), 'Xflow payouts on hold');
      ok(await settings(held, { enabled: false }));
      await reconcile('25.00', held);
      expect((await ops(`/sandbox/accounts/${held.user.id}/payouts`, held, {})).body.error?.type).toBe('payouts_not_enabled');
      expect(await payouts('', held)).toEqual([]);
      ok(await settings(held, { enabled: true }));
      await become((await onlyOne(held)).id, 'settled', held);
    });

    it("is the user's and its platform's alone", async () => {
      const { id } = (await payouts())[0] as XflowPayout;
      const stranger = await newPlatform(stage(), 'Stranger to automatic payouts');
      expect(failure(await stranger.api.get(`/payouts/${id}`))).toEqual([404, 'object_not_found', 'payout.id']);
      expect(ok(await payer.platform.api.get<XflowPayout>(`/payouts/${id}`)).id).toBe(id);
      const listed = ok(await payer.platform.api.get<XflowList<XflowPayout>>(`/payouts?to.address_id=${payer.payoutAddress}&to.account_id=${payer.user.id}`));
      expect(listed.data.map((each) => each.id)).toContain(id);
    });
  });
}
