import { ok } from '../support/client.js';
import { ADDRESS } from './addresses.suite.js';
import { as, newUser, PARTNER, type Platform, USER, type XflowAccount } from './platform.js';

const PERSON = { full_name: 'Jerome Kratif', supporting_ids: { tax: 'AFBPB8012E' }, relationship: { director: true, owner: true, representative: true } };

/** A connected user that is known well enough to be activated, and its address to be paid out at. */
export async function completeUser(platform: Platform): Promise<{ readonly user: XflowAccount; readonly address: string }> {
  const { api } = platform;
  const user = await newUser(platform, { business_details: { ...USER.business_details, ids: { business: 'U11100KA2021FTC149048' } } });
  ok(await api.post('/persons', PERSON, as(user)));
  return { user, address: ok(await api.post<{ id: string }>('/addresses', { ...ADDRESS, linked_id: user.id }, as(user))).id };
}

export async function activeUser(platform: Platform): Promise<{ readonly user: XflowAccount; readonly address: string }> {
  const made = await completeUser(platform);
  ok(await platform.api.post(`/accounts/${made.user.id}/activate`, {}));
  return made;
}

/** A partner, activated: of the platform, or of the user that the platform acts for. Their events are those of whoever has it. */
export async function activePartner({ api }: Platform, nickname: string, user?: XflowAccount): Promise<XflowAccount> {
  const extra = user === undefined ? {} : as(user);
  const partner = ok(await api.post<XflowAccount>('/accounts', { ...PARTNER, nickname }, extra));
  return ok(await api.post<XflowAccount>(`/accounts/${partner.id}/activate`, {}, extra));
}
