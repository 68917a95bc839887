import { eventually } from '@corridor/testing';
import { ok } from '../support/client.js';
import type { Beneficiary, Payout as FleexPayPayout } from '../support/objects.js';
import type { Stage } from '../support/stage.js';
import { ADDRESS } from './addresses.suite.js';
import { as, failure, newPlatform, newUser, type Platform, type XflowAccount, type XflowList } from './platform.js';

const IN_TIME = { timeoutMs: 20_000 };
const HOLD = 'TEST HOLD';

interface Payout {
  readonly id: string;
  readonly status: string;
  readonly metadata: Readonly<Record<string, string>> | null;
}

const GLOBEX = { type: 'bank', name: 'Globex Trading Inc', currency: 'USD', bank: { account_number: '000123456789', routing_number: '021000021', country: 'US' } };

/** Payouts that were asked for, as this surface sees them, and what an operator does about automatic ones. */
export function payouts(stage: () => Stage): void {
  describe('payouts', () => {
    let platform: Platform;
    let user: XflowAccount;
    let first: FleexPayPayout;
    let second: FleexPayPayout;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow payouts');
      user = await newUser(platform);
      const account = platform.account.replace('account_', 'acc_');
      ok(await platform.fleexpay.post('/sandbox/fund', { account_id: account, currency: 'USD', amount: '1000.00' }));
      const { id } = ok(await platform.fleexpay.post<Beneficiary>('/beneficiaries', GLOBEX));
      const pay = async (reference: string) => ok(await platform.fleexpay.post<FleexPayPayout>('/payouts', { account_id: account, currency: 'USD', amount: '25.00', beneficiary_id: id, rail: 'swift', reference }));
      first = await pay('Invoice 1');
      second = await pay(HOLD);
    });
    const idOf = ({ id }: FleexPayPayout) => id.replace('pay_', 'payout_');
    const list = async (query: string, extra = {}) => ok(await platform.api.get<XflowList<Payout>>(`/payouts${query}`, extra));
    const ids = async (query: string, extra = {}) => (await list(query, extra)).data.map(({ id }) => id);

    it('that were asked for are seen here too, as they stand', async () => {
      const settled = await eventually(async () => {
        const payout = ok(await platform.api.get<Payout>(`/payouts/${idOf(first)}`));
        expect(payout.status).toBe('settled');
        return payout;
      }, IN_TIME);
      const arrival = Date.parse(first.estimated_arrival) / 1000;
      expect(settled).toEqual({
        amount: '25.00',
        arrival_date: arrival,
        arrival_time: arrival,
        automatic: false,
        created: Date.parse(first.created_at) / 1000,
        currency: 'USD',
        id: idOf(first),
        livemode: false,
        metadata: null,
        object: 'payout',
        payment_method: 'global_wire',
        payment_method_details: { reference_number: expect.stringMatching(/^SANDBOX/) },
        payout_confirmation: null,
        statement_descriptor: 'Invoice 1',
        status: 'settled',
        to: { account_id: platform.account, address_id: null },
      });
    });

    it('are listed by every filter and both cursors, newest first', async () => {
      await eventually(async () => expect(await ids('?status=settled')).toEqual([idOf(first)]), IN_TIME);
      expect(await ids('')).toEqual([idOf(second), idOf(first)]);
      expect(await ids('?status=processing,hold&status=initialized')).toEqual([idOf(second)]);
      expect(await ids(`?to.account_id=${platform.account}`)).toHaveLength(2);
      expect(await ids(`?to.account_id=${user.id}`)).toEqual([]);
      expect(await ids('?created.lt=1000000000')).toEqual([]);
      expect(await ids('?created.gte=1000000000')).toHaveLength(2);
      expect(await list('?limit=1')).toMatchObject({ data: [{ id: idOf(second) }], has_next: true, object: 'list' });
      expect(await list(`?limit=1&starting_after=${idOf(second)}`)).toMatchObject({ data: [{ id: idOf(first) }], has_next: false });
      expect(await list(`?limit=1&ending_before=${idOf(first)}`)).toMatchObject({ data: [{ id: idOf(second) }], has_next: false });
      expect(failure(await platform.api.get('/payouts?status=lost'))).toEqual([400, 'parameter_value_invalid', 'payout.status']);
      expect(failure(await platform.api.get('/payouts?to.address_id=pl_1'))).toEqual([400, 'parameter_value_invalid', 'payout.to.address_id']);
    });

    it('of a platform are not seen as its user, and of nobody by somebody else', async () => {
      const stranger = await newPlatform(stage(), 'Stranger to payouts');
      expect(await ids('', as(user))).toEqual([]);
      expect(await ids(`?to.account_id=${platform.account}`, as(user))).toEqual([]);
      for (const answer of [await platform.api.get(`/payouts/${idOf(first)}`, as(user)), await stranger.api.get(`/payouts/${idOf(first)}`), await platform.live.get(`/payouts/${idOf(first)}`), await stranger.api.post(`/payouts/${idOf(first)}`, {})]) {
        expect(failure(answer)).toEqual([404, 'object_not_found', 'payout.id']);
      }
      expect(failure(await platform.api.get('/payouts/payout_1'))).toEqual([404, 'object_not_found', 'payout.id']);
    });

    it('carry what is noted on them, and nothing else of them is changed', async () => {
      const path = `/payouts/${idOf(second)}`;
      expect(ok(await platform.api.post<Payout>(path, { metadata: { internal_reference: 'ABC-1234', colour: 'red' } })).metadata).toEqual({ internal_reference: 'ABC-1234', colour: 'red' });
      expect(ok(await platform.api.post<Payout>(path, { metadata: { colour: '' } })).metadata).toEqual({ internal_reference: 'ABC-1234' });
      expect(ok(await platform.api.get<Payout>(path)).metadata).toEqual({ internal_reference: 'ABC-1234' });
      expect(ok(await platform.api.post<Payout>(path, { metadata: { internal_reference: '' } })).metadata).toBeNull();
      expect(failure(await platform.api.post(path, { amount: '1.00' }))).toEqual([400, 'payout_parameter_not_editable', 'payout.amount']);
      expect(failure(await platform.api.post(path, { colour: 'red' }))).toEqual([400, 'parameter_unexpected', 'payout.colour']);
      expect(failure(await platform.api.post('/payouts', { amount: '1.00' }))[0]).toBe(405);
    });

    it('are made by the sandbox when there is something to pay out and somewhere to pay it to', async () => {
      const { client } = stage().operator;
      const now = async (account: string, body = {}) => client.post<{ error: { type: string } }>(`/sandbox/accounts/${account}/payouts?tenant_id=${platform.tenantId}`, body);
      const refusal = async (account: string, body = {}) => {
        const { status, body: answer } = await now(account, body);
        return [status, answer.error.type];
      };
      expect(await refusal(user.id)).toEqual([409, 'payouts_not_enabled']);
      expect(await refusal(platform.account)).toEqual([409, 'payout_address_missing']);
      ok(await platform.api.post('/addresses', { ...ADDRESS, linked_id: platform.account }));
      expect(await refusal(platform.account, { currency: 'XYZ' })).toEqual([400, 'invalid_request']);
    });

    it('that were asked for are no automatic ones that an operator moves', async () => {
      const { client } = stage().operator;
      expect((await client.post(`/payouts/${second.id}/hold?tenant_id=${platform.tenantId}`, undefined)).status).toBe(404);
      expect((await client.post(`/sandbox/payouts/${idOf(second)}/fail?tenant_id=${platform.tenantId}`, undefined)).status).toBe(404);
      expect((await client.get<{ status: string }>(`/payouts/${second.id}?tenant_id=${platform.tenantId}`)).body).toMatchObject({ id: second.id, automatic: false, status: 'processing' });
    });
  });
}
