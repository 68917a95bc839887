import { hashOfKey, type HostRule } from '@corridor/surfaces/http';
import { quoteIds } from '../ids.js';
import { boot, type Booted } from '../testing/boot.js';
import { keyView, SECRETS, uuid } from '../testing/views.js';

const hosts: HostRule[] = [
  { host: 'api.pay.test', surface: 'fleexpay', mode: 'live' },
  { host: 'sandbox.api.pay.test', surface: 'fleexpay', mode: 'test' },
];

describe('a caller', () => {
  let api: Booted;
  beforeAll(async () => {
    api = await boot({ hosts });
  });
  afterAll(async () => api.close());

  it.each([
    ['no key', { key: null }],
    ['a key that is none', { key: 'hello' }],
    ['a key that nobody has', { key: `sk_test_${'z'.repeat(32)}` }],
    ['another scheme', { key: null, headers: { authorization: `Basic ${SECRETS.test}` } }],
    ['a key in capitals', { key: SECRETS.test.toUpperCase() }],
  ])('with %s is refused with 401', async (_what, asked) => {
    const { status, body, headers } = await api.ask('accounts', asked);
    expect([status, body.error.type, body.error.param]).toEqual([401, 'authentication_error', null]);
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each([
    ['revoked', keyView(60, { status: 'revoked' })],
    ['ended', keyView(61, { endsAt: '2020-01-01T00:00:00.000Z' })],
    ['of the other mode', keyView(62, { mode: 'live' })],
    ['of the other kind', keyView(63, { kind: 'publishable' })],
  ])('with a key that is %s is refused with 401', async (_what, view) => {
    const secret = `sk_test_${view.id.slice(-12)}${'e'.repeat(20)}`;
    api.world.keys.set(hashOfKey(secret), view);
    expect((await api.ask('accounts', { key: secret })).status).toBe(401);
  });

  it('may do what its scopes say and nothing else', async () => {
    expect((await api.ask('accounts', { key: SECRETS.narrow })).status).toBe(200);
    const { status, body } = await api.ask('accounts', { key: SECRETS.narrow, method: 'POST', json: {} });
    expect([status, body.error.type]).toEqual([403, 'permission_error']);
    expect(body.error.message).toContain('accounts:write');
  });

  it('with a publishable key reads a quote and no more', async () => {
    const quote = `quotes/${quoteIds.print(uuid(30))}`;
    expect((await api.ask(quote, { key: SECRETS.publishable })).status).toBe(200);
    for (const path of ['quotes', 'accounts', 'transactions']) {
      expect((await api.ask(path, { key: SECRETS.publishable })).status).toBe(403);
    }
  });

  it('with a live key gets no test money', async () => {
    const fund = { account_id: 'acc_1', currency: 'EUR', amount: '1.00' };
    const { status, body } = await api.ask('sandbox/fund', { method: 'POST', key: SECRETS.live, json: fund });
    expect([status, body.error.type]).toEqual([403, 'permission_error']);
  });
});

describe('a host', () => {
  let api: Booted;
  beforeAll(async () => {
    // A proxy that is trusted is needed here: nothing else could make fetch send another Host.
    api = await boot({ hosts });
  });
  afterAll(async () => api.close());

  const get = async (host: string, path: string, key: string) => {
    const { request } = await import('node:http');
    return await new Promise<number>((resolve, reject) => {
      const headers = { host, authorization: `Bearer ${key}` };
      const sent = request({ port: api.port, host: '127.0.0.1', path, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.on('error', reject);
      sent.end();
    });
  };

  it.each([
    ['api.pay.test', '/v1/accounts', SECRETS.live, 200],
    ['API.pay.test:443', '/v1/accounts?limit=1', SECRETS.live, 200],
    ['sandbox.api.pay.test', '/v1/accounts', SECRETS.test, 200],
    ['sandbox.api.pay.test', '/v1/accounts', SECRETS.live, 401],
    ['api.pay.test', '/v1/accounts', SECRETS.test, 401],
    ['api.pay.test', '/fleexpay/v1/accounts', SECRETS.test, 401],
    ['other.test', '/v1/accounts', SECRETS.test, 404],
    ['other.test', '/fleexpay/v1/accounts', SECRETS.test, 200],
  ])('%s serves %s', async (host, path, key, status) => {
    expect(await get(host, path, key)).toBe(status);
  });
});

describe('the limits of a key', () => {
  let api: Booted;
  const secret = `sk_test_${'f'.repeat(32)}`;
  beforeAll(async () => {
    api = await boot();
    api.world.keys.set(hashOfKey(secret), keyView(70, { limits: { readsPerSecond: 3, writesPerSecond: 1 }, scopes: ['accounts:read'] }));
  });
  afterAll(async () => api.close());

  it('are told with every answer, count reads and writes apart, and end in 429 with a time to come back', async () => {
    const before = Math.floor(Date.now() / 1000);
    const reads = await Promise.all(Array.from({ length: 4 }, async () => api.ask('accounts', { key: secret })));
    expect(reads.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429]);
    expect(reads.map(({ headers }) => headers.get('x-ratelimit-remaining')).sort()).toEqual(['0', '0', '1', '2']);
    const refused = reads.find(({ status }) => status === 429);
    expect(refused?.body.error.type).toBe('rate_limited');
    expect(refused?.headers.get('retry-after')).toBe('1');
    // tidy: not money — seconds since 1970
    const reset = Number(refused?.headers.get('x-ratelimit-reset'));
    expect(reset - before).toBeGreaterThanOrEqual(1);
    expect(reset - before).toBeLessThanOrEqual(3);
    const write = await api.ask('accounts', { key: secret, method: 'POST', json: {} });
    expect([write.status, write.headers.get('x-ratelimit-limit'), write.headers.get('x-ratelimit-remaining')]).toEqual([403, '1', '0']);
  });

  it('are a hundred reads and fifty writes a second unless the key says otherwise', async () => {
    const plain = `sk_test_${'g'.repeat(32)}`;
    api.world.keys.set(hashOfKey(plain), keyView(71, { limits: null }));
    expect((await api.ask('accounts', { key: plain })).headers.get('x-ratelimit-limit')).toBe('100');
    expect((await api.ask('accounts', { key: plain, method: 'POST', json: [] })).headers.get('x-ratelimit-limit')).toBe('50');
    expect((await api.ask('accounts', { key: null })).headers.get('x-ratelimit-limit')).toBe('100');
  });
});
