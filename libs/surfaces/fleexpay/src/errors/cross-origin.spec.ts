import { quoteIds } from '../ids.js';
import { boot, type Booted } from '../testing/boot.js';
import { SECRETS, uuid } from '../testing/views.js';

const ORIGIN = 'https://shop.example.com';
const quote = `quotes/${quoteIds.print(uuid(30))}`;

describe('a page in a browser', () => {
  let api: Booted;
  beforeAll(async () => {
    api = await boot();
  });
  afterAll(async () => api.close());

  const send = async (path: string, init: RequestInit) => fetch(`http://127.0.0.1:${api.port}/fleexpay/v1/${path}`, init);
  const preflight = async (path: string, method: string) =>
    send(path, { method: 'OPTIONS', headers: { origin: ORIGIN, 'access-control-request-method': method, 'access-control-request-headers': 'authorization' } });

  it('is told without a key that it may read a quote, which is what a publishable key is for', async () => {
    const answer = await preflight(quote, 'GET');
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-methods')).toBe('GET');
    expect(answer.headers.get('access-control-allow-headers')).toContain('Authorization');
  });

  it.each([
    ['a quote', SECRETS.publishable, 200],
    ['that its key is none', 'pk_test_nobody', 401],
  ])('can read %s', async (_what, key, status) => {
    const answer = await send(quote, { headers: { origin: ORIGIN, authorization: `Bearer ${key}` } });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([status, '*']);
    expect(answer.headers.get('access-control-expose-headers')).toContain('Request-Id');
  });

  it.each([
    ['quotes', 'POST'],
    ['quotes', 'GET'],
    [quote, 'DELETE'],
    ['accounts', 'GET'],
    ['payouts', 'POST'],
    ['nothing', 'GET'],
  ])('is let nowhere near %s by %s, which takes a secret key', async (path, method) => {
    const answer = await preflight(path, method);
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([401, null]);
    const read = await send(path === quote ? 'accounts' : path, { headers: { origin: ORIGIN, authorization: `Bearer ${SECRETS.test}` } });
    expect(read.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('that does not ask is answered as anybody is', async () => {
    expect((await send(quote, { method: 'OPTIONS' })).status).toBe(401);
    expect((await api.ask(quote, { method: 'OPTIONS', headers: { origin: ORIGIN } })).status).toBe(405);
  });
});
