import type { Client} from '../support/client.js';
import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { as, failure, newPlatform, newUser, PARTNER, type Platform, type XflowAccount } from './platform.js';

export function activation(stage: () => Stage): void {
  describe('a partner', () => {
    let platform: Platform;
    let user: XflowAccount;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow activation');
      user = await newUser(platform);
    });
    const act = async (id: string, action: string, extra = {}, api: Client = platform.api) => api.send<XflowAccount>('POST', `/accounts/${id}/${action}`, undefined, extra);
    const newPartner = async (nickname: string) => ok(await platform.api.post<XflowAccount>('/accounts', { ...PARTNER, nickname }, as(user)));

    it('is activated by the example of the reference: with a type for a body that is not there', async () => {
      const { id } = await newPartner('Typed');
      const answer = await platform.api.send<XflowAccount>('POST', `/accounts/${id}/activate`, undefined, { headers: { 'content-type': 'application/json' } });
      expect([answer.status, answer.body.status]).toEqual([200, 'activated']);
    });

    it('is activated and deactivated at once in test mode, and a repeat changes nothing', async () => {
      const { id } = await newPartner('On and off');
      expect(failure(await act(id, 'deactivate'))).toEqual([400, 'account_partner_deactivate_disallowed', 'account.status']);
      for (const [action, status] of [['activate', 'activated'], ['activate', 'activated'], ['deactivate', 'deactivated'], ['deactivate', 'deactivated'], ['activate', 'activated']] as const) {
        const answer = await act(id, action, as(user));
        expect([answer.status, answer.body.status]).toEqual([200, status]);
      }
      expect(ok(await platform.api.get<XflowAccount>(`/accounts/${id}`)).status).toBe('activated');
    });

    it('stays what it was once it is activated', async () => {
      const { id } = await newPartner('Fixed');
      await act(id, 'activate');
      const rename = await platform.api.post(`/accounts/${id}`, { business_details: { legal_name: 'Somebody else' } });
      expect(failure(rename)).toEqual([400, 'account_parameter_not_editable', 'account.business_details.legal_name']);
      const moved = ok(await platform.api.post<XflowAccount>(`/accounts/${id}`, { nickname: 'Renamed', business_details: { email: 'new@example.com' } }));
      expect([moved.nickname, moved.business_details.email]).toEqual(['Renamed', 'new@example.com']);
    });

    it('is all that can be deactivated, and nobody activates itself', async () => {
      expect(failure(await act(user.id, 'deactivate'))).toEqual([400, 'account_type_invalid', 'account.type']);
      expect(failure(await act(platform.account, 'activate'))).toEqual([403, 'account_platform_activate_disallowed', 'account.type']);
      expect(failure(await act(user.id, 'activate', as(user)))).toEqual([403, 'account_user_activate_disallowed', 'account.type']);
      const direct = await newPlatform(stage(), 'Direct activation', 'direct_user');
      expect(failure(await act(direct.account, 'activate', {}, direct.api))).toEqual([403, 'account_user_activate_disallowed', 'account.type']);
      const stranger = await newPlatform(stage(), 'Stranger to activation');
      const { id } = await newPartner('Strange');
      expect(failure(await act(id, 'activate', {}, stranger.api))).toEqual([404, 'object_not_found', 'account.id']);
    });

    it('waits for a person in live mode, who may hold it and let it go on', async () => {
      const { operator } = stage();
      const decide = async (id: string, decision: string) =>
        operator.client.post<{ status: string }>(`/accounts/${id}/decision?tenant_id=${platform.tenantId}&mode=live`, { decision, reason: 'checked' });
      const own = ok(await platform.live.get<{ data: readonly XflowAccount[] }>('/accounts?type=platform')).data[0] as XflowAccount;
      expect(own.status).toBe('draft');
      expect(ok(await decide(own.id, 'activate')).status).toBe('activated');
      const { id } = ok(await platform.live.post<XflowAccount>('/accounts', PARTNER));
      const activateLive = async () => act(id, 'activate', {}, platform.live);
      expect(ok(await activateLive()).status).toBe('verifying');
      expect(ok(await activateLive()).status).toBe('verifying');
      const waiting = ok(await operator.client.get<{ data: readonly { id: string }[] }>(`/accounts?status=verifying&tenant_id=${platform.tenantId}&mode=live`));
      expect(waiting.data.map((each) => each.id)).toEqual([id.replace('account_', 'acc_')]);
      expect(ok(await decide(id, 'hold')).status).toBe('hold');
      expect(failure(await activateLive())).toEqual([400, 'account_partner_activate_disallowed', 'account.status']);
      expect(ok(await decide(id, 'activate')).status).toBe('activated');
      expect((await decide(id, 'activate')).status).toBe(409);
      expect(ok(await platform.live.get<XflowAccount>(`/accounts/${id}`))).toMatchObject({ status: 'activated', livemode: true });
    });
  });
}
