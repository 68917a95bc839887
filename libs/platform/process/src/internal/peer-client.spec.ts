import { PeerFailed, PeerUnavailable } from './peer-errors.js';
import { PlaneBed } from './plane.fixture.js';
import { queryClient, remote } from './remote.js';

interface Echo {
  echo(scope: { readonly tenant: string }, value?: unknown, other?: unknown): Promise<unknown>;
}
const METHODS = { echo: true } as const;
const BRIEF = { attemptMs: 50, patienceMs: 400, repeatable: true };
const scope = { tenant: 'a' };

describe('a query to a peer', () => {
  let bed: PlaneBed;
  beforeEach(() => {
    bed = new PlaneBed();
  });
  afterEach(async () => bed.close());

  const echo = { echo: async (...args: unknown[]) => args };

  it('arrives as it was asked, and so does its answer', async () => {
    const queries = queryClient<Echo>(bed.client(await bed.plane(echo)), METHODS);
    expect(await queries.echo(scope, { status: undefined, after: null, amount: '0.10' })).toEqual([scope, { after: null, amount: '0.10' }]);
    expect(await queries.echo(scope)).toEqual([scope]);
    expect(await queries.echo(scope, undefined)).toEqual([scope]);
    await expect(queries.echo(scope, undefined, 1)).rejects.toThrow('left out');
  });

  it.each([[null], [[]], ['ü𝄞'], [0]])('brings %p back', async (value) => {
    const queries = queryClient<Echo>(bed.client(await bed.plane({ echo: async () => value })), METHODS);
    expect(await queries.echo(scope)).toEqual(value);
  });

  it('gets the answer to its own question, whoever else asks at the same time', async () => {
    const slow = { echo: async (asked: { tenant: string }) => new Promise((resolve) => setTimeout(resolve, Math.random() * 20, asked.tenant)) };
    const queries = queryClient<Echo>(bed.client(await bed.plane(slow), await bed.plane(slow)), METHODS);
    const tenants = Array.from({ length: 300 }, (_, index) => `tenant-${index}`);
    expect(await Promise.all(tenants.map(async (tenant) => queries.echo({ tenant })))).toEqual(tenants);
  });

  it('goes to the next instance when nobody listens, the connection breaks, or it is starting or draining', async () => {
    const reset = await bed.server((request) => request.socket.destroy());
    const starting = await bed.plane();
    const client = bed.client(await bed.nobody(), reset.origin, starting, await bed.plane(echo));
    const queries = remote<Echo>(client, 'queries', METHODS, BRIEF);
    for (let time = 0; time < 4; time += 1) expect(await queries.echo(scope)).toEqual([scope]);
    expect(reset.seen).toHaveLength(1);
  });

  it('goes to the next instance when one can not reach its database', async () => {
    const away = await bed.plane({ echo: async () => Promise.reject(Object.assign(new Error('no'), { code: 'ECONNREFUSED' })) });
    const queries = remote<Echo>(bed.client(away, await bed.plane(echo)), 'queries', METHODS, BRIEF);
    expect(await queries.echo(scope)).toEqual([scope]);
    expect(await queries.echo(scope)).toEqual([scope]);
  });

  it('is held up by an instance that hangs once, not each time', async () => {
    const hung = await bed.server(() => undefined);
    const queries = remote<Echo>(bed.client(hung.origin, await bed.plane(echo)), 'queries', METHODS, { ...BRIEF, patienceMs: 2_000 });
    for (let time = 0; time < 10; time += 1) expect(await queries.echo(scope)).toEqual([scope]);
    expect(hung.seen).toHaveLength(1);
  });

  it('waits for an instance that comes back in time', async () => {
    let healthy = false;
    const { origin } = await bed.server((_request, response) => {
      response.statusCode = healthy ? 200 : 503;
      response.end('{"value":"back"}');
    });
    setTimeout(() => (healthy = true), 150);
    const queries = remote<Echo>(bed.client(origin), 'queries', METHODS, { ...BRIEF, patienceMs: 5_000 });
    expect(await queries.echo(scope)).toBe('back');
  });

  it('gives a slow answer more time at each attempt', async () => {
    const slow = { echo: async () => new Promise((resolve) => setTimeout(resolve, 150, 'late')) };
    const queries = remote<Echo>(bed.client(await bed.plane(slow)), 'queries', METHODS, { ...BRIEF, patienceMs: 5_000 });
    expect(await queries.echo(scope)).toBe('late');
  });

  it('ends as unavailable when nobody answers for as long as one waits', async () => {
    const hung = await bed.server(() => undefined);
    const queries = remote<Echo>(bed.client(hung.origin, await bed.nobody()), 'queries', METHODS, BRIEF);
    const began = performance.now();
    const error: unknown = await queries.echo(scope).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PeerUnavailable);
    expect(error).toMatchObject({ unavailable: true, message: 'accounts does not answer /internal/queries/echo' });
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('ends at once when the peer failed, and says nothing of why', async () => {
    const broken = { echo: async () => Promise.reject(new TypeError('secret of the owner')) };
    const origin = await bed.plane(broken);
    const error: unknown = await queryClient<Echo>(bed.client(origin, origin), METHODS)
      .echo(scope)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PeerFailed);
    expect(String(error)).not.toContain('secret');
    expect('unavailable' in (error as object)).toBe(false);
    expect(bed.log.lines.filter((line) => line.includes('secret of the owner'))).toHaveLength(1);
  });

  it('is refused without the token, which both sides say loudly', async () => {
    const calls: unknown[] = [];
    const origin = await bed.plane({ echo: async () => calls.push('called') });
    const stranger = remote<Echo>(bed.clientWith('another-token-of-thirty-two-characters', [origin]), 'queries', METHODS, BRIEF);
    await expect(stranger.echo(scope)).rejects.toMatchObject({ unavailable: true });
    expect(calls).toEqual([]);
    expect(bed.log.lines.some((line) => line.includes('refuses the INTERNAL_TOKEN'))).toBe(true);
    expect(bed.log.lines.some((line) => line.includes('without the INTERNAL_TOKEN'))).toBe(true);
    expect(bed.log.lines.join('')).not.toContain('another-token');
  });
});

describe('a call that must not be repeated', () => {
  let bed: PlaneBed;
  beforeEach(() => {
    bed = new PlaneBed();
  });
  afterEach(async () => bed.close());
  const ONCE = { ...BRIEF, repeatable: false };

  it('is not sent again when it may have arrived', async () => {
    const reset = await bed.server((request) => request.socket.destroy());
    const next = await bed.server((_request, response) => response.end('{}'));
    await expect(remote<Echo>(bed.client(reset.origin, next.origin), 'queries', METHODS, ONCE).echo(scope)).rejects.toMatchObject({ unavailable: true });
    expect([reset.seen.length, next.seen.length]).toEqual([1, 0]);
  });

  it('is sent again when it can not have arrived', async () => {
    const next = await bed.server((_request, response) => response.end('{"value":1}'));
    const client = bed.client(await bed.nobody(), await bed.plane(), next.origin);
    expect(await remote<Echo>(client, 'queries', METHODS, ONCE).echo(scope)).toBe(1);
  });
});
