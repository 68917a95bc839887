import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { as, failure, newPlatform, newUser, PARTNER, type Platform, type XflowAccount, type XflowList } from './platform.js';

interface Setting {
  readonly id: string;
  readonly account_id: string;
  readonly address: object | null;
  readonly payouts: { readonly enabled: boolean; readonly reason_code_not_enabled: string | null } | null;
  readonly metadata: object | null;
}

const ofAccount = (id: string) => id.replace('account_', 'account_setting_');

export function accountSettings(stage: () => Stage): void {
  describe('the settings of an account', () => {
    let platform: Platform;
    let user: XflowAccount;
    let partner: XflowAccount;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow settings');
      user = await newUser(platform);
      partner = ok(await platform.api.post<XflowAccount>('/accounts', PARTNER, as(user)));
    });
    const read = async (account: string, extra = {}) => platform.api.get<Setting>(`/account_settings/${ofAccount(account)}`, extra);
    const update = async (account: string, body: object, extra = {}) => platform.api.post<Setting>(`/account_settings/${ofAccount(account)}`, body, extra);
    const list = async (path: string, extra = {}) => ok(await platform.api.get<XflowList<Setting>>(`/account_settings${path}`, extra)).data.map((each) => each.account_id);

    it('are made with it', async () => {
      expect(ok(await read(platform.account))).toMatchObject({
        object: 'account_setting',
        account_id: platform.account,
        address: { connected_user: false, connected_user_partner: false, partner: false, platform: true, user: null },
        address_currency: { connected_user: ['USD'], connected_user_partner: ['USD'], partner: ['USD'], platform: ['USD'], user: [] },
        livemode: false,
        metadata: null,
        payouts: { enabled: true, interval: 'daily', monthly_anchor: null, reason_code_not_enabled: null, weekly_anchor: null },
      });
      expect(ok(await read(user.id)).payouts).toMatchObject({ enabled: false, reason_code_not_enabled: 'account_not_activated' });
      expect(ok(await read(partner.id))).toMatchObject({ address: null, address_currency: null, payouts: null });
    });

    it('change field by field', async () => {
      const changed = ok(await update(user.id, { metadata: { internal_name: 'Shoe and Sock Power' }, address: { partner: true }, payouts: { interval: 'monthly', monthly_anchor: 25 } }));
      expect(changed).toMatchObject({ metadata: { internal_name: 'Shoe and Sock Power' }, address: { partner: true, user: false }, payouts: { interval: 'monthly', monthly_anchor: 25 } });
      expect(ok(await update(user.id, { address_currency: { partner: ['EUR', 'USD'] } }, as(user)))).toMatchObject({ address_currency: { partner: ['EUR', 'USD'] }, address: { partner: true } });
      expect(ok(await update(user.id, { payouts: { interval: 'monthly', monthly_anchor: 25, weekly_anchor: null } })).payouts).toEqual(changed.payouts);
      expect(ok(await read(user.id))).toMatchObject({ payouts: { monthly_anchor: 25 }, metadata: { internal_name: 'Shoe and Sock Power' } });
    });

    it.each<[string, object, string, string]>([
      ['user', { address: { platform: true } }, 'account_setting_parameter_not_editable', 'account_setting.address.platform'],
      ['partner', { address: { partner: true } }, 'account_setting_parameter_not_editable', 'account_setting.address.partner'],
      ['partner', { payouts: { interval: 'daily' } }, 'account_setting_parameter_not_editable', 'account_setting.payouts'],
      ['platform', { payouts: { enabled: false } }, 'account_setting_parameter_not_editable', 'account_setting.payouts.enabled'],
      ['platform', { address_currency: { platform: ['INR'] } }, 'currency_not_supported', 'account_setting.address_currency.platform'],
      ['platform', { address_currency: { platform: ['USD', 'USD'] } }, 'duplicate_currencies_not_supported', 'account_setting.address_currency.platform'],
      ['platform', { payouts: { interval: 'weekly' } }, 'parameter_empty', 'account_setting.payouts.weekly_anchor'],
      ['platform', { payouts: { weekly_anchor: 'monday' } }, 'parameter_value_invalid', 'account_setting.payouts.weekly_anchor'],
      ['platform', { payouts: { interval: 'monthly', monthly_anchor: 32 } }, 'parameter_range_invalid', 'account_setting.payouts.monthly_anchor'],
      ['platform', { payouts: { interval: 'hourly' } }, 'parameter_value_invalid', 'account_setting.payouts.interval'],
      ['platform', { metadata: { '': 'x' } }, 'metadata_key_min_length_invalid', 'account_setting.metadata'],
      ['platform', { colour: 'red' }, 'parameter_unexpected', 'account_setting.colour'],
    ])('of a %s are not changed by %j', async (whose, body, code, field) => {
      const account = { platform: platform.account, user: user.id, partner: partner.id }[whose] as string;
      expect(failure(await update(account, body))).toEqual([400, code, field]);
    });

    it('are listed for whom the request is made, as the filter says', async () => {
      expect(await list('')).toEqual([user.id, platform.account]);
      expect(await list('', as(user))).toEqual([partner.id, user.id]);
      expect(await list('/connected')).toEqual([user.id]);
      expect(await list(`?account_id=${platform.account},${user.id}&address.platform=true`)).toEqual([platform.account]);
      expect(await list('?payouts.enabled=true')).toEqual([platform.account]);
      expect(await list('?payouts.enabled=false')).toEqual([user.id]);
      expect(await list('?payouts.reason_code_not_enabled=account_not_activated&payouts.reason_code_not_enabled=xflow_hold')).toEqual([user.id]);
      expect(await list('?created.lt=1')).toEqual([]);
      expect(await list(`?limit=1&starting_after=${ofAccount(user.id)}`)).toEqual([platform.account]);
      expect(failure(await platform.api.get('/account_settings/connected', as(user)))[1]).toBe('action_unauthorized');
      expect(failure(await platform.api.get('/account_settings?payouts.enabled=perhaps'))).toEqual([400, 'parameter_value_invalid', 'account_setting.payouts.enabled']);
    });

    it('are seen and changed by whom they concern alone', async () => {
      const stranger = await newPlatform(stage(), 'Stranger to settings');
      for (const answer of [await stranger.api.get(`/account_settings/${ofAccount(user.id)}`), await stranger.api.post(`/account_settings/${ofAccount(user.id)}`, {}), await read(platform.account, as(user))]) {
        expect(failure(answer)).toEqual([404, 'object_not_found', 'account_setting.id']);
      }
    });
  });
}
