import { eventually } from '@corridor/testing';
import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { ADDRESS } from './addresses.suite.js';
import { paid, type XflowDeposit } from './deposits.suite.js';
import { FEE_PLAN } from './fee-plans.suite.js';
import { allOf, type BalanceTransaction, type XflowPayment } from './ledger.js';
import type { PaymentLink } from './payment-links.suite.js';
import { balancesOf, dollarAddress, expectFormulas, newPayout, type Payable, paymentsOf, payoutsOf, reconcile, type XflowPayout } from './payable.js';
import { as, newPlatform, PARTNER, type Platform, USER, type XflowAccount, type XflowList } from './platform.js';
import { receivableBody, reading, standing, type XflowReceivable } from './receivable.js';
import { upload } from './uploads.js';
import { watchReceivable } from './watched-receivable.js';

const IN_TIME = { timeoutMs: 30_000 };
const BANK = { name: 'Jaime Howe', routing_number: '021000021', account_number: '4471000123' };
/** 0.25 % of 20.00 is the 0.05 that the reference's figures imply. What else the plan says is what everybody is charged. */
const ALL = { destination_currency: '*', source_currency: '*' };
const PLAN = {
  ...FEE_PLAN,
  payout: [{ ...ALL, fixed: '0.00', minimum: '0.00', variable: '1.50' }],
  deposit: [{ currency: 'USD', enabled: true, payment_method_name: 'ach_debit', payment_method_type: 'domestic_debit', processing_fee_indicator: 'user', variable: '0.25' }],
};

/** From the first call of a platform to the last receivable that is completed, by the reference alone and with its figures. */
export function lifeOfAPayment(stage: () => Stage): void {
  describe('the life of a payment', () => {
    let platform: Platform;
    let payer: Payable;
    let receivable: XflowReceivable;
    let first: XflowPayout;
    let watch: ReturnType<typeof watchReceivable> | undefined;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'The life of a payment');
    });
    afterAll(async () => void (await watch?.stop()));
    const ops = async (path: string, body: object = {}) => ok(await stage().operator.client.post(`${path}?tenant_id=${platform.tenantId}`, body));
    const amounts = async () => {
      const { amount_locked: locked, amount_reconcilable: reconcilable, amount_reconciled: reconciled, amount_reconciled_not_settled: waiting, amount_settled_payouts: settled, status } = await reading(payer, receivable);
      return { locked, reconcilable, reconciled, waiting, settled, status };
    };

    it('begins with a user that is made, described, documented and activated', async () => {
      const { api } = platform;
      const draft = ok(await api.post<XflowAccount>('/accounts', USER));
      expect(draft).toMatchObject({ status: 'draft', parent_account_id: platform.account });
      const [pan, card, logo] = [await upload(api, 'identity_document', as(draft)), await upload(api, 'identity_document', as(draft)), await upload(api, 'logo', as(draft))];
      ok(await api.post(`/accounts/${draft.id}`, { business_details: { ids: { tax: 'AFBPB8047Q' } }, supporting_documentation: { id_document: pan.id }, logo_id: logo.id }, as(draft)));
      for (const role of ['director', 'owner', 'representative']) {
        ok(await api.post('/persons', { full_name: `A ${role}`, relationship: { [role]: true }, supporting_documentation: { id_document: card.id } }, as(draft)));
      }
      const address = ok(await api.post<{ id: string }>('/addresses', { ...ADDRESS, linked_id: draft.id }, as(draft)));
      const user = ok(await api.send<XflowAccount>('POST', `/accounts/${draft.id}/activate`, undefined));
      expect(user.status).toBe('activated');
      const partner = ok(await api.post<XflowAccount>('/accounts', PARTNER, as(user)));
      expect(partner.status).toBe('draft');
      expect(ok(await api.send<XflowAccount>('POST', `/accounts/${partner.id}/activate`, undefined, as(user))).status).toBe('activated');
      payer = { platform, user, partner, address: await dollarAddress(platform, partner.id), payoutAddress: address.id };
      ok(await api.post('/fee_plans', { ...PLAN, linked_id: user.id }));
    });

    it('goes on with an invoice, confirmed and activated', async () => {
      const { api } = platform;
      const { invoice, ...body } = await receivableBody(payer);
      const draft = ok(await api.post<XflowReceivable>('/receivables', body, as(payer.user)));
      ok(await api.post(`/receivables/${draft.id}`, { invoice }, as(payer.user)));
      expect(ok(await api.send<XflowReceivable>('POST', `/receivables/${draft.id}/confirm`, undefined, as(payer.user))).status).toBe('verifying');
      receivable = await standing(payer, draft, 'activated');
      watch = watchReceivable(payer, receivable);
      expect(await amounts()).toEqual({ locked: '0.00', reconcilable: '50.00', reconciled: '0.00', waiting: '0.00', settled: '0.00', status: 'activated' });
    });

    it('is paid on a hosted page, which locks, and then reconciles, what is owed, for a fee of 0.05', async () => {
      const { api } = platform;
      ok(await api.post(`/receivables/${receivable.id}`, { amount_maximum_reconcilable: '20.00' }, as(payer.user)));
      const { link } = ok(await api.post<PaymentLink>('/payment_links', { account_id: payer.partner.id, receivable_ids: [receivable.id], type: 'receivable' }, as(payer.user)));
      const sent = await fetch(link, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ method: 'domestic_debit', amount: '20.00', total: '20.00', ...BANK }) });
      expect(sent.status).toBe(303);
      expect(await amounts()).toMatchObject({ locked: '20.00', reconcilable: '0.00', reconciled: '0.00' });
      ok(await api.post(`/receivables/${receivable.id}`, { amount_maximum_reconcilable: '50.00' }, as(payer.user)));
      expect(await amounts()).toMatchObject({ locked: '20.00', reconcilable: '30.00', reconciled: '0.00' });
      await eventually(async () => expect(await amounts()).toMatchObject({ locked: '0.00', reconcilable: '30.00', reconciled: '20.00' }), IN_TIME);
      const [deposit] = ok(await api.get<XflowList<XflowDeposit>>('/deposits', as(payer.user))).data;
      expect(deposit).toMatchObject({ amount: '20.00', status: 'completed', to: { account_id: payer.partner.id } });
    });

    it('is paid out by itself: 20.00, 19.95, 19.65, 1600.57', async () => {
      first = await newPayout(payer, 'settled');
      expect(first).toMatchObject({ amount: '1600.57', currency: 'INR', to: { account_id: payer.user.id, address_id: payer.payoutAddress } });
      const one = (type: string, ...rest: string[]) => `${type} ${rest.join(' ')}`;
      expect(await paymentsOf(payer, '?type=funds_credit,reconcile,processing_fee,funds_debit,payout_fee,payout')).toEqual([
        one('funds_credit', '20.00 USD 20.00 USD'),
        one('funds_debit', '19.95 USD 19.95 USD'),
        one('payout', '19.65 USD 1600.57 INR'),
        one('payout_fee', '0.30 USD 0.30 USD'),
        one('processing_fee', '0.05 USD 0.05 USD'),
        one('reconcile', '20.00 USD 20.00 USD'),
      ]);
      const rates = ok(await platform.api.get<XflowList<object>>('/exchange_rates', as(payer.user))).data;
      expect(rates).toMatchObject([{ buy: { amount: '1600.57', currency: 'INR' }, dealt_currency: 'USD', currency_pair: 'USDINR', rate: { mid_market: '82.269', user: '81.454' }, sell: { amount: '19.65', currency: 'USD' } }]);
      expect(await balancesOf(payer, payer.user.id)).toEqual({ available: '0.00', pending: '0.00', processing: '0.00', payout_processing: '0.00' });
    });

    it("leaves a receivable that says what the reference prints", async () => {
      expect(await amounts()).toEqual({ locked: '0.00', reconcilable: '30.00', reconciled: '20.00', waiting: '0.00', settled: '19.95', status: 'activated' });
    });

    it('names each object that moved the money, with the plan of every fee', async () => {
      const payments = await allOf<XflowPayment & { fee_plan_id: string | null; is_exchange_rate_applicable: boolean; payout_eligible_at: number | null; linked_payments: readonly { payment_type: string }[] }>(platform, '/payments', as(payer.user));
      for (const payment of payments) {
        const { type } = payment;
        const byPayout = ['payout_fee', 'payout', 'fx_fee'].includes(type);
        expect([type, payment.linked_object, payment.fee_plan_id !== null]).toEqual([type, byPayout ? 'payout' : expect.stringMatching(/^(deposit|receivable)$/), byPayout || type === 'processing_fee']);
        if (byPayout) expect(payment.linked_id).toBe(first.id);
        if (type === 'funds_debit') expect(payment.linked_id).toBe(receivable.id);
        expect([type, payment.payout_eligible_at !== null]).toEqual([type, type === 'reconcile']);
        expect([type, payment.is_exchange_rate_applicable]).toEqual([type, type === 'payout']);
      }
      expect(payments.find(({ type }) => type === 'payout')?.linked_payments.map(({ payment_type: type }) => type)).toEqual(['funds_debit']);
      const entries = await allOf<BalanceTransaction>(platform, '/balance_transactions', as(payer.user));
      const ofUser = entries.map(({ category, amount, currency }) => `${category} ${amount} ${currency}`).sort();
      expect(ofUser).toEqual([
        'available -0.05 USD',
        'available -19.95 USD',
        'available 20.00 USD',
        'payout_processing -0.30 USD',
        'payout_processing -19.65 USD',
        'payout_processing 19.95 USD',
        'pending -20.00 USD',
        'pending 20.00 USD',
      ]);
    });

    it('has a document for the payout, which any reader opens', async () => {
      const { payout_confirmation: file } = await eventually(async () => {
        const now = ok(await platform.api.get<XflowPayout>(`/payouts/${first.id}`, as(payer.user)));
        expect(now.payout_confirmation).not.toBeNull();
        return now;
      }, IN_TIME);
      expect(ok(await platform.api.get(`/files/${file}`, as(payer.user)))).toMatchObject({ purpose: 'payout_confirmation', type: 'pdf' });
      expect((await platform.api.get(`/files/${file}/contents`, as(payer.user))).text.startsWith('%PDF-')).toBe(true);
    });

    it('that the bank sends back is paid once more', async () => {
      await ops(`/sandbox/payouts/${first.id}/fail`);
      await eventually(async () => expect(await paymentsOf(payer, '?type=payout_failure')).toEqual(['payout_failure 19.65 USD 19.65 USD']), IN_TIME);
      expect((await payoutsOf(payer, '?status=failed')).map(({ id }) => id)).toEqual([first.id]);
      const again = await newPayout(payer, 'settled', [first.id]);
      // 1.50 % of 19.65 is 0.29, and 19.36 at 81.454 is 1576.94.
      expect(again.amount).toBe('1576.94');
      expect(await paymentsOf(payer, `?linked_id=${receivable.id}&type=funds_debit`)).toEqual(['funds_debit 19.65 USD 19.65 USD', 'funds_debit 19.95 USD 19.95 USD']);
      expect(await paymentsOf(payer, `?linked_id=${again.id}&type=payout_fee,payout`)).toEqual(['payout 19.36 USD 1576.94 INR', 'payout_fee 0.29 USD 0.29 USD']);
      expect(await amounts()).toMatchObject({ reconciled: '20.00', waiting: '0.00', settled: '19.95', status: 'activated' });
    });

    it('ends when nothing is left to settle', async () => {
      const known = (await payoutsOf(payer)).map(({ id }) => id);
      ok(await platform.api.post(`/receivables/${receivable.id}`, { amount_maximum_reconcilable: '45.00' }, as(payer.user)));
      expect(await amounts()).toMatchObject({ reconcilable: '25.00' });
      await paid(payer, '25.00');
      expect((await balancesOf(payer, payer.partner.id)).pending).toBe('25.00');
      expect(await reconcile(payer, receivable, '25.00')).toMatchObject({ amount_reconciled: '45.00', amount_reconcilable: '0.00', status: 'activated' });
      await newPayout(payer, 'settled', known);
      await eventually(async () => expect(await amounts()).toEqual({ locked: '0.00', reconcilable: '0.00', reconciled: '45.00', waiting: '0.00', settled: '44.95', status: 'completed' }), IN_TIME);
    });

    it('satisfied the formulas of the reference whenever anybody looked', async () => {
      const seen = (await watch?.stop()) ?? [];
      expect(seen.length).toBeGreaterThan(50);
      for (const each of seen) expectFormulas(each, ['0.00', '0.05']);
    });
  });
}
