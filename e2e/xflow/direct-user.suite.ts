import { eventually } from '@corridor/testing';
import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { activePartner } from './active-user.js';
import { ADDRESS } from './addresses.suite.js';
import { depositTo, type XflowDeposit } from './deposits.suite.js';
import type { XflowEvent } from './events.suite.js';
import { allOf, type XflowPayment } from './ledger.js';
import { dollarAddress, type XflowPayout } from './payable.js';
import { as, failure, newPlatform, type Platform, USER, type XflowAccount, type XflowList } from './platform.js';
import { receivableBody, type XflowReceivable } from './receivable.js';

const IN_TIME = { timeoutMs: 30_000 };

/** A user with nobody above: the same calls, no header, partners of its own. */
export function directUser(stage: () => Stage): void {
  describe('a direct user from end to end', () => {
    let direct: Platform;
    let user: XflowAccount;
    let partner: XflowAccount;
    let receivable: XflowReceivable;
    beforeAll(async () => {
      direct = await newPlatform(stage(), 'Xflow direct life', 'direct_user');
      user = ok(await direct.api.get<XflowAccount>(`/accounts/${direct.account}`));
    });
    const get = async <Body>(path: string) => ok(await direct.api.get<Body>(path));
    const become = async (status: string) =>
      eventually(async () => {
        const now = await get<XflowReceivable>(`/receivables/${receivable.id}`);
        expect(now.status).toBe(status);
        return now;
      }, IN_TIME);

    it('is one whose mode is nobody’s, with settings and fees of its own', async () => {
      expect(user).toMatchObject({ type: 'user', livemode: null, parent_account_id: null, status: 'activated' });
      expect((await get<XflowList<{ linked_id: string; type: string }>>('/fee_plans')).data).toMatchObject([{ linked_id: user.id, type: 'account_fees' }]);
      expect(await get('/balance')).toMatchObject({ account_id: user.id, fee_advance: [] });
      expect(failure(await direct.api.get('/balance', as(user)))).toEqual([403, 'action_unauthorized', expect.anything()]);
    });

    it('has partners, who pay it at addresses of theirs', async () => {
      partner = await activePartner(direct, 'Pays directly');
      expect(partner).toMatchObject({ parent_account_id: user.id, type: 'partner' });
      expect((await get<XflowList<XflowAccount>>('/accounts')).data.map(({ id }) => id).sort()).toEqual([user.id, partner.id].sort());
      ok(await direct.api.post('/addresses', { ...ADDRESS, linked_id: user.id }));
      const address = await dollarAddress(direct, partner.id);
      const { id } = ok(await direct.api.post<XflowDeposit>('/deposits', depositTo({ partner, address }, '50.00')));
      await eventually(async () => expect(await get<XflowDeposit>(`/deposits/${id}`)).toMatchObject({ status: 'completed', amount: '50.00' }), IN_TIME);
      expect(await get(`/balance/aggregate?account_id=${user.id}`)).toMatchObject({ pending: expect.arrayContaining([{ amount: '50.00', currency: 'USD' }]) });
    });

    it('reconciles what it invoiced, and is paid out', async () => {
      const body = await receivableBody({ platform: direct, user: { ...user, type: 'direct' }, partner, address: await dollarAddress(direct, partner.id) });
      receivable = ok(await direct.api.post<XflowReceivable>('/receivables', body));
      ok(await direct.api.send('POST', `/receivables/${receivable.id}/confirm`, undefined));
      await become('activated');
      ok(await direct.api.post(`/receivables/${receivable.id}/reconcile`, { amount: '50.00' }));
      const [payout] = await eventually(async () => {
        const { data } = await get<XflowList<XflowPayout>>('/payouts');
        expect(data).toMatchObject([{ status: 'settled', currency: 'INR', to: { account_id: user.id } }]);
        return data;
      }, IN_TIME);
      // 1.50 % of 50.00 is 0.75, and 49.25 at 81.454 is 4011.60.
      expect(payout?.amount).toBe('4011.60');
      expect(await become('completed')).toMatchObject({ amount_settled_payouts: '50.00', amount_reconciled_not_settled: '0.00', amount_reconcilable: '0.00' });
      const payments = (await allOf<XflowPayment>(direct, '/payments')).map(({ type }) => type).sort();
      expect(payments).toEqual(['funds_credit', 'funds_debit', 'fx_fee', 'payout', 'payout_fee', 'reconcile']);
    });

    it('hears of all that under its own name', async () => {
      const events = await eventually(async () => {
        const all = await allOf<XflowEvent>(direct, '/events');
        expect(all.map(({ type }) => type)).toEqual(expect.arrayContaining(['receivable.status.completed', 'payout.status.settled', 'deposit.status.completed', 'account.address.activated']));
        return all;
      }, IN_TIME);
      expect(new Set(events.map((event) => event.account_id))).toEqual(new Set([user.id]));
    });

    it('has no users and moves nothing to a platform', async () => {
      expect(failure(await direct.api.post('/accounts', USER))[1]).toBe('account_user_create_disallowed');
      const debit = { from: { account_id: user.id, amount: '1.00', currency: 'USD' }, to: { account_id: partner.id, currency: 'USD' }, type: 'platform_debit' };
      expect(failure(await direct.api.post('/transfers', debit))).toEqual([403, 'action_unauthorized', 'transfer.type']);
    });
  });
}
