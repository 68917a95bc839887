import { eventually } from '@corridor/testing';
import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { balanceOf, newPayer, paid, type Payer, type XflowDeposit } from './deposits.suite.js';
import { as, failure, newPlatform, PARTNER, type XflowAccount } from './platform.js';
import { act, activated, reading, receivableBody, type XflowReceivable } from './receivable.js';
import { receivingAddresses } from './receiving.suite.js';

export function reconciliation(stage: () => Stage): void {
  describe('a reconciliation', () => {
    let payer: Payer;
    beforeAll(async () => {
      payer = await newPayer(stage(), 'Xflow reconcile');
      await paid(payer, '100.00');
    });
    const reconcile = async ({ id }: { readonly id: string }, body: object, of = payer) => of.platform.api.post<XflowReceivable>(`/receivables/${id}/reconcile`, body, as(of.user));
    const balances = async ({ platform, user, partner } = payer) => [await balanceOf(platform, partner.id, 'pending'), await balanceOf(platform, user.id, 'available')];

    it("takes the partner's pending money to the user, as the amounts of the receivable say", async () => {
      const fresh = await newPayer(stage(), 'Xflow reconcile, the example');
      await paid(fresh, '30.00');
      const receivable = await activated(fresh);
      const after = ok(await reconcile(receivable, { account_id: fresh.partner.id, amount: '10.00' }, fresh));
      expect(after).toMatchObject({ amount_locked: '0.00', amount_reconciled: '10.00', amount_reconcilable: '40.00', amount_settled_payouts: expect.any(String) as string, status: 'activated' });
      expect((await balances(fresh))[0]).toBe('20.00');
      ok(await reconcile(receivable, { amount: '10.00' }, fresh));
      // The Metadata example of the reference, whose 30.00 contradicts the formula that is printed beside it.
      const changed = ok(await fresh.platform.api.post<XflowReceivable>(`/receivables/${receivable.id}`, { amount_maximum_reconcilable: '45.00', description: 'This is a useful description', metadata: { internal_reference: 'ABC-1234' } }));
      expect(changed).toMatchObject({ amount_locked: '0.00', amount_maximum_reconcilable: '45.00', amount_reconcilable: '25.00', amount_reconciled: '20.00' });
      expect(failure(await fresh.platform.api.post(`/receivables/${receivable.id}`, { amount_maximum_reconcilable: '19.99' }))).toEqual([400, 'receivable_amount_maximum_reconcilable_incorrect', 'receivable.amount_maximum_reconcilable']);
      expect(failure(await act(fresh, receivable, 'cancel'))).toEqual([400, 'receivable_cancel_disallowed', undefined]);
    });

    it('is refused where there is too little, where it is too much, and for what is no amount', async () => {
      const receivable = await activated(payer);
      const [pending] = await balances();
      expect(failure(await reconcile(receivable, { amount: '50.01' }))).toEqual([400, 'receivable_reconcile_amount_exceed', 'receivable.amount']);
      expect(failure(await reconcile(receivable, { account_id: payer.user.id, amount: '50.00' }))).toEqual([402, 'balance_insufficient', 'receivable.amount']);
      for (const amount of ['0', '-1.00', '1.001', 'ten']) expect(failure(await reconcile(receivable, { amount }))).toEqual([400, 'invalid_amount', 'receivable.amount']);
      expect(failure(await reconcile(receivable, {}))).toEqual([400, 'parameter_empty', 'receivable.amount']);
      const other = ok(await payer.platform.api.post<XflowAccount>('/accounts', { ...PARTNER, nickname: 'Another' }, as(payer.user)));
      expect(failure(await reconcile(receivable, { account_id: other.id, amount: '1.00' }))).toEqual([400, 'account_id_invalid', 'receivable.account_id']);
      expect(failure(await reconcile(receivable, { account_id: `account_${'0'.repeat(22)}`, amount: '1.00' }))).toEqual([404, 'object_not_found', 'receivable.account_id']);
      expect(await reading(payer, receivable)).toMatchObject({ amount_reconciled: '0.00', amount_reconcilable: '50.00' });
      expect((await balances())[0]).toBe(pending);
    });

    it("takes the user's own pending money where it is said", async () => {
      const own = await newPayer(stage(), 'Xflow reconcile, own money');
      const [address] = await receivingAddresses(own.platform, own.user.id);
      const made = ok(await own.platform.api.post<XflowDeposit>('/deposits', { amount: '8.00', currency: 'USD', payment_method: 'domestic_wire', from: { account_id: own.partner.id }, to: { address_id: address!.id } }));
      await eventually(async () => expect(ok(await own.platform.api.get<XflowDeposit>(`/deposits/${made.id}`)).status).toBe('completed'));
      const receivable = await activated(own);
      expect(failure(await reconcile(receivable, { amount: '8.00' }, own))).toEqual([402, 'balance_insufficient', 'receivable.amount']);
      expect(ok(await reconcile(receivable, { account_id: own.user.id, amount: '8.00' }, own))).toMatchObject({ amount_reconciled: '8.00' });
    });

    it('is never made twice, however many ask at once', async () => {
      const busy = await newPayer(stage(), 'Xflow reconcile, at once');
      await paid(busy, '60.00');
      const receivable = await activated(busy);
      const answers = await Promise.all(Array.from({ length: 8 }, async () => reconcile(receivable, { amount: '10.00' }, busy)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
      expect(answers.filter(({ status }) => status !== 200).map((answer) => failure(answer)[1])).toEqual(Array.from({ length: 3 }, () => 'receivable_reconcile_amount_exceed'));
      expect((await balances(busy))[0]).toBe('10.00');
    });

    it('waits while the account that it is for is on hold', async () => {
      const platform = await newPlatform(stage(), 'Xflow reconcile, on hold');
      const partner = ok(await platform.api.post<XflowAccount>('/accounts', PARTNER));
      ok(await platform.api.send('POST', `/accounts/${partner.id}/activate`, undefined));
      const [address] = await receivingAddresses(platform, partner.id);
      const own: Payer = { platform, user: ok(await platform.api.get<XflowAccount>(`/accounts/${platform.account}`)), partner, address: address! };
      await paid(own, '5.00');
      const made = ok(await platform.api.post<XflowReceivable>('/receivables', await receivableBody(own)));
      ok(await platform.api.send('POST', `/receivables/${made.id}/confirm`, undefined));
      const standing = async (status: string) => eventually(async () => expect(ok(await platform.api.get<XflowReceivable>(`/receivables/${made.id}`)).status).toBe(status));
      await standing('activated');
      ok(await stage().operator.client.post(`/accounts/${platform.account}/decision?tenant_id=${platform.tenantId}`, { decision: 'hold' }));
      const refused = await platform.api.post(`/receivables/${made.id}/reconcile`, { amount: '1.00' });
      expect([[400, 'receivable_unable_to_process', undefined], [400, 'receivable_hold', undefined]]).toContainEqual(failure(refused));
      await standing('hold');
      ok(await stage().operator.client.post(`/accounts/${platform.account}/decision?tenant_id=${platform.tenantId}`, { decision: 'activate' }));
      await standing('activated');
      expect(ok(await platform.api.post(`/receivables/${made.id}/reconcile`, { amount: '1.00' }))).toMatchObject({ amount_reconciled: '1.00' });
    });
  });
}
