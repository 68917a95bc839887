import { Client, type Failure, ok } from '../support/client.js';
import { fund, quote } from '../support/flows.js';
import type { Account, List } from '../support/objects.js';
import { type KeyRequest, NO_LIMITS } from '../support/operator.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

export function keys(stage: () => Stage): void {
  describe('an API key', () => {
    let actor: Actor;

    beforeAll(async () => {
      actor = await newActor(stage(), 'Keys');
      await fund(actor, 'EUR', '1000.00');
    });

    const newKey = async (more: Partial<KeyRequest> = {}) => {
      const key = await stage().operator.key({ tenant_id: actor.tenantId, mode: 'test', limits: NO_LIMITS, ...more });
      return { ...key, api: new Client(stage().fleexpay, key.secret) };
    };
    const accountsWith = (api: Client) => api.get<Failure>('/accounts');

    it('says what it is', async () => {
      const made = [await newKey(), await newKey({ mode: 'live' }), await newKey({ kind: 'publishable' }), await newKey({ kind: 'publishable', mode: 'live' })];
      expect(made.map(({ secret }) => /^[a-z]+_[a-z]+_(?=[0-9A-Za-z]{16,}$)/.exec(secret)?.[0])).toEqual(['sk_test_', 'sk_live_', 'pk_test_', 'pk_live_']);
      expect(new Set(made.map(({ id }) => id)).size).toBe(4);
    });

    it('opens only what its scopes name', async () => {
      const { api } = await newKey({ scopes: ['quotes:write', 'accounts:read'] });
      expect((await accountsWith(api)).status).toBe(200);
      const made = await quote({ ...actor, api });
      const refused = await api.get<Failure>(`/quotes/${made.id}`);
      expect([refused.status, refused.body.error.type]).toEqual([403, 'permission_error']);
      expect(refused.body.error.message).toContain('quotes:read');
      expect((await api.post('/conversions', { quote_id: made.id, account_id: actor.account })).status).toBe(403);
      expect((await api.post('/sandbox/fund', { account_id: actor.account, currency: 'EUR', amount: '1.00' })).status).toBe(403);
    });

    it('does not say whether an object exists to a key that may not read it', async () => {
      const { api } = await newKey({ scopes: ['accounts:read'] });
      expect((await api.get(`/quotes/qt_${'0'.repeat(22)}`)).status).toBe(403);
    });

    it('that is publishable moves nothing and reads no balances', async () => {
      const { api } = await newKey({ kind: 'publishable' });
      expect((await api.post('/quotes', { from_currency: 'EUR', to_currency: 'USDC', from_amount: '1.00' })).status).toBe(403);
      expect((await api.get(`/accounts/${actor.account}/balances`)).status).toBe(403);
      expect((await api.get('/transactions')).status).toBe(403);
    });

    it('is refused at once when it is revoked', async () => {
      const { api, ...key } = await newKey();
      expect((await accountsWith(api)).status).toBe(200);
      expect((await stage().operator.revoke(key)).status).toBe('revoked');
      const refused = await accountsWith(api);
      expect([refused.status, refused.body.error.type]).toEqual([401, 'authentication_error']);
      expect((await accountsWith(actor.api)).status).toBe(200);
    });

    it('is replaced when it is rolled: the new one works with the same scopes, the old one ends', async () => {
      const old = await newKey({ scopes: ['accounts:read'] });
      const rolled = await stage().operator.roll(old);
      const api = new Client(stage().fleexpay, rolled.secret);
      expect([rolled.secret === old.secret, rolled.id === old.id]).toEqual([false, false]);
      expect((await accountsWith(api)).status).toBe(200);
      expect((await api.get('/transactions')).status).toBe(403);
      expect((await accountsWith(old.api)).status).toBe(401);
    });

    it('that is rolled with an overlap works until then', async () => {
      const old = await newKey();
      const rolled = await stage().operator.roll(old, 3_600);
      expect((await accountsWith(old.api)).status).toBe(200);
      expect((await accountsWith(new Client(stage().fleexpay, rolled.secret))).status).toBe(200);
    });

    it('of live mode sees nothing of test mode, and can not use the sandbox (invariant 10)', async () => {
      const { api } = await newKey({ mode: 'live' });
      const made = await quote(actor, '1.00');
      expect((await api.get(`/quotes/${made.id}`)).status).toBe(404);
      expect((await api.get(`/accounts/${actor.account}`)).status).toBe(404);
      expect(ok(await api.get<List<Account>>('/accounts')).data.map(({ id }) => id)).toEqual([actor.liveAccount]);
      expect(ok(await api.get<List<unknown>>('/transactions')).data).toEqual([]);
      const funded = await api.post('/sandbox/fund', { account_id: actor.liveAccount, currency: 'EUR', amount: '1.00' });
      expect(funded.status).toBeGreaterThanOrEqual(400);
      expect(funded.status).toBeLessThan(500);
      expect((await actor.api.get(`/accounts/${actor.liveAccount}`)).status).toBe(404);
    });

    it('of live mode is told that there is no liquidity rather than shown indicative rates', async () => {
      const { api } = await newKey({ mode: 'live' });
      const answer = await api.post<Failure>('/quotes', { from_currency: 'EUR', to_currency: 'USDC', from_amount: '1.00' });
      expect(answer.status).toBe(422);
      expect(answer.body.error.message).toMatch(/rate/i);
    });

    it.each([
      ['none', ''],
      ['another scheme', 'Basic c2tfdGVzdA=='],
      ['no token', 'Bearer'],
      ['an unknown key', `Bearer sk_test_${'A'.repeat(32)}`],
      ['nonsense', 'Bearer nonsense'],
      ['a very long one', `Bearer sk_test_${'A'.repeat(4_000)}`],
    ])('is needed: %s is not one', async (_what, authorization) => {
      const answer = await fetch(`${stage().fleexpay}/accounts`, { headers: authorization === '' ? {} : { authorization } });
      expect([answer.status, ((await answer.json()) as Failure).error.type]).toEqual([401, 'authentication_error']);
    });

    it("does not open the operator's calls, nor the operator's key a tenant's", async () => {
      const asTenant = await new Client(`${stage().origin}/ops/v1`, actor.api.key).get('/keys');
      expect(asTenant.status).toBe(401);
      expect((await accountsWith(new Client(stage().fleexpay, stage().operator.client.key))).status).toBe(401);
    });

    it('is never shown again', async () => {
      const { id, secret } = await newKey();
      const listed = await stage().operator.client.get(`/keys?tenant_id=${actor.tenantId}&mode=test&limit=100`);
      expect(listed.text).toContain(id);
      expect(listed.text).not.toContain(secret);
      expect(listed.text).not.toMatch(/[0-9a-f]{64}/);
    });
  });
}
