import { readFileSync } from 'node:fs';
import { committedText } from '@corridor/surfaces/http';
import { ERROR_TYPES } from '../errors/problem.js';
import { boot, type Booted } from '../testing/boot.js';
import { DOCUMENT_PATH } from '../testing/committed-document.js';

describe('the OpenAPI document', () => {
  let api: Booted;
  let document: ReturnType<typeof JSON.parse>;
  beforeAll(async () => {
    api = await boot();
    document = (await api.ask('/fleexpay/openapi.json', { key: null })).body;
  });
  afterAll(async () => api.close());

  it('needs no key and names every call', () => {
    const calls = Object.entries(document.paths as object).flatMap(([path, item]) => Object.keys(item as object).map((method) => `${method} ${path.replace('/fleexpay/v1/', '')}`));
    expect(calls.sort()).toEqual(
      [
        'get accounts', 'post accounts', 'get accounts/{id}', 'get accounts/{id}/balances', 'get accounts/{id}/statement',
        'get customers', 'post customers', 'get customers/{id}', 'post customers/{id}/onboarding_link',
        'get wallets', 'post wallets', 'get wallets/{id}', 'post wallets/{id}/addresses', 'get wallets/{id}/deposits',
        'get transfers', 'post transfers', 'get transfers/{id}',
        'get beneficiaries', 'post beneficiaries', 'get beneficiaries/{id}', 'delete beneficiaries/{id}',
        'get quotes', 'post quotes', 'get quotes/{id}',
        'get conversions', 'post conversions', 'get conversions/{id}',
        'get deposits', 'get deposits/{id}', 'post deposits', 'post sandbox/fund', 'post sandbox/events',
        'get payouts', 'post payouts', 'get payouts/{id}', 'post payouts/{id}/cancel',
        'get transactions', 'get transactions/{id}',
        'get webhook_endpoints', 'post webhook_endpoints', 'get webhook_endpoints/{id}', 'patch webhook_endpoints/{id}', 'delete webhook_endpoints/{id}',
        'post webhook_endpoints/{id}/roll_secret', 'delete webhook_endpoints/{id}/previous_secret',
        'get webhook_endpoints/{id}/deliveries', 'get webhook_endpoints/{id}/deliveries/{delivery}', 'post webhook_endpoints/{id}/deliveries/{delivery}/resend',
        'get events', 'get events/{id}', 'post events/{id}/resend',
      ].sort(),
    );
  });

  it('describes the body of a call from its DTO', () => {
    const { required, properties } = document.components.schemas.CreateQuoteBody;
    expect(required).toEqual(['from_currency', 'to_currency']);
    expect(Object.keys(properties)).toEqual(['from_currency', 'to_currency', 'from_amount', 'to_amount', 'side']);
  });

  it('documents errors, limits and idempotency with every call', () => {
    const { responses, parameters } = document.paths['/fleexpay/v1/conversions'].post;
    expect(Object.keys(responses).sort()).toEqual(['201', '400', '401', '403', '404', '409', '413', '414', '422', '429', '431', '500', '503']);
    expect(responses['429']).toEqual({ $ref: '#/components/responses/RateLimited' });
    expect(document.components.responses.RateLimited.headers).toHaveProperty('Retry-After');
    expect(responses['201'].headers).toHaveProperty('X-RateLimit-Remaining');
    expect(parameters.map((each: { name: string }) => each.name)).toContain('Idempotency-Key');
    expect(document.components.schemas.ErrorType.enum).toEqual(Object.keys(ERROR_TYPES));
  });

  it('lists for each status of a call the types of error that it can mean', () => {
    const typesOf = (path: string, method: string, status: string) => {
      const { content } = document.paths[`/fleexpay/v1/${path}`][method].responses[status];
      return content['application/json'].schema.allOf[1].properties.error.properties.type.enum;
    };
    expect(typesOf('conversions', 'post', '409')).toEqual(['quote_already_used', 'conflict', 'idempotency_conflict']);
    expect(typesOf('conversions', 'post', '422')).toEqual(['customer_not_approved', 'quote_expired', 'insufficient_funds']);
    expect(Object.keys(document.paths['/fleexpay/v1/accounts'].get.responses)).not.toContain('404');
    expect(Object.keys(document.paths['/fleexpay/v1/accounts/{id}'].get.responses)).toContain('404');
  });

  it('says how ids, amounts and times are written, by the names of fields', () => {
    const { PayoutObject, TransactionObject, SandboxEventObject } = document.components.schemas;
    expect(PayoutObject.properties.id.pattern).toBe('^pay_[0-7][0-9A-Za-z]{21}$');
    expect(PayoutObject.properties.beneficiary_id.pattern).toBe('^ben_[0-7][0-9A-Za-z]{21}$');
    expect(PayoutObject.properties.completed_at).toMatchObject({ format: 'date-time', pattern: expect.stringContaining('Z$') });
    expect(TransactionObject.properties.id.pattern).toBe('^txn_[0-7][0-9A-Za-z]{21}$');
    expect(PayoutObject.properties.currency).toEqual({ $ref: '#/components/schemas/Currency', example: 'USD' });
    expect([PayoutObject, TransactionObject, SandboxEventObject].map((each) => each.additionalProperties)).toEqual([false, false, false]);
  });

  it('is the one that is committed: run `npm run openapi:generate` when it is not', () => {
    expect(readFileSync(DOCUMENT_PATH, 'utf8') === committedText(document)).toBe(true);
  });

  it('refers only to what it holds', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '');
    expect(refs.length).toBeGreaterThan(20);
    expect(refs.filter((name) => !(name in document.components.schemas))).toEqual([]);
  });

  it('has a page for people that loads nothing from anywhere', async () => {
    const { status, headers, body } = await api.ask('/fleexpay/docs', { key: null });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).toContain('/fleexpay/v1/conversions');
    expect(body).not.toMatch(/<script|<link|src=|https?:\/\/(?!hooks\.example)/);
  });
});
