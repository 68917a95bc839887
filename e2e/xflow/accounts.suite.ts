import { ok } from '../support/client.js';
import type { Account, List } from '../support/objects.js';
import type { Stage } from '../support/stage.js';
import { as, failure, newPlatform, newUser, PARTNER, type Platform, USER, type XflowAccount, type XflowFailure, type XflowList } from './platform.js';

export function accounts(stage: () => Stage): void {
  describe('an account of a platform', () => {
    let platform: Platform;
    let user: XflowAccount;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow accounts');
      user = await newUser(platform, { nickname: 'Shoe Dog', metadata: { internal: 'A-1' } });
    });
    const create = async (body: object, extra = {}) => platform.api.post<XflowAccount>('/accounts', body, extra);
    const update = async (id: string, body: object, extra = {}) => platform.api.post<XflowAccount>(`/accounts/${id}`, body, extra);
    const idsOf = async (query: string, extra = {}) => ok(await platform.api.get<XflowList<XflowAccount>>(`/accounts${query}`, extra)).data.map(({ id }) => id);

    it('is the platform itself, activated, without a mode', async () => {
      const own = ok(await platform.api.get<XflowAccount>(`/accounts/${platform.account}`));
      expect(own).toMatchObject({ id: platform.account, type: 'platform', status: 'activated', livemode: null, parent_account_id: null, object: 'account', address: 'deactivated' });
    });

    it('is made by the example of the reference, and answered as it prints accounts', async () => {
      const answer = await create(PARTNER, as(user));
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ ...PARTNER, status: 'draft', parent_account_id: user.id, livemode: false, metadata: null, link: null, tos_acceptance: null });
      expect(Object.keys(answer.body)).toEqual([
        'address', 'business_details', 'created', 'id', 'link', 'livemode', 'logo_id', 'metadata', 'nickname', 'object', 'parent_account_id',
        'supporting_documentation', 'status', 'tos_acceptance', 'type',
      ]);
      expect((await create(PARTNER)).body).toMatchObject({ parent_account_id: platform.account });
    });

    it('of a user is one of FleexPay, and that of a partner is not', async () => {
      const partner = ok(await create({ ...PARTNER, nickname: 'Other surface' }, as(user)));
      const onFleexpay = ok(await platform.fleexpay.get<List<Account>>('/accounts')).data.map(({ id }) => id.replace('acc_', 'account_'));
      expect(onFleexpay).toContain(user.id);
      expect(onFleexpay).not.toContain(partner.id);
      expect((await platform.fleexpay.get(`/accounts/${partner.id.replace('account_', 'acc_')}`)).status).toBe(404);
      expect((await platform.api.get<{ account_id: string }>('/balance', as(user))).body.account_id).toBe(user.id);
    });

    it('keeps what an update leaves out, and unsets metadata by an empty text', async () => {
      const changed = ok(await update(user.id, { business_details: { email: 'alternate_contact@shoedog.example', ids: { tax: 'AFBPB8047Q' } }, metadata: { internal: '', name: 'x' } }));
      expect(changed.business_details).toMatchObject({ ...USER.business_details, email: 'alternate_contact@shoedog.example', ids: { tax: 'AFBPB8047Q', tax_gst: null } });
      expect([changed.metadata, changed.nickname]).toEqual([{ name: 'x' }, 'Shoe Dog']);
      expect(ok(await update(user.id, { metadata: { name: '' } })).metadata).toBeNull();
      expect(ok(await platform.api.get(`/accounts/${user.id}`))).toMatchObject({ business_details: changed.business_details });
    });

    it.each<[object, number, string, string]>([
      [{ type: 'platform' }, 403, 'account_platform_create_disallowed', 'account.type'],
      [{ type: 'nobody' }, 400, 'parameter_value_invalid', 'account.type'],
      [{ type: '' }, 400, 'parameter_empty', 'account.type'],
      [{ type: undefined }, 400, 'parameter_empty', 'account.type'],
      [{ colour: 'red' }, 400, 'parameter_unexpected', 'account.colour'],
      [{ business_details: undefined }, 400, 'parameter_empty', 'account.business_details'],
      [{ business_details: { ...USER.business_details, email: undefined } }, 400, 'parameter_empty', 'account.business_details.email'],
      [{ business_details: { ...USER.business_details, email: 'nobody' } }, 400, 'account_email_invalid', 'account.business_details.email'],
      [{ business_details: { ...USER.business_details, website: 'no web' } }, 400, 'website_invalid', 'account.business_details.website'],
      [{ business_details: { ...USER.business_details, dba: '<b>' } }, 400, 'parameter_character_invalid', 'account.business_details.dba'],
      [{ business_details: { ...USER.business_details, dba: 'seventeen letters' } }, 400, 'parameter_max_length_invalid', 'account.business_details.dba'],
      [{ business_details: { ...USER.business_details, type: 'club' } }, 400, 'parameter_value_invalid', 'account.business_details.type'],
      [{ business_details: { ...USER.business_details, date_of_incorporation: '2021-02-30' } }, 400, 'date_invalid_format', 'account.business_details.date_of_incorporation'],
      [{ business_details: { ...USER.business_details, physical_address: { country: 'XX' } } }, 400, 'country_code_invalid', 'account.business_details.physical_address.country'],
      [{ business_details: { ...USER.business_details, physical_address: { country: 'KP' } } }, 400, 'country_code_not_supported', 'account.business_details.physical_address.country'],
      [{ business_details: { ...USER.business_details, physical_address: { city: 'Pune' } } }, 400, 'parameter_empty', 'account.business_details.physical_address.country'],
      [{ business_details: { ...USER.business_details, ids: { tax: 'ABC' } } }, 400, 'parameter_value_invalid', 'account.business_details.ids.tax'],
      [{ business_details: { ...USER.business_details, ids: { tax_gst: '29AAACX3717G' } } }, 400, 'parameter_value_invalid', 'account.business_details.ids.tax_gst'],
      [{ nickname: 'Shoe Dog' }, 400, 'account_not_unique_nickname', 'account.nickname'],
      [{ type: 'partner' }, 400, 'parameter_empty', 'account.nickname'],
      [{ logo_id: 'pl_1' }, 400, 'parameter_value_invalid', 'account.logo_id'],
      [{ logo_id: 'file_F0A_1666077980329_rsfl3_000' }, 400, 'parameter_file_invalid', 'account.logo_id'],
      [{ tos_acceptance: { ip: 'home' } }, 400, 'parameter_value_invalid', 'account.tos_acceptance.ip'],
      [{ metadata: [] }, 400, 'parameter_value_invalid', 'account.metadata'],
      [{ metadata: { a: 1 } }, 400, 'parameter_value_invalid', 'account.metadata'],
      [{ metadata: { '': 'x' } }, 400, 'metadata_key_min_length_invalid', 'account.metadata'],
      [{ metadata: { ['k'.repeat(41)]: 'x' } }, 400, 'metadata_key_max_length_invalid', 'account.metadata'],
      [{ metadata: { a: 'x'.repeat(501) } }, 400, 'metadata_value_max_length_invalid', 'account.metadata'],
      [{ metadata: { a: 'x\0y' } }, 400, 'parameter_character_invalid', 'account.metadata'],
      [{ metadata: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`k${index}`, 'x'])) }, 400, 'metadata_count_exceeded', 'account.metadata'],
    ])('is refused for %j: %d %s', async (over, status, code, field) => {
      expect(failure(await create({ ...USER, ...over }))).toEqual([status, code, field]);
    });

    it('keeps text of the client\'s own as it is: with lines, and counted by characters', async () => {
      const own = { note: 'first\n\tsecond\r\n', blank: ' ', stars: '\u{1f31f}'.repeat(500) };
      const { id, metadata } = await newUser(platform, { metadata: own });
      expect(metadata).toEqual(own);
      expect(failure(await update(id, { metadata: { stars: '\u{1f31f}'.repeat(501) } }))).toEqual([400, 'metadata_value_max_length_invalid', 'account.metadata']);
      const draft = await platform.api.post<{ description: string }>('/receivables', { description: 'Two\nlines' });
      expect(ok(draft).description).toBe('Two\nlines');
    });

    it('has ten keys of metadata at most, whatever they come to together', async () => {
      const half = (from: number) => Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`k${from + index}`, 'x']));
      const { id } = await newUser(platform, { metadata: half(0) });
      expect(failure(await update(id, { metadata: half(6) }))).toEqual([400, 'metadata_count_exceeded', 'account.metadata']);
    });

    it('is acted for by its platform alone', async () => {
      const stranger = await newPlatform(stage(), 'Stranger');
      const theirs = await newUser(stranger);
      const partner = ok(await create({ ...PARTNER, nickname: 'Acted for' }, as(user)));
      const field = 'Xflow-Account';
      for (const id of [theirs.id, partner.id, platform.account, 'account_1', '']) {
        expect(failure(await platform.api.get('/accounts', { headers: { 'xflow-account': id } }))).toEqual([400, 'header_parameter_invalid', field]);
      }
      expect((await platform.api.get('/accounts', { headers: { 'xflow-account': `"${user.id}"` } })).status).toBe(200);
      for (const id of [theirs.id, 'account_1', `account_${'0'.repeat(22)}`]) {
        expect(failure(await platform.api.get(`/accounts/${id}`))).toEqual([404, 'object_not_found', 'account.id']);
        expect(failure(await update(id, {}))).toEqual([404, 'object_not_found', 'account.id']);
      }
      expect(failure(await platform.live.get(`/accounts/${user.id}`))).toEqual([404, 'object_not_found', 'account.id']);
      const other = await newUser(platform);
      expect(failure(await platform.api.get(`/accounts/${other.id}`, as(user)))).toEqual([404, 'object_not_found', 'account.id']);
      expect(failure(await platform.api.get(`/accounts/${platform.account}`, as(user)))).toEqual([404, 'object_not_found', 'account.id']);
      expect((await platform.api.get(`/accounts/${partner.id}`, as(user))).status).toBe(200);
      expect(failure(await create(USER, as(user)))).toEqual([403, 'account_user_create_disallowed', 'account.type']);
    });

    it('is listed newest first, filtered, in pages of ten', async () => {
      const lister = await newPlatform(stage(), 'Lister');
      const users: XflowAccount[] = [];
      for (let count = 0; count < 11; count += 1) users.unshift(await newUser(lister));
      const list = async (query: string) => ok(await lister.api.get<XflowList<XflowAccount>>(`/accounts${query}`));
      const first = await list('');
      expect([first.object, first.has_next, first.data.map(({ id }) => id)]).toEqual(['list', true, users.slice(0, 10).map(({ id }) => id)]);
      const second = await list(`?starting_after=${first.data[9]?.id}`);
      expect([second.has_next, second.data.map(({ id }) => id)]).toEqual([false, [users[10]?.id, lister.account]]);
      const back = await list(`?ending_before=${second.data[0]?.id}&limit=3`);
      expect([back.has_next, back.data.map(({ id }) => id)]).toEqual([true, users.slice(7, 10).map(({ id }) => id)]);
      expect((await list('?type=platform&type=partner')).data).toHaveLength(1);
      expect((await list('?type=platform,user&status=activated')).data).toHaveLength(1);
      expect((await list('?address=requested')).data).toHaveLength(0);
      const { created } = users[0] as XflowAccount;
      expect((await list(`?created.gt=${created}`)).data).toHaveLength(0);
      expect((await list(`?created.gte=${created}&created.lte=${created}&limit=1`)).data).toHaveLength(1);
      expect((await list(`?created.eq=${created - 1_000}`)).data).toHaveLength(0);
      expect((await list(`?created.lt=${created - 1_000}`)).data).toHaveLength(0);
    });

    it.each([
      ['limit=11', 'parameter_range_invalid', 'account.limit'],
      ['limit=0', 'parameter_range_invalid', 'account.limit'],
      ['type=user,club', 'parameter_value_invalid', 'account.type'],
      ['created.gt=yesterday', 'timestamp_invalid', 'account.created.gt'],
      ['created.gt=999999999999', 'timestamp_invalid', 'account.created.gt'],
      ['starting_after=account_1', 'parameter_value_invalid', 'account.starting_after'],
      [`starting_after=account_${'0'.repeat(22)}`, 'parameter_value_invalid', 'account.starting_after'],
      [`starting_after=account_${'0'.repeat(22)}&ending_before=account_${'0'.repeat(22)}`, 'parameter_value_invalid', 'account.ending_before'],
      ['colour=red', 'parameter_unexpected', 'account.colour'],
    ])('is not listed for ?%s', async (query, code, field) => {
      expect(failure(await platform.api.get(`/accounts?${query}`))).toEqual([400, code, field]);
    });

    it('is made once for an Idempotency-Key', async () => {
      const extra = { idempotencyKey: `user-${platform.tenantId}` };
      const first = await create({ ...USER, nickname: 'Once' }, extra);
      const again = await create({ ...USER, nickname: 'Once' }, extra);
      expect([again.status, again.text, again.headers.get('idempotent-replayed')]).toEqual([200, first.text, 'true']);
      const other = await create({ ...USER, nickname: 'Twice' }, extra);
      expect([failure(other)[1], (other.body as unknown as XflowFailure).errors[0]?.message]).toEqual(['idempotency_conflict', expect.stringContaining(first.body.id)]);
      expect(await idsOf('?type=user')).toContain(first.body.id);
    });
  });

  describe('a direct user', () => {
    it('has partners of its own, no header, and no users', async () => {
      const direct = await newPlatform(stage(), 'Direct', 'direct_user');
      const own = ok(await direct.api.get<XflowAccount>(`/accounts/${direct.account}`));
      expect(own).toMatchObject({ type: 'user', parent_account_id: null, livemode: null, status: 'activated' });
      const partner = ok(await direct.api.post<XflowAccount>('/accounts', PARTNER));
      expect(partner).toMatchObject({ parent_account_id: direct.account, livemode: false });
      expect(failure(await direct.api.post('/accounts', USER))).toEqual([403, 'account_user_create_disallowed', 'account.type']);
      expect(failure(await direct.api.get('/accounts', as(partner)))).toEqual([403, 'action_unauthorized', 'Xflow-Account']);
      expect((await direct.api.get<{ fee_advance: unknown[] }>('/balance')).body.fee_advance).toEqual([]);
    });
  });
}
