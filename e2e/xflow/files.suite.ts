import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { as, failure, newPlatform, newUser, type Platform, USER, type XflowAccount, type XflowFailure, type XflowList } from './platform.js';
import { filePart, type FormPart, payloadPart, PDF, PNG, sendForm, upload, type XflowFile } from './uploads.js';

const MOST_BYTES = 10 * 1024 * 1024;
const IDENTITY = { purpose: 'identity_document' };

export function files(stage: () => Stage): void {
  describe('a file', () => {
    let platform: Platform;
    let user: XflowAccount;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow files');
      user = await newUser(platform);
    });
    const send = async (parts: readonly FormPart[], extra = {}) => sendForm(platform.api, parts, extra);
    const download = async (url: string, key = platform.api.key) => fetch(url, { headers: { authorization: `Bearer ${key}` } });

    it('is uploaded by the example of the reference, parts in any order and with any type', async () => {
      const payload: FormPart = { name: 'payload', bytes: Buffer.from('{\n"purpose": "identity_document"\n}') };
      for (const parts of [[filePart(PDF), payload], [payload, filePart(PDF)], [{ ...payload, type: 'application/json', fileName: 'blob' }, filePart(PDF)]]) {
        const { status, body } = await send(parts);
        expect(status).toBe(200);
        expect(body).toMatchObject({ object: 'file', file_name: 'business_pan.pdf', livemode: false, metadata: null, purpose: 'identity_document', size: PDF.length, type: 'pdf' });
        expect(Object.keys(body)).toEqual(['created', 'file_name', 'id', 'livemode', 'metadata', 'object', 'purpose', 'size', 'type', 'url']);
        expect(body.url).toBe(`${platform.api.baseUrl}/files/${body.id}/contents`);
      }
    });

    it('is downloaded as it was, as nothing that a browser would run', async () => {
      const large = Buffer.concat([PNG, Buffer.alloc(MOST_BYTES - PNG.length, 7)]);
      const { url, type, size } = ok(await send([filePart(large, 'Zoë "logo".pdf'), payloadPart({ purpose: 'logo' })]));
      expect([type, size]).toEqual(['png', MOST_BYTES]);
      const answer = await download(url);
      expect(Buffer.from(await answer.arrayBuffer()).equals(large)).toBe(true);
      expect(Object.fromEntries(['content-type', 'content-length', 'x-content-type-options', 'content-disposition', 'cache-control'].map((name) => [name, answer.headers.get(name)]))).toEqual({
        'content-type': 'image/png',
        'content-length': String(MOST_BYTES),
        'x-content-type-options': 'nosniff',
        'content-disposition': expect.stringMatching(/^attachment; filename=".*"; filename\*=UTF-8''Zo%C3%AB/),
        'cache-control': 'private, no-store',
      });
      expect((await download(url, 'sk_test_nobody')).status).toBe(401);
    });

    it.each<[string, () => readonly FormPart[], string, string | undefined]>([
      ['one byte too large', () => [filePart(Buffer.concat([PDF, Buffer.alloc(MOST_BYTES)])), payloadPart(IDENTITY)], 'file_size_limit_exceeded', 'file.file'],
      ['far too large, before its payload', () => [filePart(Buffer.alloc(3 * MOST_BYTES, 1)), payloadPart(IDENTITY)], 'file_size_limit_exceeded', 'file.file'],
      ['of another type, whatever its name', () => [filePart(Buffer.from('MZ not a pdf'), 'a.pdf'), payloadPart(IDENTITY)], 'file_type_unsupported', 'file.file'],
      ['empty', () => [filePart(Buffer.alloc(0)), payloadPart(IDENTITY)], 'parameter_empty', 'file.file'],
      ['without a file', () => [payloadPart(IDENTITY)], 'file_request_body_invalid', 'file.file'],
      ['without a payload', () => [filePart(PDF)], 'file_request_body_invalid', 'file.payload'],
      ['twice', () => [filePart(PDF), filePart(PDF)], 'file_request_body_invalid', 'file.file'],
      ['beside a third part', () => [filePart(PDF), payloadPart(IDENTITY), payloadPart(IDENTITY)], 'file_request_body_invalid', undefined],
      ['without a name', () => [{ name: 'file', bytes: PDF }, payloadPart(IDENTITY)], 'file_name_invalid', 'file.file_name'],
      ['with too long a name', () => [filePart(PDF, 'x'.repeat(256)), payloadPart(IDENTITY)], 'file_name_length_invalid', 'file.file_name'],
      ['for no purpose', () => [filePart(PDF), payloadPart({})], 'parameter_empty', 'file.purpose'],
      ['for an unknown purpose', () => [filePart(PDF), payloadPart({ purpose: 'fun' })], 'parameter_value_invalid', 'file.purpose'],
      ['with an unknown field', () => [filePart(PDF), payloadPart({ ...IDENTITY, colour: 'red' })], 'parameter_unexpected', 'file.colour'],
      ['with a payload that is no JSON', () => [filePart(PDF), { name: 'payload', bytes: Buffer.from('purpose') }], 'request_body_invalid', undefined],
    ])('is refused %s', async (_what, parts, code, field) => {
      expect(failure(await send(parts()))).toEqual([400, code, field]);
    });

    it('is no JSON, and no other call takes a form', async () => {
      expect(failure(await platform.api.post('/files', IDENTITY))).toEqual([400, 'file_request_body_invalid', undefined]);
      const cut = await platform.api.send('POST', '/files', '--x\r\nContent-Disposition: form-data; name="file"\r\n', { headers: { 'content-type': 'multipart/form-data; boundary=x' } });
      expect(failure(cut)).toEqual([400, 'file_request_body_invalid', undefined]);
      const elsewhere = await platform.api.send('POST', '/accounts', '--x--\r\n', { headers: { 'content-type': 'multipart/form-data; boundary=x' } });
      expect(failure(elsewhere)).toEqual([400, 'header_parameter_invalid', 'Content-Type']);
    });

    it('is made once for an Idempotency-Key, and told apart from another by its bytes', async () => {
      const extra = { idempotencyKey: `file-${platform.tenantId}` };
      const first = await send([filePart(PDF), payloadPart(IDENTITY)], extra);
      const again = await send([payloadPart(IDENTITY), filePart(PDF)], extra);
      expect([again.status, again.body.id, again.headers.get('idempotent-replayed')]).toEqual([200, first.body.id, 'true']);
      const other = await send([filePart(Buffer.concat([PDF, PDF])), payloadPart(IDENTITY)], extra);
      expect([failure(other)[1], (other.body as unknown as XflowFailure).errors[0]?.message]).toEqual(['idempotency_conflict', expect.stringContaining(first.body.id)]);
    });

    it('has metadata, and is listed by purpose and type for whom it concerns', async () => {
      const lister = await newPlatform(stage(), 'File lister');
      const theirs = await newUser(lister);
      const own = await upload(lister.api, 'finance_document');
      const ofUser = await upload(lister.api, 'tax_document', as(theirs));
      const noted = ok(await lister.api.post<XflowFile>(`/files/${own.id}`, { metadata: { internal_reference: 'ABC-1234' } }));
      expect(noted).toEqual({ ...own, metadata: { internal_reference: 'ABC-1234' } });
      const list = async (query: string, extra = {}) => ok(await lister.api.get<XflowList<XflowFile>>(`/files${query}`, extra)).data.map(({ id }) => id);
      expect(await list('')).toEqual([ofUser.id, own.id]);
      expect(await list('', as(theirs))).toEqual([ofUser.id]);
      expect(await list('?purpose=finance_document,logo&type=pdf')).toEqual([own.id]);
      expect(await list('?type=png')).toEqual([]);
      expect(failure(await lister.api.get(`/files/${own.id}`, as(theirs)))).toEqual([404, 'object_not_found', 'file.id']);
      expect(failure(await platform.api.get(`/files/${own.id}`))).toEqual([404, 'object_not_found', 'file.id']);
      expect((await download(own.url)).status).toBe(404);
      expect(failure(await lister.api.post(`/files/${own.id}`, { purpose: 'logo' }))).toEqual([400, 'file_parameter_not_editable', 'file.purpose']);
    });

    it('is named by an account that may name it, for its purpose', async () => {
      const logo = await upload(platform.api, 'logo');
      const identity = await upload(platform.api, 'identity_document', as(user));
      const changed = ok(await platform.api.post<object>(`/accounts/${user.id}`, { logo_id: logo.id, supporting_documentation: { id_document: identity.id } }));
      expect(changed).toMatchObject({ logo_id: logo.id, supporting_documentation: { id_document: identity.id } });
      const other = await upload(platform.api, 'identity_document', as(await newUser(platform)));
      const named = async (body: object) => failure(await platform.api.post(`/accounts/${user.id}`, body));
      expect(await named({ logo_id: identity.id })).toEqual([400, 'file_purpose_mismatch', 'account.logo_id']);
      expect(await named({ supporting_documentation: { id_document: other.id } })).toEqual([400, 'parameter_file_invalid', 'account.supporting_documentation.id_document']);
      expect(await named({ logo_id: `file_${'0'.repeat(22)}` })).toEqual([400, 'parameter_file_invalid', 'account.logo_id']);
      expect(failure(await platform.api.post('/accounts', { ...USER, logo_id: identity.id }))).toEqual([400, 'parameter_file_invalid', 'account.logo_id']);
    });
  });
}
