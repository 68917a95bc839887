import { eventually } from '@corridor/testing';
import { ok } from '../support/client.js';
import { available, convert, quote, transactions } from '../support/flows.js';
import type { Beneficiary, Payout } from '../support/objects.js';
import type { Actor, Stage } from '../support/stage.js';
import { balanceOf, paid } from './deposits.suite.js';
import { actorOf, allOf, type BalanceTransaction } from './ledger.js';
import { expectFormulas, newPayout, type Payable, payable, payoutsOf, reconcile } from './payable.js';
import { as } from './platform.js';
import { activated, reading, standing, type XflowReceivable } from './receivable.js';

const IN_TIME = { timeoutMs: 30_000 };
const BENEFICIARY = { type: 'bank', name: 'Globex Trading Inc', currency: 'USD', bank: { account_number: '000123456789', routing_number: '021000021', country: 'US' } };

/** What came by an invoice of one API is spent through the other. */
export function reconciledOnBothSurfaces(stage: () => Stage): void {
  describe('reconciled dollars on the other surface', () => {
    let payer: Payable;
    let actor: Actor;
    let receivable: XflowReceivable;
    beforeAll(async () => {
      payer = await payable(stage(), 'Reconciled on both surfaces');
      actor = actorOf(payer.platform, payer.user.id);
      ok(await payer.platform.api.post(`/account_settings/${payer.user.id.replace('account_', 'account_setting_')}`, { payouts: { interval: 'monthly', monthly_anchor: 25 } }));
      await paid(payer, '50.00');
      receivable = await activated(payer);
      await reconcile(payer, receivable, '50.00');
    });
    const becomes = async (waiting: string, left: string) =>
      eventually(async () => {
        const now = await reading(payer, receivable);
        expect(now).toMatchObject({ amount_reconciled: '50.00', amount_reconcilable: '0.00', amount_reconciled_not_settled: waiting });
        expectFormulas(now, [left]);
        return now;
      }, IN_TIME);

    it('are there, whole', async () => {
      expect(await available(actor)).toMatchObject({ USD: '50.00' });
      expect((await transactions(actor)).map(({ type, amount, direction }) => [type, direction, amount])).toEqual([['reconcile', 'credit', '50.00']]);
    });

    it('are quoted and converted, and leave the receivable that they came by', async () => {
      const { id } = await quote(actor, '20.00', ['USD', 'EUR']);
      const conversion = ok(await convert(actor, id));
      expect(conversion).toMatchObject({ status: 'settled' });
      // 5 basis points of 20.00 are on top.
      expect(await available(actor)).toMatchObject({ USD: '29.99', EUR: '18.46' });
      expect(await becomes('29.99', '20.01')).toMatchObject({ amount_settled_payouts: '0.00', status: 'activated' });
    });

    it('are paid out to a beneficiary, and leave it likewise', async () => {
      const { id: beneficiary } = ok(await actor.api.post<Beneficiary>('/beneficiaries', BENEFICIARY));
      const payout = ok(await actor.api.post<Payout>('/payouts', { account_id: actor.account, currency: 'USD', amount: '10.00', beneficiary_id: beneficiary, rail: 'swift' }));
      await eventually(async () => expect(ok(await actor.api.get<Payout>(`/payouts/${payout.id}`)).status).toBe('completed'), IN_TIME);
      // Its fee is 12.00.
      expect(await available(actor)).toMatchObject({ USD: '7.99' });
      await becomes('7.99', '42.01');
      expect(await payoutsOf(payer)).toMatchObject([{ automatic: false, amount: '10.00', currency: 'USD', status: 'settled' }]);
    });

    it('that are left go to the bank of the user by themselves, which completes the receivable', async () => {
      const known = (await payoutsOf(payer)).map(({ id }) => id);
      ok(await stage().operator.client.post(`/sandbox/accounts/${payer.user.id}/payouts?tenant_id=${payer.platform.tenantId}`, {}));
      const payout = await newPayout(payer, 'settled', known);
      // 1.50 % of 7.99 is 0.12, and 7.87 at 81.454 is 641.04.
      expect(payout).toMatchObject({ amount: '641.04', currency: 'INR', automatic: true });
      expect(await standing(payer, receivable, 'completed')).toMatchObject({ amount_reconciled_not_settled: '0.00', amount_settled_payouts: '7.99' });
      expect(await balanceOf(payer.platform, payer.user.id, 'available')).toBe('0.00');
    });

    it('have one story on both, entry for entry', async () => {
      const told = (await transactions(actor)).map(({ id, direction, amount, currency }) => [id.replace('txn_', 'bt_'), `${direction === 'debit' ? '-' : ''}${amount}`, currency]);
      const seen = (await allOf<BalanceTransaction>(payer.platform, '/balance_transactions?category=available', as(payer.user))).map(({ id, amount, currency }) => [id, amount, currency]);
      expect(seen).toEqual(told);
      expect(told.map(([, amount, currency]) => `${amount} ${currency}`)).toEqual(['-7.99 USD', '-12.00 USD', '-10.00 USD', '-0.01 USD', '18.46 EUR', '-20.00 USD', '50.00 USD']);
      const payments = new Set((await allOf<{ readonly id: string }>(payer.platform, '/payments', as(payer.user))).map(({ id }) => id));
      for (const { payment_id: id } of await allOf<BalanceTransaction>(payer.platform, '/balance_transactions', as(payer.user))) expect(payments.has(id)).toBe(true);
    });
  });
}
