import { eventually } from '@corridor/testing';
import { ok } from '../support/client.js';
import { available, fund, transactions } from '../support/flows.js';
import type { Beneficiary, Payout, Transaction } from '../support/objects.js';
import type { Stage } from '../support/stage.js';
import { actorOf, allOf, type BalanceTransaction, fundAndConvert, type XflowBalance, type XflowPayment } from './ledger.js';
import { as, newPlatform, newUser, type Platform, type XflowAccount } from './platform.js';

const BENEFICIARY = { type: 'bank', name: 'Globex Trading Inc', currency: 'USD', bank: { account_number: '000123456789', routing_number: '021000021', country: 'US' } };

/** Money that moved through one surface is told of alike by both. */
export function bothSurfaces(stage: () => Stage): void {
  describe('an account on both surfaces', () => {
    let platform: Platform;
    let user: XflowAccount;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Both surfaces');
      user = await newUser(platform);
      await fundAndConvert(platform, user);
      const actor = actorOf(platform, user.id);
      await fund(actor, 'USD', '100.00');
      const { id } = ok(await actor.api.post<Beneficiary>('/beneficiaries', BENEFICIARY));
      const payout = ok(await actor.api.post<Payout>('/payouts', { account_id: actor.account, currency: 'USD', amount: '30.00', beneficiary_id: id, rail: 'swift' }));
      await eventually(async () => expect(ok(await actor.api.get<Payout>(`/payouts/${payout.id}`)).status).toBe('completed'), { timeoutMs: 20_000 });
    });
    const balanceTransactions = async (query = '') => allOf<BalanceTransaction>(platform, `/balance_transactions${query}`, as(user));
    const payments = async () => allOf<XflowPayment>(platform, '/payments', as(user));

    it('has one entry behind each FleexPay transaction and the balance transaction beside it', async () => {
      const told = (await transactions(actorOf(platform, user.id))).map(({ id, direction, amount, currency }) => [id.replace('txn_', ''), `${direction === 'debit' ? '-' : ''}${amount}`, currency]);
      const seen = (await balanceTransactions('?category=available')).map(({ id, amount, currency }) => [id.replace('bt_', ''), amount, currency]);
      expect(told.length).toBe(7);
      expect(seen).toEqual(told);
    });

    it('has the same balances', async () => {
      const { available: rows } = ok(await platform.api.get<XflowBalance>('/balance', as(user)));
      const held = Object.fromEntries(rows.filter(({ amount }) => !/^0\.?0*$/.test(amount)).map(({ amount, currency }) => [currency, amount]));
      expect(held).toEqual({ EUR: '399.95', USD: '58.00', USDC: '108.32' });
      expect(await available(actorOf(platform, user.id))).toMatchObject(held);
    });

    it('has each entry in a payment, and both name what caused it', async () => {
      const byId = new Map((await payments()).map((payment) => [payment.id, payment]));
      const causes = new Map<string, string | null>();
      for (const { id, payment_id: payment } of await balanceTransactions()) {
        expect(byId.has(payment)).toBe(true);
        causes.set(id.replace('bt_', 'txn_'), byId.get(payment)?.linked_id ?? null);
      }
      // The prefixes differ where both have calls for the object; the rest of the id never does.
      const bare = (id: string | null | undefined) => id?.replace(/^[a-z_]+_/, '');
      const told: readonly Transaction[] = await transactions(actorOf(platform, user.id));
      for (const { id, reference } of told) expect(bare(causes.get(id))).toBe(bare(reference));
    });

    it('tells its story as payments', async () => {
      const story = (await payments()).map(({ type, from, to, linked_object: by }) => `${type} of ${from.amount} ${from.currency} to ${to.amount} ${to.currency} by ${by}`);
      expect(story).toEqual([
        'payout of 30.00 USD to 30.00 USD by payout',
        'funds_debit of 30.00 USD to 30.00 USD by payout',
        'funds_credit of 100.00 USD to 100.00 USD by deposit',
        'transfer of 100.00 EUR to 108.32 USDC by conversion',
        'funds_credit of 500.00 EUR to 500.00 EUR by deposit',
      ]);
    });
  });
}
