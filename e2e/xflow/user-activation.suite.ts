import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { ADDRESS } from './addresses.suite.js';
import { as, failure, newPlatform, newUser, type Platform, USER, type XflowAccount, type XflowList } from './platform.js';
import { upload } from './uploads.js';

interface Person {
  readonly id: string;
  readonly status: string;
}

const KNOWN = { full_name: 'Jerome Kratif', supporting_ids: { tax: 'AFBPB8012E' } };
const NUMBERED = { business_details: { ids: { business: 'U11100KA2021FTC149048' } } };

export function userActivation(stage: () => Stage): void {
  describe('a connected user', () => {
    let platform: Platform;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow user activation');
    });
    const activate = async (user: XflowAccount, api = platform.api) => api.send<XflowAccount>('POST', `/accounts/${user.id}/activate`, undefined);
    const address = async (user: XflowAccount, api = platform.api) => ok(await api.post('/addresses', { ...ADDRESS, linked_id: user.id }, as(user)));
    const person = async (user: XflowAccount, relationship: object, api = platform.api) => ok(await api.post<Person>('/persons', { relationship, ...KNOWN }, as(user)));
    const change = async (user: XflowAccount, body: object) => ok(await platform.api.post(`/accounts/${user.id}`, body));

    it('is activated when nothing is missing, and what is missing is said by its code', async () => {
      const user = await newUser(platform);
      expect(failure(await activate(user))).toEqual([402, 'account_activation_failed_missing_payout_address', undefined]);
      await address(user);
      expect(failure(await activate(user))).toEqual([402, 'account_activation_failed_missing_person', undefined]);
      const owner = await person(user, { owner: true });
      expect(failure(await activate(user))).toEqual([402, 'account_activation_failed_missing_person', 'person.relationship.director']);
      await person(user, { director: true, representative: true });
      expect(failure(await activate(user))).toEqual([402, 'minimum_required_values_not_present', 'account.business_details.ids']);
      await change(user, NUMBERED);
      const activated = ok(await activate(user));
      expect([activated.status, ok(await activate(user)).status]).toEqual(['activated', 'activated']);

      expect(ok(await platform.api.get<Person>(`/persons/${owner.id}`)).status).toBe('verified');
      expect(failure(await platform.api.post(`/persons/${owner.id}`, { full_name: 'Somebody else' }))).toEqual([400, 'person_update_not_allowed', 'person.status']);
      expect(failure(await platform.api.delete(`/persons/${owner.id}`))).toEqual([400, 'person_delete_not_allowed', 'person.status']);
      expect((await person(user, { director: true })).status).toBe('unverified');
      const settings = await platform.api.get<{ payouts: object }>(`/account_settings/${user.id.replace('account_', 'account_setting_')}`);
      expect(ok(settings).payouts).toMatchObject({ enabled: true, reason_code_not_enabled: null });
    });

    it('that stands alone is one owner and nothing else', async () => {
      const user = await newUser(platform, { business_details: { ...USER.business_details, type: 'sole_proprietor', physical_address: { country: 'IN' } } });
      await address(user);
      const director = await person(user, { director: true, owner: true });
      expect(failure(await activate(user))).toEqual([402, 'account_activation_failed_incorrect_relationship_for_person', 'person.relationship']);
      await person(user, { owner: true });
      expect(failure(await activate(user))).toEqual([402, 'account_activation_failed_incorrect_number_of_persons', undefined]);
      ok(await platform.api.delete(`/persons/${director.id}`));
      expect(failure(await activate(user))).toEqual([402, 'minimum_required_values_not_present', 'account.business_details.physical_address']);
      await change(user, { business_details: { physical_address: USER.business_details.physical_address } });
      expect(ok(await activate(user)).status).toBe('activated');
    });

    it('that is a partnership shows its deed, and one of no known type is nothing that can be activated', async () => {
      const user = await newUser(platform, { business_details: { ...USER.business_details, type: 'other' } });
      await address(user);
      await person(user, { director: true, owner: true, representative: true });
      expect(failure(await activate(user))).toEqual([402, 'parameter_value_invalid', 'account.business_details.type']);
      await change(user, { business_details: { type: 'partnership' } });
      expect(failure(await activate(user))).toEqual([402, 'minimum_required_values_not_present', 'account.business_details.ids.tax_gst']);
      // Where the reference's text on activation has it.
      await change(user, { business_details: { tax_gst: '29AAACX3717G777' } });
      expect(ok(await platform.api.get<{ business_details: object }>(`/accounts/${user.id}`)).business_details).toMatchObject({ ids: { tax_gst: '29AAACX3717G777', tax: null } });
      expect(failure(await activate(user))).toEqual([402, 'minimum_required_values_not_present', 'account.supporting_documentation.id_document']);
      const deed = await upload(platform.api, 'identity_document', as(user));
      await change(user, { supporting_documentation: { id_document: deed.id } });
      expect(ok(await activate(user)).status).toBe('activated');
    });

    it('waits for a person in live mode, and so do the persons behind it', async () => {
      const { live } = platform;
      const user = ok(await live.post<XflowAccount>('/accounts', { ...USER, business_details: { ...USER.business_details, ...NUMBERED.business_details } }));
      await address(user, live);
      const all = await person(user, { director: true, owner: true, representative: true }, live);
      expect(ok(await activate(user, live)).status).toBe('verifying');
      const statuses = async (status: string) => ok(await live.get<XflowList<Person>>(`/persons?status=${status}`)).data.map(({ id }) => id);
      expect(await statuses('pending')).toEqual([all.id]);
      const decided = await stage().operator.client.post(`/accounts/${user.id}/decision?tenant_id=${platform.tenantId}`, { decision: 'activate' });
      expect(decided.status).toBe(200);
      expect(ok(await live.get<XflowAccount>(`/accounts/${user.id}`))).toMatchObject({ status: 'activated', livemode: true });
      expect([await statuses('pending'), await statuses('verified')]).toEqual([[], [all.id]]);
    });
  });
}
