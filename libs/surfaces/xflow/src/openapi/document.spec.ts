import { readFileSync } from 'node:fs';
import { committedText } from '@corridor/surfaces/http';
import { BASE } from '../base-path.js';
import { ADDED_CODES, ERROR_CODES } from '../errors/codes.js';
import { boot, type Booted } from '../testing/boot.js';
import { DOCUMENT_PATH } from '../testing/committed-document.js';

describe('the OpenAPI document of the Xflow API', () => {
  let api: Booted;
  let document: ReturnType<typeof JSON.parse>;
  beforeAll(async () => {
    api = await boot();
    document = (await api.ask('/xflow/openapi.json', {})).body;
  });
  afterAll(async () => api.close());

  it('needs no key and names every call', () => {
    const documented = Object.entries(document.paths as object).flatMap(([path, item]) => Object.keys(item as object).map((method) => `${method.toUpperCase()} ${path}`));
    const served = api.routes.filter(({ url, method }) => url.startsWith(`${BASE}/`) && method !== 'HEAD' && method !== 'OPTIONS').map(({ method, url }) => `${method} ${url.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(served.length).toBeGreaterThan(20);
    expect(documented.sort()).toEqual(served.sort());
  });

  it('is the one that is committed: run `npm run openapi:generate` when it is not', () => {
    expect(readFileSync(DOCUMENT_PATH, 'utf8') === committedText(document)).toBe(true);
  });

  it('says how a key is sent, for whom a call can be made, and how it is made once', () => {
    expect(document.security).toEqual([{ basic: [] }, { bearer: [] }]);
    const headers = (path: string, method: string) =>
      document.paths[`${BASE}/${path}`][method].parameters.filter((each: { in: string }) => each.in === 'header').map((each: { name: string }) => each.name);
    expect(headers('accounts', 'post')).toEqual(['Xflow-Account', 'Idempotency-Key']);
    expect(headers('accounts/{id}', 'get')).toEqual(['Xflow-Account']);
  });

  it('lists for each status of a call the codes that it can mean', () => {
    const codesOf = (path: string, method: string, status: string) => {
      const told = document.paths[`${BASE}/${path}`][method].responses[status];
      const { content } = told.$ref === undefined ? told : document.components.responses[told.$ref.split('/').at(-1)];
      return content['application/json'].schema.allOf[1].properties.errors.items.properties.code.enum;
    };
    expect(codesOf('accounts/{id}/activate', 'post', '402')).toContain('account_activation_failed_missing_person');
    expect(codesOf('accounts', 'get', '400')).toContain('timestamp_invalid');
    expect(codesOf('balance', 'get', '400')).not.toContain('timestamp_invalid');
    expect(codesOf('accounts/{id}', 'post', '400')).toEqual(expect.arrayContaining(['metadata_count_exceeded', 'account_parameter_not_editable', 'request_body_invalid']));
    expect(codesOf('persons/{id}', 'delete', '409')).toEqual(['idempotency_conflict']);
    expect(Object.keys(document.paths[`${BASE}/accounts`].get.responses)).not.toContain('404');
    expect(document.components.schemas.ErrorCode.enum).toEqual([...ERROR_CODES, ...Object.keys(ADDED_CODES)]);
  });

  it('says of every field and parameter what it is: in its class, or by its name in words.ts', () => {
    const fields = Object.entries(document.components.schemas as Record<string, { properties?: Record<string, { description?: string }> }>).flatMap(([schema, { properties = {} }]) =>
      Object.entries(properties).map(([name, { description }]) => [`${schema}.${name}`, description] as const),
    );
    expect(fields.length).toBeGreaterThan(200);
    expect(fields.filter(([, description]) => description === undefined).map(([name]) => name)).toEqual([]);
  });

  it('takes a file as a form, and a filter with several values as a list', () => {
    expect(Object.keys(document.paths[`${BASE}/files`].post.requestBody.content)).toEqual(['multipart/form-data']);
    const purpose = document.paths[`${BASE}/files`].get.parameters.find((each: { name: string }) => each.name === 'purpose');
    expect(purpose.schema).toMatchObject({ type: 'array', items: { enum: expect.arrayContaining(['logo']) } });
  });

  it('says how ids and times are written, by the names of fields, and closes every object', () => {
    const { AccountObject, PersonObject, CreateAddressBody } = document.components.schemas;
    expect(AccountObject.properties.id.pattern).toBe('^account_[0-7][0-9A-Za-z]{21}$');
    expect(AccountObject.properties.created.type).toBe('integer');
    expect(AccountObject.properties.parent_account_id).toMatchObject({ type: ['string', 'null'], pattern: expect.stringContaining('account_') });
    expect([AccountObject, PersonObject, CreateAddressBody].map((each) => each.additionalProperties)).toEqual([false, false, false]);
    const text = JSON.stringify(document);
    const refs = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w*)"/g)];
    expect(refs.filter(([, kind = '', name = '']) => !(name in document.components[kind])).map(([all]) => all)).toEqual([]);
  });

  it('has a page for people that loads nothing from anywhere', async () => {
    const { status, headers, text } = await api.page('/xflow/docs');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain('/xflow/v1/accounts');
    expect(text).not.toMatch(/<script|<link|src=|https?:\/\/(?!api\.example)/);
  });
});
