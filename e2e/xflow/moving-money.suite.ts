import { eventually } from '@corridor/testing';
import { ok } from '../support/client.js';
import { sumOf, unitsOf } from '../support/decimal.js';
import type { Stage } from '../support/stage.js';
import { activePartner } from './active-user.js';
import { balanceOf, paid, type XflowDeposit } from './deposits.suite.js';
import { FEE_PLAN } from './fee-plans.suite.js';
import { allOf, type BalanceTransaction, type XflowBalance, type XflowPayment } from './ledger.js';
import { balancesOf, dollarAddress, expectFormulas, newPayout, type Payable, payable, payableOf, paymentsOf, payoutsOf, reconcile } from './payable.js';
import { as, failure, newPlatform, type Platform, type XflowAccount, type XflowList } from './platform.js';
import { activated, reading, receivableBody, standing } from './receivable.js';
import { type ReceivingAddress, receivingAddresses } from './receiving.suite.js';
import type { XflowTransfer } from './transfers.suite.js';

const IN_TIME = { timeoutMs: 30_000 };
const ALL = { destination_currency: '*', source_currency: '*' };
const payoutAt = (variable: string) => [{ ...ALL, fixed: '0.00', minimum: '0.00', variable }];

interface TransferBody {
  readonly from: { readonly account_id: string; readonly amount: string; readonly currency: string };
  readonly to: { readonly account_id: string; readonly currency: string };
  readonly type: 'internal_transfer' | 'platform_credit' | 'platform_debit';
}

/** Money that has come, and moves before or beside its payout. */
export function movingMoney(stage: () => Stage): void {
  const ops = async ({ tenantId }: Platform, path: string, body: object = {}) => ok(await stage().operator.client.post<{ readonly id: string }>(`${path}?tenant_id=${tenantId}`, body));
  const inCurrency = async ({ api }: Platform, account: string, compartment: 'available' | 'fee_advance' | 'pending', currency: string) => {
    const balance = ok(await api.get<XflowBalance & { readonly fee_advance: XflowBalance['available'] }>(`/balance?account_id=${account}`));
    return balance[compartment].find((each) => each.currency === currency)?.amount;
  };
  const completed = async ({ api }: Platform, { id }: { readonly id: string }) =>
    eventually(async () => {
      const transfer = ok(await api.get<XflowTransfer & { readonly to: { readonly amount: string } }>(`/transfers/${id}`));
      expect(transfer.status).toBe('completed');
      return transfer;
    }, IN_TIME);
  const move = async (platform: Platform, body: TransferBody) => completed(platform, ok(await platform.api.post<XflowTransfer>('/transfers', body)));

  describe('pending money that moves inside', () => {
    let payer: Payable;
    let partner: XflowAccount;
    beforeAll(async () => {
      payer = await payable(stage(), 'Xflow pending money');
      partner = await activePartner(payer.platform, 'Second partner', payer.user);
      await paid(payer, '100.00');
    });
    const pending = async (account: string, currency = 'USD') => inCurrency(payer.platform, account, 'pending', currency);
    const internal = (from: string, to: string, amount: string, into = 'USD'): TransferBody => ({ from: { account_id: from, amount, currency: 'USD' }, to: { account_id: to, currency: into }, type: 'internal_transfer' });

    it('stays pending, from partner to user, back, and among partners', async () => {
      await move(payer.platform, internal(payer.partner.id, payer.user.id, '60.00'));
      expect([await pending(payer.partner.id), await pending(payer.user.id), await balanceOf(payer.platform, payer.user.id, 'available')]).toEqual(['40.00', '60.00', '0.00']);
      await move(payer.platform, internal(payer.user.id, partner.id, '30.00'));
      await move(payer.platform, internal(partner.id, payer.partner.id, '5.00'));
      expect([await pending(payer.partner.id), await pending(payer.user.id), await pending(partner.id)]).toEqual(['45.00', '30.00', '25.00']);
      const refused = await payer.platform.api.post('/transfers', internal(partner.id, payer.partner.id, '25.01'));
      expect(failure(refused)).toEqual([402, 'balance_insufficient', 'transfer.from.amount']);
    });

    it('becomes available by a reconciliation alone, of whichever account holds it', async () => {
      const receivable = await activated(payer);
      const after = ok(await payer.platform.api.post(`/receivables/${receivable.id}/reconcile`, { account_id: payer.user.id, amount: '30.00' }, as(payer.user)));
      expect(after).toMatchObject({ amount_reconciled: '30.00', amount_reconcilable: '20.00' });
      expect(await pending(payer.user.id)).toBe('0.00');
    });

    it('is sold at the rate of a quote when it changes its currency, and says at which', async () => {
      const query = 'sell.amount=20.00&sell.currency=USD&buy.currency=EUR&type=transfer_fx';
      const quoted = async () => ok(await payer.platform.api.get<{ buy: { amount: string }; rate: { user: string } }>(`/quotes?${query}`, as(payer.user)));
      const before = await quoted();
      const transfer = await move(payer.platform, internal(partner.id, payer.partner.id, '20.00', 'EUR'));
      // The market may have closed in between.
      const quotes = [before, await quoted()];
      expect(quotes.map(({ buy }) => buy.amount)).toContain(transfer.to.amount);
      expect([await pending(partner.id), await pending(payer.partner.id), await pending(payer.partner.id, 'EUR')]).toEqual(['5.00', '45.00', transfer.to.amount]);
      const rates = ok(await payer.platform.api.get<XflowList<{ payment_id: string; buy: object; sell: object; rate: { user: string } }>>('/exchange_rates?sell.currency=USD&buy.currency=EUR', as(payer.user))).data;
      expect(rates).toMatchObject([{ buy: { amount: transfer.to.amount, currency: 'EUR' }, sell: { amount: '20.00', currency: 'USD' } }]);
      expect(quotes.map(({ rate }) => rate.user)).toContain(rates[0]?.rate.user);
      const payment = ok(await payer.platform.api.get<XflowPayment & { fee_plan_id: string | null }>(`/payments/${rates[0]?.payment_id}`, as(payer.user)));
      expect(payment).toMatchObject({ type: 'transfer', is_exchange_rate_applicable: true, linked_id: transfer.id, linked_object: 'transfer', fee_plan_id: expect.stringMatching(/^fee_plan_/) });
      expect(await paymentsOf(payer, `?type=fx_fee&linked_id=${transfer.id}`)).toHaveLength(1);
    });
  });

  describe('reconciled money', () => {
    it('goes to the platform instead of the bank, and what is sent to a user was no receivable', async () => {
      const payer = await payable(stage(), 'Xflow money for the platform');
      const { platform, user } = payer;
      ok(await platform.api.post(`/account_settings/${user.id.replace('account_', 'account_setting_')}`, { payouts: { interval: 'monthly', monthly_anchor: 25 } }));
      await paid(payer, '50.00');
      const receivable = await activated(payer);
      await reconcile(payer, receivable, '50.00');
      await move(platform, { from: { account_id: user.id, amount: '20.00', currency: 'USD' }, to: { account_id: platform.account, currency: 'USD' }, type: 'platform_credit' });
      expect([await balanceOf(platform, user.id, 'available'), await balanceOf(platform, platform.account, 'available')]).toEqual(['30.00', '20.00']);
      const left = await eventually(async () => {
        const now = await reading(payer, receivable);
        expect(now).toMatchObject({ amount_reconciled: '50.00', amount_reconciled_not_settled: '30.00', amount_settled_payouts: '0.00' });
        return now;
      }, IN_TIME);
      expectFormulas(left, ['20.00']);
      await move(platform, { from: { account_id: platform.account, amount: '8.00', currency: 'USD' }, to: { account_id: user.id, currency: 'USD' }, type: 'platform_debit' });
      expect([await balanceOf(platform, user.id, 'available'), await balanceOf(platform, platform.account, 'available')]).toEqual(['38.00', '12.00']);
      await ops(platform, `/sandbox/accounts/${user.id}/payouts`);
      await newPayout(payer, 'settled');
      expect(await paymentsOf(payer, '?type=funds_debit')).toEqual(['funds_debit 30.00 USD 30.00 USD']);
      expect(await balanceOf(platform, user.id, 'available')).toBe('8.00');
      expectFormulas(await standing(payer, receivable, 'completed'), ['20.00']);
    });

    it('that was paid out, and comes back, opens what was completed', async () => {
      const payer = await payable(stage(), 'Xflow completed and back');
      await paid(payer, '50.00');
      const receivable = await activated(payer);
      await reconcile(payer, receivable, '50.00');
      const payout = await newPayout(payer, 'settled');
      await standing(payer, receivable, 'completed');
      ok(await payer.platform.api.post(`/account_settings/${payer.user.id.replace('account_', 'account_setting_')}`, { payouts: { enabled: false } }));
      await ops(payer.platform, `/sandbox/payouts/${payout.id}/fail`);
      // The fee stays charged, so what is back is less than what left.
      expect(await standing(payer, receivable, 'activated')).toMatchObject({ amount_reconciled: '50.00', amount_reconciled_not_settled: '49.25', amount_settled_payouts: '0.75' });
      expect(await balanceOf(payer.platform, payer.user.id, 'available')).toBe('49.25');
      ok(await payer.platform.api.post(`/account_settings/${payer.user.id.replace('account_', 'account_setting_')}`, { payouts: { enabled: true } }));
      await newPayout(payer, 'settled', [payout.id]);
      expect(await standing(payer, receivable, 'completed')).toMatchObject({ amount_reconciled_not_settled: '0.00', amount_settled_payouts: '50.00' });
    });

    it('that was spent when its deposit is disputed is owed, and later deposits repay it first', async () => {
      const payer = await payable(stage(), 'Xflow disputed and spent');
      const { platform, partner, user } = payer;
      const deposit = await paid(payer, '20.00');
      const receivable = await activated(payer);
      await reconcile(payer, receivable, '20.00');
      await newPayout(payer, 'settled');
      const back = await ops(platform, `/sandbox/deposits/${deposit.id}/dispute`, { reason_code: 'general' });
      expect(ok(await platform.api.get(`/deposits/${back.id}`, as(user)))).toMatchObject({ amount: '-20.00', status: 'completed', reason_code: 'general' });
      const nothing = { available: '0.00', pending: '0.00', processing: '0.00', payout_processing: '0.00' };
      expect([await balancesOf(payer, partner.id), await balancesOf(payer, user.id)]).toEqual([nothing, nothing]);
      await paid(payer, '30.00');
      expect(await balancesOf(payer, partner.id)).toEqual({ ...nothing, pending: '10.00' });
      expectFormulas(await reading(payer, receivable), ['0.00']);
    });
  });

  describe('the fees of a platform', () => {
    let platform: Platform;
    let advance: ReceivingAddress;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow fees of a platform');
      await dollarAddress(platform, platform.account);
      const open = ok(await platform.api.get<XflowList<ReceivingAddress>>(`/addresses?category=xflow_fee_advance&linked_id=${platform.account}`)).data;
      advance = open.find(({ currency }) => currency === 'USD') as ReceivingAddress;
    });
    const passOn = async (variable: string) =>
      stage().operator.feePlan({ tenant_id: platform.tenantId }, { account_id: platform.account, type: 'account_fees_passthrough', payout: payoutAt(variable), payout_fx: FEE_PLAN.payout_fx, transfer_fx: FEE_PLAN.transfer_fx });
    const charge = async (user: XflowAccount, variable: string) => ok(await platform.api.post('/fee_plans', { ...FEE_PLAN, payout: payoutAt(variable), linked_id: user.id }));
    const paidOut = async (passed: string, charged: string): Promise<Payable> => {
      await passOn(passed);
      const payer = await payableOf(platform);
      await charge(payer.user, charged);
      await paid(payer, '50.00');
      await reconcile(payer, await activated(payer), '50.00');
      await newPayout(payer, 'settled');
      return payer;
    };
    const advanced = async (currency = 'USD') => inCurrency(platform, platform.account, 'fee_advance', currency);

    it('come from its advance where its user pays less than it does', async () => {
      const made = ok(await platform.api.post<XflowDeposit>('/deposits', { amount: '1.00', currency: 'USD', payment_method: 'global_wire', to: { account_id: platform.account, address_id: advance.id } }));
      await eventually(async () => expect(ok(await platform.api.get<XflowDeposit>(`/deposits/${made.id}`)).status).toBe('completed'));
      expect(await advanced()).toBe('1.00');
      const payer = await paidOut('2.50', '1.00');
      expect(await paymentsOf(payer, '?type=payout_fee')).toEqual(['payout_fee 0.50 USD 0.50 USD']);
      await eventually(async () => expect(await advanced()).toBe('0.25'), IN_TIME);
      const [debit] = ok(await platform.api.get<XflowList<XflowPayment>>('/payments?type=fee_advance_debit')).data;
      const [payout] = await payoutsOf(payer);
      expect(debit).toMatchObject({ from: { amount: '0.75', currency: 'USD' }, linked_object: 'payout', linked_id: payout?.id });
      const entries = ok(await platform.api.get<XflowList<BalanceTransaction>>('/balance_transactions?category=fee_advance')).data;
      expect(entries.map(({ amount }) => amount)).toEqual(['-0.75', '1.00']);
    });

    it('in a currency that the advance has too little of are made up for out of another', async () => {
      const made = ok(await platform.api.post<XflowDeposit>('/deposits', { amount: '9.75', currency: 'USD', payment_method: 'global_wire', to: { account_id: platform.account, address_id: advance.id } }));
      await eventually(async () => expect(ok(await platform.api.get<XflowDeposit>(`/deposits/${made.id}`)).status).toBe('completed'));
      expect([await advanced(), await advanced('EUR')]).toEqual(['10.00', '0.00']);
      const payer = await payableOf(platform);
      await charge(payer.user, '1.00');
      ok(await platform.api.post(`/account_settings/${payer.user.id.replace('account_', 'account_setting_')}`, { address_currency: { partner: ['USD', 'EUR'] } }, as(payer.user)));
      const euros = (await receivingAddresses(platform, payer.partner.id)).find(({ currency }) => currency === 'EUR');
      ok(await stage().operator.client.post('/sandbox/deposits', { tenant_id: platform.tenantId, address_id: euros?.id, currency: 'EUR', amount: '50.00', payment_method: 'global_wire' }));
      await eventually(async () => expect(await inCurrency(platform, payer.partner.id, 'pending', 'EUR')).toBe('50.00'), IN_TIME);
      const { invoice } = await receivableBody(payer);
      await reconcile(payer, await activated(payer, { currency: 'EUR', invoice: { ...invoice, currency: 'EUR' } }), '50.00');
      await newPayout(payer, 'settled');
      const transfer = await eventually(async () => {
        const [found] = ok(await platform.api.get<XflowList<XflowTransfer & { readonly from: { readonly amount: string } }>>('/transfers?type=fee_advance_transfer')).data;
        expect(found).toMatchObject({ status: 'completed', description: 'Transfer for shortfall of EUR', from: { account_id: platform.account, currency: 'USD' }, to: { account_id: platform.account, amount: '0.75', currency: 'EUR' } });
        return found;
      }, IN_TIME);
      expect([await advanced('EUR'), unitsOf((await advanced()) ?? '0')]).toEqual(['0.00', unitsOf('10.00') - unitsOf(transfer?.from.amount ?? '0')]);
      expect(ok(await platform.api.get<XflowList<object>>('/exchange_rates?sell.currency=USD&buy.currency=EUR')).data).toMatchObject([{ sell: { amount: transfer?.from.amount }, buy: { amount: '0.75' } }]);
    });

    it('are its income where its user pays more', async () => {
      await paidOut('1.00', '3.00');
      await eventually(async () => {
        const [made] = ok(await platform.api.get<XflowList<object>>('/transfers?type=platform_fee_payout&status=completed')).data;
        expect(made).toMatchObject({ from: { account_id: null, amount: '1.00', currency: 'USD' }, to: { account_id: platform.account, amount: '1.00', currency: 'USD' } });
      }, IN_TIME);
      await eventually(async () => expect(await balanceOf(platform, platform.account, 'available')).toBe('1.00'), IN_TIME);
    });

    it('add up, entry for entry', async () => {
      for (const category of ['available', 'fee_advance', 'processing', 'pending'] as const) {
        const entries = await allOf<BalanceTransaction>(platform, `/balance_transactions?category=${category}&currency=USD`);
        expect([category, sumOf(entries.map(({ amount }) => amount))]).toEqual([category, unitsOf(await balanceOf(platform, platform.account, category))]);
      }
    });
  });
}
