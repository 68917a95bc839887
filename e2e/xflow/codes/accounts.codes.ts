import { ok } from '../../support/client.js';
import { ADDRESS } from '../addresses.suite.js';
import { as, newUser, PARTNER, USER, type XflowAccount } from '../platform.js';
import { type Ground, type Provoked, provoked, unreachable } from './code-case.js';

const withBusiness = (more: object): Provoked => provoked(400, async ({ api }) => api.post('/accounts', { ...USER, business_details: { ...USER.business_details, ...more } }));
const activate = async ({ api }: Ground, { id }: { readonly id: string }, extra = {}) => api.send('POST', `/accounts/${id}/activate`, undefined, extra);
const partner = async ({ api }: Ground, nickname: string) => ok(await api.post<XflowAccount>('/accounts', { ...PARTNER, nickname }));
const KNOWN = { full_name: 'Jerome Kratif', supporting_ids: { tax: 'AFBPB8012E' } };
const person = async ({ api }: Ground, user: XflowAccount, relationship: object) => ok(await api.post<{ id: string }>('/persons', { ...KNOWN, relationship }, as(user)));

/** A user that lacks nothing but persons. */
async function addressed(ground: Ground, business: object = {}): Promise<XflowAccount> {
  const details = { ...USER.business_details, ids: { business: 'U11100KA2021FTC149048' }, ...business };
  const user = await newUser(ground.platform, { business_details: details });
  ok(await ground.api.post('/addresses', { ...ADDRESS, linked_id: user.id }));
  return user;
}

async function activated(ground: Ground) {
  const user = await addressed(ground);
  const { id } = await person(ground, user, { director: true, owner: true, representative: true });
  ok(await activate(ground, user));
  return { user, person: id };
}

export const ACCOUNT_CODES = {
  account_activation_failed_missing_payout_address: provoked(402, async (ground) => activate(ground, await newUser(ground.platform))),
  account_activation_failed_missing_person: provoked(402, async (ground) => activate(ground, await addressed(ground))),
  account_activation_failed_incorrect_number_of_persons: provoked(402, async (ground) => {
    const user = await addressed(ground, { type: 'sole_proprietor' });
    await person(ground, user, { owner: true });
    await person(ground, user, { owner: true });
    return activate(ground, user);
  }),
  account_activation_failed_incorrect_relationship_for_person: provoked(402, async (ground) => {
    const user = await addressed(ground, { type: 'sole_proprietor' });
    await person(ground, user, { owner: true, director: true });
    return activate(ground, user);
  }),
  account_email_invalid: withBusiness({ email: 'nobody' }),
  account_not_unique_nickname: provoked(400, async (ground) => {
    await partner(ground, 'Only one');
    return ground.api.post('/accounts', { ...PARTNER, nickname: 'Only one' });
  }),
  account_parameter_not_editable: provoked(400, async (ground) => {
    const { id } = await partner(ground, 'Settled');
    ok(await activate(ground, { id }));
    return ground.api.post(`/accounts/${id}`, { business_details: { legal_name: 'Somebody else' } });
  }),
  account_partner_activate_disallowed: provoked(400, async ({ stage, platform: { live, tenantId } }) => {
    const { id } = ok(await live.post<XflowAccount>('/accounts', { ...PARTNER, nickname: 'Held' }));
    ok(await live.send('POST', `/accounts/${id}/activate`, undefined));
    ok(await stage.operator.client.post(`/accounts/${id}/decision?tenant_id=${tenantId}&mode=live`, { decision: 'hold', reason: 'checked' }));
    return live.send('POST', `/accounts/${id}/activate`, undefined);
  }),
  account_partner_deactivate_disallowed: provoked(400, async (ground) => ground.api.send('POST', `/accounts/${(await partner(ground, 'Draft')).id}/deactivate`, undefined)),
  account_platform_activate_disallowed: provoked(403, async (ground) => activate(ground, { id: ground.platform.account })),
  account_platform_create_disallowed: provoked(403, async ({ api }) => api.post('/accounts', { ...USER, type: 'platform' })),
  account_setting_parameter_not_editable: provoked(400, async ({ api, platform }) =>
    api.post(`/account_settings/${platform.account.replace('account_', 'account_setting_')}`, { payouts: { enabled: false } })),
  account_type_invalid: provoked(400, async ({ api, user }) => api.send('POST', `/accounts/${user.id}/deactivate`, undefined)),
  account_update_access_unauthorized: unreachable('who may not change an account does not see it'),
  account_user_activate_disallowed: provoked(403, async (ground) => activate(ground, ground.user, as(ground.user))),
  account_user_create_disallowed: provoked(403, async ({ api, user }) => api.post('/accounts', USER, as(user))),
  country_code_invalid: withBusiness({ physical_address: { country: 'XX' } }),
  country_code_not_supported: withBusiness({ physical_address: { country: 'KP' } }),
  date_invalid_format: withBusiness({ date_of_incorporation: '2021-02-30' }),
  duplicate_currencies_not_supported: provoked(400, async ({ api, platform }) =>
    api.post(`/account_settings/${platform.account.replace('account_', 'account_setting_')}`, { address_currency: { platform: ['USD', 'USD'] } })),
  minimum_required_values_not_present: provoked(400, async ({ api, user }) => api.post('/persons', { relationship: { owner: true } }, as(user))),
  person_delete_not_allowed: provoked(400, async (ground) => ground.api.delete(`/persons/${(await activated(ground)).person}`)),
  person_parameter_not_editable: provoked(400, async (ground) => ground.api.post(`/persons/${(await activated(ground)).person}`, { status: 'verified' })),
  person_relationship_not_set: provoked(400, async ({ api, user }) => api.post('/persons', KNOWN, as(user))),
  person_update_not_allowed: provoked(400, async (ground) => ground.api.post(`/persons/${(await activated(ground)).person}`, { full_name: 'Somebody else' })),
  website_invalid: withBusiness({ website: 'no web' }),
} as const;
