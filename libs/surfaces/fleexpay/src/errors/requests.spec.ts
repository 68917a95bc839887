import { connect } from 'node:net';
import { accountIds } from '../ids.js';
import { boot, type Booted } from '../testing/boot.js';
import { SECRETS, uuid } from '../testing/views.js';

const jsonType = { 'content-type': 'application/json' };

/** Sends bytes that no client library would, and gives back what came. */
async function raw(port: number, text: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let received = '';
    socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
    socket.on('end', () => resolve(received));
    socket.on('error', reject);
  });
}

/** Sends the rest only when an answer to the first part has come, as a slow client would. */
async function inTwo(port: number, first: string, rest: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(first));
    let received = '';
    socket.on('data', (chunk: Buffer) => {
      if (received === '') setTimeout(() => socket.write(rest), 50);
      received += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
}

describe('a request that can not be read', () => {
  let api: Booted;
  const post = async (body: string | Uint8Array, headers: Record<string, string> = jsonType) => api.ask('accounts', { method: 'POST', body, headers });
  beforeAll(async () => {
    api = await boot();
  });
  afterAll(async () => api.close());

  it.each([
    ['broken JSON', '{"label":'],
    ['nothing', ''],
    ['a list', '[]'],
    ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['deep nesting', `{"label":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    ['a control character', '{"label":"a\\u0000b"}'],
    ['half a surrogate pair', '{"label":"\\ud800"}'],
    ['a long label', JSON.stringify({ label: 'x'.repeat(201) })],
  ])('is a 400 in the API’s shape with %s', async (_what, body) => {
    const { status, body: answer, headers } = await post(body);
    expect([status, answer.error.type]).toEqual([400, 'invalid_request']);
    expect(answer.error.request_id).toBe(headers.get('request-id'));
    expect(headers.get('x-ratelimit-limit')).toBe('10000');
  });

  it.each(['__proto__', 'constructor', 'toString'])('names %s as a field that it does not know', async (field) => {
    const { body } = await post(`{"${field}":{"polluted":true}}`);
    expect(body.error.param).toBe(field);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('is a 413 with a body over the limit', async () => {
    const { status, body } = await post(JSON.stringify({ label: 'x'.repeat(257 * 1024) }));
    expect([status, body.error.type]).toEqual([413, 'invalid_request']);
  });

  it('lets a client that is still sending finish, and read the 413', async () => {
    const head = `POST /fleexpay/v1/accounts HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer ${SECRETS.test}\r\nContent-Type: application/json\r\n`;
    const next = 'GET /fleexpay/v1/nothing HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n';
    const received = await inTwo(api.port, `${head}Content-Length: 3000000\r\n\r\n${'x'.repeat(1_000_000)}`, 'x'.repeat(2_000_000) + next);
    expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413', expect.stringMatching(/ 40[14]$/)]);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded'])('is a 400 with the content type %s', async (type) => {
    const { status, body } = await post('label=x', { 'content-type': type });
    expect([status, body.error.type, body.error.param]).toEqual([400, 'invalid_request', 'Content-Type']);
  });

  it.each([
    ['accounts/%E0%A4%A', 400, 'invalid_request'],
    ['nothing-here', 404, 'not_found'],
    ['accounts/', 404, 'not_found'],
    ['accounts/?limit=1', 404, 'not_found'],
    [`accounts/${accountIds.print(uuid(20))}%0A`, 404, 'not_found'],
    [`accounts/${accountIds.print(uuid(20))}%00`, 404, 'not_found'],
    [`accounts/${accountIds.print(uuid(20)).toUpperCase()}`, 404, 'not_found'],
    [`accounts/${uuid(20).toUpperCase()}`, 404, 'not_found'],
    [`accounts?limit=${'9'.repeat(9_000)}`, 414, 'invalid_request'],
  ])('is told in the API’s shape at %.30s', async (path, status, type) => {
    const answer = await api.ask(path);
    expect([answer.status, answer.body.error.type]).toEqual([status, type]);
    expect(answer.body.error.request_id).toBe(answer.headers.get('request-id'));
  });

  it.each([
    ['PUT', 'accounts', 'GET, POST'],
    ['OPTIONS', 'accounts', 'GET, POST'],
    ['OPTIONS', `accounts/${accountIds.print(uuid(20))}/balances`, 'GET'],
    ['DELETE', `accounts/${accountIds.print(uuid(20))}`, 'GET'],
  ])('is a 405 for %s %s that says what would be allowed', async (method, path, allow) => {
    const { status, headers, body } = await api.ask(path, { method });
    expect([status, headers.get('allow'), body.error.type]).toEqual([405, allow, 'invalid_request']);
  });

  it('is a 405 without a body for HEAD', async () => {
    const { status, body } = await api.ask('accounts', { method: 'HEAD' });
    expect([status, body]).toEqual([405, '']);
  });

  it.each([
    ['accounts?limit=0', 'limit'],
    ['accounts?limit=101', 'limit'],
    ['accounts?limit=1.5', 'limit'],
    ['accounts?limit=', 'limit'],
    ['accounts?limit=1&limit=2', 'limit'],
    ['accounts?limit=1e2', 'limit'],
    ['accounts?limit=%D9%A3', 'limit'],
    ['accounts?limit=3%0A', 'limit'],
    ['accounts?colour=red', 'colour'],
    [`accounts/${accountIds.print(uuid(20))}?colour=red`, 'colour'],
    ['accounts?starting_after=acc_nobody', 'starting_after'],
    [`accounts?starting_after=${accountIds.print(uuid(20))}%0A`, 'starting_after'],
    [`accounts?starting_after=${uuid(20).toUpperCase()}`, 'starting_after'],
    [`accounts?ending_before=${accountIds.print(uuid(99))}`, 'ending_before'],
    [`conversions?account_id=${accountIds.print(uuid(20))}%0A`, 'account_id'],
    [`conversions?account_id=${uuid(20).toUpperCase()}`, 'account_id'],
    [`accounts?ending_before=${accountIds.print(uuid(20))}&starting_after=${accountIds.print(uuid(20))}`, 'ending_before'],
    [`accounts/${accountIds.print(uuid(20))}/balances?at=yesterday`, 'at'],
    [`accounts/${accountIds.print(uuid(20))}/balances?at=2026-01-01T00:00:00Z&at=2026-01-01T00:00:00Z`, 'at'],
    [`accounts/${accountIds.print(uuid(20))}/balances?at=2026-02-30T00:00:00Z`, 'at'],
    [`accounts/${accountIds.print(uuid(20))}/balances?at=0000-01-01T00:00:00Z`, 'at'],
    [`accounts/${accountIds.print(uuid(20))}/balances?at=0000-01-01T00:00:00%2B23:59`, 'at'],
    [`accounts/${accountIds.print(uuid(20))}/balances?at=9999-12-31T23:59:59-23:59`, 'at'],
  ])('is a 400 that names the parameter at %s', async (path, param) => {
    const { status, body } = await api.ask(path);
    expect([status, body.error.type, body.error.param]).toEqual([400, 'invalid_request', param]);
  });

  it('is told in the API’s shape even when the server can not parse it', async () => {
    const long = `GET /fleexpay/v1/accounts?x=${'y'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`;
    expect(await raw(api.port, long)).toMatch(/^HTTP\/1.1 431 [\s\S]*"type":"invalid_request"/);
    expect(await raw(api.port, 'FETCH / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1.1 400 [\s\S]*"request_id":"req_/);
  });

  it('is a 404 of no shape outside of every surface', async () => {
    expect(await api.ask('/nothing')).toMatchObject({ status: 404, body: '' });
  });
});

describe('a fault of ours', () => {
  let api: Booted;
  beforeAll(async () => {
    api = await boot();
  });
  afterAll(async () => api.close());

  it('is logged with its stack and its request, and tells the client nothing', async () => {
    api.world.failure = new Error('secret detail');
    const { status, body } = await api.ask('accounts');
    expect([status, body.error.type]).toEqual([500, 'internal']);
    expect(JSON.stringify(body)).not.toContain('secret detail');
    const line = api.logged.find((each) => each.includes('secret detail')) ?? '';
    expect(line).toContain('requests.spec.ts');
    expect(line).toContain(body.error.request_id);
  });

  it('is a 503 when what is needed does not answer', async () => {
    api.world.failure = new TypeError('fetch failed');
    const { status, body, headers } = await api.ask('accounts');
    expect([status, body.error.type, headers.get('retry-after')]).toEqual([503, 'unavailable', '1']);
  });
});
