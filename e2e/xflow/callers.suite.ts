import { eventually } from '@corridor/testing';
import { type Answer, Client, ok } from '../support/client.js';
import { NO_LIMITS } from '../support/operator.js';
import type { Stage } from '../support/stage.js';
import { ADDRESS } from './addresses.suite.js';
import { as, newPlatform, newUser, PARTNER, type Platform, USER, type XflowAccount, type XflowFailure, type XflowList } from './platform.js';
import { upload } from './uploads.js';

/** Every call about an object of a connected user, with a body that its owner could send. */
interface Route {
  readonly name: string;
  readonly call: (api: Client, headers?: Readonly<Record<string, string>>) => Promise<Answer<unknown>>;
}

async function routesOf({ api }: Platform, user: XflowAccount): Promise<readonly Route[]> {
  const partner = ok(await api.post<XflowAccount>('/accounts', PARTNER, as(user)));
  const file = await upload(api, 'identity_document', as(user));
  const person = ok(await api.post<{ id: string }>('/persons', { relationship: { owner: true }, supporting_documentation: { id_document: file.id } }, as(user)));
  const address = ok(await api.post<{ id: string }>('/addresses', { ...ADDRESS, linked_id: user.id }));
  const endpoint = ok(await api.post<{ id: string }>('/webhook_endpoints', { url: 'https://example.com/', enabled_events: ['*'] }, as(user)));
  const event = await eventually(async () => {
    const { data } = ok(await api.get<XflowList<{ id: string }>>(`/events?account_id=${user.id}&limit=1`));
    expect(data).toHaveLength(1);
    return data[0]!;
  });
  const setting = user.id.replace('account_', 'account_setting_');
  const route = (method: string, path: string, body?: object): Route => ({
    name: `${method} ${path}`,
    call: async (as, headers = {}) => as.send(method, path, body === undefined ? undefined : JSON.stringify(body), { headers }),
  });
  return [
    route('GET', `/accounts/${user.id}`),
    route('POST', `/accounts/${user.id}`, { metadata: { seen: 'yes' } }),
    route('POST', `/accounts/${user.id}/activate`),
    route('POST', `/accounts/${partner.id}/activate`),
    route('POST', `/accounts/${partner.id}/deactivate`),
    route('GET', `/accounts/${partner.id}`),
    route('GET', `/account_settings/${setting}`),
    route('POST', `/account_settings/${setting}`, { metadata: { seen: 'yes' } }),
    route('GET', `/files/${file.id}`),
    route('GET', `/files/${file.id}/contents`),
    route('POST', `/files/${file.id}`, { metadata: { seen: 'yes' } }),
    route('GET', `/persons/${person.id}`),
    route('POST', `/persons/${person.id}`, { full_name: 'Seen' }),
    route('DELETE', `/persons/${person.id}`),
    route('GET', `/addresses/${address.id}`),
    route('POST', `/addresses/${address.id}`, { metadata: { seen: 'yes' } }),
    route('POST', '/addresses', { ...ADDRESS, linked_id: user.id }),
    route('GET', `/events/${event.id}`),
    route('GET', `/webhook_endpoints/${endpoint.id}`),
    route('POST', `/webhook_endpoints/${endpoint.id}`, { description: 'Seen' }),
    route('POST', `/webhook_endpoints/${endpoint.id}/activate`),
    route('POST', `/webhook_endpoints/${endpoint.id}/deactivate`),
    route('GET', `/balance?account_id=${user.id}`),
  ];
}

export function callers(stage: () => Stage): void {
  describe("a connected user's objects", () => {
    let platform: Platform;
    let routes: readonly Route[];
    let user: XflowAccount;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow callers');
      user = await newUser(platform);
      routes = await routesOf(platform, user);
    });
    const codes = async (api: Client, headers?: Readonly<Record<string, string>>) =>
      Object.fromEntries(
        await Promise.all(
          routes.map(async ({ name, call }) => {
            const { status, body } = await call(api, headers);
            return [name, `${status} ${(body as Partial<XflowFailure>).errors?.[0]?.code ?? ''}`] as const;
          }),
        ),
      );
    const all = (outcome: string) => Object.fromEntries(routes.map(({ name }) => [name, outcome]));
    const keyOf = async (of: object) => stage().operator.key({ tenant_id: platform.tenantId, mode: 'test', limits: NO_LIMITS, ...of });

    it('are nothing to another platform, in live mode, and to a direct user', async () => {
      const stranger = await newPlatform(stage(), 'Stranger to all');
      const direct = await newPlatform(stage(), 'Direct stranger', 'direct_user');
      for (const api of [stranger.api, platform.live, direct.api]) expect(await codes(api)).toEqual(all('404 object_not_found'));
      expect(await codes(stranger.api, as(user).headers)).toEqual(all('400 header_parameter_invalid'));
      expect(await codes(direct.api, as(user).headers)).toEqual(all('403 action_unauthorized'));
    });

    it('are nothing to another user of the same platform', async () => {
      expect(await codes(platform.api, as(await newUser(platform)).headers)).toEqual(all('404 object_not_found'));
    });

    it('are shown to no key without the right to them, and to no key that is none', async () => {
      const [publishable, narrow] = await Promise.all([keyOf({ kind: 'publishable' }), keyOf({ scopes: ['payouts:read'] })]);
      for (const { secret } of [publishable, narrow]) expect(await codes(new Client(platform.api.baseUrl, secret))).toEqual(all('403 action_unauthorized'));
      expect(await codes(new Client(platform.api.baseUrl, 'sk_test_nobody'))).toEqual(all('401 secret_key_invalid'));
    });

    it('are as they were after all that, and open to their platform', async () => {
      const now = ok(await platform.api.get<XflowAccount>(`/accounts/${user.id}`));
      expect([now.metadata, now.status]).toEqual([null, 'draft']);
      const reads = routes.filter(({ name }) => name.startsWith('GET'));
      for (const { call } of reads) expect([(await call(platform.api)).status, (await call(platform.api, as(user).headers)).status]).toEqual([200, 200]);
      expect((await platform.api.post('/accounts', USER, as(user))).status).toBe(403);
    });
  });
}
