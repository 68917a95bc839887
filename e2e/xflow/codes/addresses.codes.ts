import { ok } from '../../support/client.js';
import { ADDRESS } from '../addresses.suite.js';
import { as, newPlatform, PARTNER, type Platform, type XflowAccount, type XflowList } from '../platform.js';
import { type Provoked, provoked, unreachable } from './code-case.js';

const made = (over: object): Provoked => provoked(400, async ({ api, user }) => api.post('/addresses', { ...ADDRESS, linked_id: user.id, ...over }));

const receiving = async (api: Platform['api'], id: string, action: 'activate_address' | 'deactivate_address') => api.send('POST', `/accounts/${id}/${action}`, undefined);

export const ADDRESS_CODES = {
  account_status_invalid: provoked(400, async ({ platform: { live } }) => {
    const [own] = ok(await live.get<XflowList<XflowAccount>>('/accounts?type=platform')).data;
    return receiving(live, own?.id ?? '', 'activate_address');
  }),
  action_not_enabled: provoked(400, async ({ stage }) => {
    const { api, account } = await newPlatform(stage, 'Xflow codes, in no currency');
    ok(await api.post(`/account_settings/${account.replace('account_', 'account_setting_')}`, { address: { partner: false }, address_currency: { partner: [] } }));
    return receiving(api, ok(await api.post<XflowAccount>('/accounts', PARTNER)).id, 'activate_address');
  }),
  address_cannot_be_deactivated: provoked(400, async ({ api, user }) => {
    const { id } = ok(await api.post<XflowAccount>('/accounts', { ...PARTNER, nickname: 'Not there yet' }, as(user)));
    ok(await receiving(api, id, 'activate_address'));
    return receiving(api, id, 'deactivate_address');
  }),
  address_category_mismatch: provoked(400, async ({ api }) => {
    const { id } = ok(await api.post<XflowAccount>('/accounts', { ...PARTNER, nickname: 'Never paid out' }));
    return api.post('/addresses', { ...ADDRESS, linked_id: id });
  }),
  address_category_not_allowed: made({ category: 'partner_payment' }),
  address_domestic_credit_invalid: made({ bank_account: { ...ADDRESS.bank_account, domestic_credit: 'HDFC1000261' } }),
  address_global_wire_invalid: unreachable('nobody is paid out by SWIFT: what a client sends has no field for it'),
  address_global_wire_not_supported: unreachable('nobody is paid out by SWIFT: what a client sends has no field for it'),
  address_parameter_not_editable: provoked(400, async ({ api, user }) => {
    const { id } = ok(await api.post<{ readonly id: string }>('/addresses', { ...ADDRESS, linked_id: user.id }));
    return api.post(`/addresses/${id}`, { name: 'Somebody else' });
  }),
  address_type_not_allowed: made({ type: 'wallet' }),
  currency_not_supported: made({ currency: 'USD' }),
  multiple_xflow_receive_same_category_not_allowed: unreachable('who asks for addresses that are there already has them: a repeat changes nothing'),
} as const;
