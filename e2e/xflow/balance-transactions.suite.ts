import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { allOf, type BalanceTransaction, fundAndConvert, type XflowBalance, type XflowPayment } from './ledger.js';
import { as, failure, newPlatform, newUser, PARTNER, type Platform, type XflowAccount, type XflowList } from './platform.js';

const ID = `bt_${'0'.repeat(22)}`;

export function balanceTransactions(stage: () => Stage): void {
  describe('a balance transaction', () => {
    let platform: Platform;
    let user: XflowAccount;
    let partner: XflowAccount;
    let payment: XflowPayment;
    let list: (query?: string, extra?: object) => Promise<readonly BalanceTransaction[]>;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow balance transactions');
      user = await newUser(platform);
      partner = ok(await platform.api.post<XflowAccount>('/accounts', PARTNER, as(user)));
      await fundAndConvert(platform, user);
      const [newest] = ok(await platform.api.get<XflowList<XflowPayment>>('/payments', as(user))).data;
      payment = newest as XflowPayment;
      list = async (query = '', extra = as(user)) => ok(await platform.api.get<XflowList<BalanceTransaction>>(`/balance_transactions${query}`, extra)).data;
    });
    const amounts = (found: readonly BalanceTransaction[]) => found.map(({ amount, currency }) => `${amount} ${currency}`);

    it('is printed for each change of a balance, negative for what was taken', async () => {
      const all = await list();
      expect(all[0]).toEqual({
        amount: '-0.05',
        category: 'available',
        created: expect.any(Number),
        currency: 'EUR',
        id: expect.stringMatching(/^bt_[0-9A-Za-z]{22}$/),
        livemode: false,
        object: 'balance_transaction',
        payment_id: payment.id,
      });
      expect(amounts(all)).toEqual(['-0.05 EUR', '108.32 USDC', '-100.00 EUR', '500.00 EUR']);
      for (const each of all) expect(ok(await platform.api.get(`/balance_transactions/${each.id}`, as(user)))).toEqual(each);
    });

    it('is listed by category, currency, payment and time, several values of each', async () => {
      const made = ['-0.05 EUR', '108.32 USDC', '-100.00 EUR'];
      expect(amounts(await list('?currency=USDC'))).toEqual(['108.32 USDC']);
      expect(amounts(await list('?currency=USDC,SEK&currency=JPY'))).toEqual(['108.32 USDC']);
      expect(amounts(await list(`?payment_id=${payment.id}`))).toEqual(made);
      expect(amounts(await list(`?payment_id=${payment.id}&currency=EUR`))).toEqual(['-0.05 EUR', '-100.00 EUR']);
      expect(amounts(await list(`?payment_id=${payment.id},payment_${'0'.repeat(22)}&limit=2`))).toEqual(made.slice(0, 2));
      expect(await list(`?payment_id=payment_${'0'.repeat(22)}`)).toEqual([]);
      expect(await list('?category=pending,processing,payout_processing,fee_advance')).toEqual([]);
      expect((await list('?category=available')).length).toBe(4);
      expect(await list(`?created.lt=${payment.created - 3_600}`)).toEqual([]);
    });

    it('is paged through, and adds up to the balance', async () => {
      const all = await allOf<BalanceTransaction>(platform, '/balance_transactions', as(user), 3);
      expect(all).toEqual(await list());
      const balance = ok(await platform.api.get<XflowBalance>('/balance', as(user)));
      expect(balance.available).toEqual(expect.arrayContaining([{ amount: '399.95', currency: 'EUR' }, { amount: '108.32', currency: 'USDC' }]));
    });

    it('is shown to its user and the platform, and to no one else', async () => {
      const [transaction] = await list();
      const other = as(await newUser(platform));
      const stranger = await newPlatform(stage(), 'Stranger to balances');
      expect((await list('', {})).map(({ id }) => id)).toContain(transaction?.id);
      expect(await list('', other)).toEqual([]);
      expect(await list(`?payment_id=${payment.id}`, other)).toEqual([]);
      for (const answer of [
        await platform.api.get(`/balance_transactions/${transaction?.id}`, other),
        await platform.live.get(`/balance_transactions/${transaction?.id}`),
        await stranger.api.get(`/balance_transactions/${transaction?.id}`),
        await platform.api.get(`/balance_transactions/${ID}`),
      ]) {
        expect(failure(answer)).toEqual([404, 'object_not_found', 'balance_transaction.id']);
      }
    });

    it.each<[string, string, string]>([
      ['?category=vault', 'parameter_value_invalid', 'balance_transaction.category'],
      ['?currency=XXX', 'parameter_value_invalid', 'balance_transaction.currency'],
      ['?payment_id=bt_1', 'parameter_value_invalid', 'balance_transaction.payment_id'],
      [`?ending_before=${ID}`, 'parameter_value_invalid', 'balance_transaction.ending_before'],
      ['?account_id=1', 'parameter_unexpected', 'balance_transaction.account_id'],
    ])('is not listed for %s', async (query, code, field) => {
      expect(failure(await platform.api.get(`/balance_transactions${query}`))).toEqual([400, code, field]);
    });

    it("goes into the aggregate as a balance of its account, beside what the account's partners have pending", async () => {
      const aggregate = ok(await platform.api.get<XflowBalance>(`/balance/aggregate?account_id=${user.id}`));
      const balance = ok(await platform.api.get<XflowBalance>('/balance', as(user)));
      expect(Object.keys(aggregate)).toEqual(Object.keys(balance));
      expect([aggregate.account_id, aggregate.available]).toEqual([user.id, balance.available]);
      expect(aggregate.pending.map(({ currency }) => currency)).toEqual(balance.pending.map(({ currency }) => currency));
      expect(ok(await platform.api.get<XflowBalance>('/balance/aggregate', as(user)))).toEqual(aggregate);
      expect(ok(await platform.api.get<XflowBalance>(`/balance/aggregate?account_id=${partner.id}`, as(user))).account_id).toBe(partner.id);
      expect(failure(await platform.api.get(`/balance/aggregate?account_id=account_${'0'.repeat(22)}`))).toEqual([404, 'object_not_found', 'balance.account_id']);
      expect(failure(await platform.api.get(`/balance/aggregate?account_id=${user.id}`, as(await newUser(platform))))).toEqual([404, 'object_not_found', 'balance.account_id']);
    });
  });
}
