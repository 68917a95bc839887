import { request as httpRequest } from 'node:http';
import { hashOfKey, type HostRule, type Route } from '@corridor/surfaces/http';
import { boot, type Booted } from '../testing/boot.js';
import { keyView, SECRETS } from '../testing/views.js';

const BASE = '/fleexpay/v1/';
const hosts: HostRule[] = [
  { host: 'api.pay.test', surface: 'fleexpay', mode: 'live' },
  { host: 'sandbox.api.pay.test', surface: 'fleexpay', mode: 'test' },
];

/** Whose scope it is that a resource, or one path of it, goes by, where that is not the resource's own. */
const OWNERS: Readonly<Record<string, string>> = { wallets: 'custody', transfers: 'custody', 'accounts/:id/statement': 'transactions' };
/** All that a publishable key may do. */
const PUBLISHABLE = ['GET /fleexpay/v1/quotes/:id'];

/** What a route must ask for, by its path and method alone: never by what it says of itself. */
function scopeOf({ method, url }: Route): string {
  const path = url.slice(BASE.length);
  const [resource = ''] = path.split('/');
  return `${OWNERS[path] ?? OWNERS[resource] ?? resource}:${method === 'GET' ? 'read' : 'write'}`;
}

describe('every route of the API', () => {
  let api: Booted;
  let routes: readonly Route[];
  let scopes: readonly string[];
  let last = 100;

  beforeAll(async () => {
    api = await boot({ hosts });
    routes = api.routes.filter(({ url }) => url.startsWith(BASE));
    scopes = [...new Set(routes.map(scopeOf))];
  });
  afterAll(async () => api.close());

  const newKey = (over: Parameters<typeof keyView>[1], prefix = 'sk_test_') => {
    last += 1;
    const secret = `${prefix}${String(last).padStart(32, 'k')}`;
    api.world.keys.set(hashOfKey(secret), keyView(last, over));
    return secret;
  };
  const nameOf = ({ method, url }: Route) => `${method} ${url}`;
  const statusOf = async ({ method, url }: Route, key: string | null) => {
    const { status } = await api.ask(url.replaceAll(/:\w+/g, 'x'), { method, key, ...(method === 'GET' ? {} : { json: {} }) });
    return status;
  };
  const statuses = async (key: (route: Route) => string | null) =>
    Object.fromEntries(await Promise.all(routes.map(async (route) => [nameOf(route), await statusOf(route, key(route))] as const)));
  const all = (status: number) => Object.fromEntries(routes.map((route) => [nameOf(route), status]));

  it('is walked: there are some of each method and resource', () => {
    expect(routes.length).toBeGreaterThan(40);
    expect([...new Set(routes.map(({ method }) => method))].sort()).toEqual(['DELETE', 'GET', 'PATCH', 'POST']);
  });

  it('is in the document, and the document has no other', async () => {
    const { paths } = (await api.ask('/fleexpay/openapi.json', { key: null })).body as { paths: Record<string, object> };
    const documented = Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`));
    expect(documented.sort()).toEqual(routes.map(nameOf).sort());
  });

  it('refuses whoever has no key, none that is one, a revoked, an ended or an unknown one', async () => {
    const revoked = newKey({ status: 'revoked' });
    const ended = newKey({ endsAt: '2020-01-01T00:00:00.000Z' });
    for (const key of [null, 'garbage', `sk_test_${'q'.repeat(32)}`, revoked, ended]) expect(await statuses(() => key)).toEqual(all(401));
  });

  it('refuses whoever has no key however the path is written', async () => {
    const written = (url: string, place: number) => `${url.slice(0, place)}%${url.charCodeAt(place).toString(16)}${url.slice(place + 1)}`;
    for (const route of routes) {
      for (const place of [1, '/fleexpay/'.length, BASE.length]) {
        const url = written(route.url, place);
        expect([url, await statusOf({ ...route, url }, null)]).toEqual([url, 401]);
      }
    }
  });

  it('refuses a key that has every scope but the one it needs, and lets one through that has no other', async () => {
    const without = new Map(scopes.map((scope) => [scope, newKey({ scopes: scopes.filter((each) => each !== scope) })]));
    expect(await statuses((route) => without.get(scopeOf(route)) ?? null)).toEqual(all(403));
    const alone = new Map(scopes.map((scope) => [scope, newKey({ scopes: [scope] })]));
    const letThrough = await statuses((route) => alone.get(scopeOf(route)) ?? null);
    for (const [route, status] of Object.entries(letThrough)) expect([route, status === 401 || status === 403]).toEqual([route, false]);
  });

  it('refuses a publishable key, but for what a hosted page needs', async () => {
    const everything = newKey({ kind: 'publishable', scopes: ['*'] }, 'pk_test_');
    const letThrough = Object.entries(await statuses(() => everything)).filter(([, status]) => status !== 403);
    expect(letThrough).toEqual(PUBLISHABLE.map((route) => [route, 404]));
  });

  it("refuses a key of the other mode at a mode's own host, and the sandbox a key of live mode anywhere", async () => {
    const at = async (host: string, { method, url }: Route, key: string) =>
      new Promise<number>((resolve, reject) => {
        const path = url.replace('/fleexpay', '').replaceAll(/:\w+/g, 'x');
        const headers = { host, authorization: `Bearer ${key}` };
        const sent = httpRequest({ port: api.port, host: '127.0.0.1', path, method, headers }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        });
        sent.on('error', reject).end();
      });
    for (const route of routes) {
      expect([nameOf(route), await at('sandbox.api.pay.test', route, SECRETS.live)]).toEqual([nameOf(route), 401]);
      expect([nameOf(route), await at('api.pay.test', route, SECRETS.test)]).toEqual([nameOf(route), 401]);
    }
    const sandbox = routes.filter(({ url }) => url.startsWith(`${BASE}sandbox/`));
    expect(sandbox.length).toBeGreaterThan(1);
    for (const route of sandbox) expect(await statusOf(route, SECRETS.live)).toBe(403);
  });
});
