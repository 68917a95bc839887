import type { AccountId, Scope } from '@corridor/contracts';
import type { EndpointView, SigningSecrets } from '@corridor/contracts/webhooks';
import { mintId } from '@corridor/messaging';
import { eventually } from '@corridor/testing';
import { Webhook } from 'standardwebhooks';
import { newScope, receiver, type Receiver, type TestBed, testDialect, thingHappened, webhooksTestBed } from '../webhooks.fixture.js';

describe('deliveries', () => {
  let bed: TestBed;
  let scope: Scope;
  let account: AccountId;
  const closing: (() => unknown)[] = [];
  beforeEach(async () => {
    bed = await webhooksTestBed();
    scope = newScope();
    account = mintId<'account'>();
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    await bed.close();
  });

  async function listening(...answer: Parameters<typeof receiver>): Promise<Receiver> {
    const made = await receiver(...answer);
    closing.push(() => made.close());
    return made;
  }

  const happen = (object: string, note: string) => bed.record(thingHappened(scope, { account, object, note }));
  const notesOf = ({ received }: Receiver) => received.map(({ body }) => (JSON.parse(body) as { note: string }).note);
  const deliveriesTo = async ({ id }: EndpointView) => {
    const page = await bed.queries.deliveries(scope, id, {}, { limit: 100 });
    if (page.kind !== 'page') throw new Error(page.kind);
    return page.items;
  };

  it('are signed posts that the Standard Webhooks library accepts', async () => {
    const hook = await listening();
    const endpoint = await bed.createEndpoint(scope, hook.url);
    bed.dispatch();
    await happen('a', 'é 1');
    await eventually(() => expect(hook.received).toHaveLength(1));
    const [one] = hook.received;
    if (one === undefined) throw new Error('nothing was received');
    expect(new Webhook(endpoint.secret).verify(one.body, one.headers)).toMatchObject({ note: 'é 1' });
    expect(() => new Webhook(endpoint.secret).verify(`${one.body} `, one.headers)).toThrow();
    const [delivery] = await deliveriesTo(endpoint);
    expect(one.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'Corridor-Webhooks/1',
      'webhook-id': `evt_${delivery?.event}`,
      'webhook-sequence': '0',
    });
    await eventually(async () => {
      const [settled] = await deliveriesTo(endpoint);
      expect(settled).toMatchObject({ status: 'delivered', nextAttemptAt: null, type: 'thing.happened', attempts: [{ answerCode: 204, answer: '' }] });
    });
  });

  it('keep the order of each object, also when one has to be tried again and two dispatchers run (invariant 9)', async () => {
    const failed = new Set<string>();
    const hook = await listening((response, { body }) => {
      const first = body.includes('-1"') && !failed.has(body);
      failed.add(body);
      response.writeHead(first ? 500 : 200).end();
    });
    await bed.createEndpoint(scope, hook.url);
    bed.dispatch();
    bed.dispatch();
    const objects = ['a', 'b', 'c', 'd', 'e'];
    for (let n = 0; n < 8; n += 1) await Promise.all(objects.map((object) => happen(object, `${object}-${n}`)));
    await eventually(() => expect(new Set(notesOf(hook)).size).toBe(40), { timeoutMs: 10_000 });
    for (const object of objects) {
      const notes = notesOf(hook).filter((note) => note.startsWith(object));
      expect(notes).toEqual([0, 1, 1, 2, 3, 4, 5, 6, 7].map((n) => `${object}-${n}`));
    }
  });

  it('are tried again with the same id and body, under a fresh time, and then given up', async () => {
    const clock = { ms: Date.parse('2026-11-20T10:00:00Z') };
    const hook = await listening((response) => response.writeHead(503).end('later'));
    const endpoint = await bed.createEndpoint(scope, hook.url);
    bed.dispatch({ now: () => new Date((clock.ms += 10_000)) });
    await happen('a', 'first');
    await eventually(async () => expect((await deliveriesTo(endpoint))[0]).toMatchObject({ status: 'exhausted' }));
    expect(hook.received).toHaveLength(3);
    expect(new Set(hook.received.map(({ body }) => body)).size).toBe(1);
    expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const times = hook.received.map(({ headers }) => Number(headers['webhook-timestamp'])); // tidy: not money — unix seconds
    expect(times).toEqual([times[0], (times[0] ?? 0) + 10, (times[0] ?? 0) + 20]);
    expect(new Set(hook.received.map(({ headers }) => headers['webhook-signature'])).size).toBe(3);
    const [delivery] = await deliveriesTo(endpoint);
    expect(delivery?.attempts).toMatchObject([1, 2, 3].map(() => ({ answerCode: 503, answer: 'later' })));
    expect(delivery?.nextAttemptAt).toBeNull();
    const gaps = hook.received.slice(1).map(({ atMs }, index) => atMs - (hook.received[index]?.atMs ?? 0));
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(45);
  });

  it('go on with the next of an object when one is given up', async () => {
    const hook = await listening((response, { body }) => response.writeHead(body.includes('bad') ? 400 : 200).end());
    await bed.createEndpoint(scope, hook.url);
    await happen('a', 'bad');
    await happen('a', 'good');
    bed.dispatch();
    await eventually(() => expect(notesOf(hook)).toEqual(['bad', 'bad', 'bad', 'good']));
  });

  it('hold back only their own object while one waits to be tried again', async () => {
    const hook = await listening((response, { body }) => response.writeHead(body.includes('bad') ? 400 : 200).end());
    const endpoint = await bed.createEndpoint(scope, hook.url);
    bed.dispatch({ retryDelaysMs: [60_000] });
    await happen('a', 'bad');
    await happen('a', 'behind');
    await happen('b', 'beside');
    await eventually(async () => expect((await deliveriesTo(endpoint)).map(({ status }) => status)).toEqual(['delivered', 'pending', 'pending']));
    await eventually(async () => expect((await deliveriesTo(endpoint))[2]?.attempts).toHaveLength(1));
    expect(new Set(notesOf(hook))).toEqual(new Set(['bad', 'beside']));
  });

  it('do not follow a redirect', async () => {
    const target = await listening();
    const hook = await listening((response) => response.writeHead(302, { location: target.url }).end());
    const endpoint = await bed.createEndpoint(scope, hook.url);
    bed.dispatch();
    await happen('a', '');
    await eventually(async () => expect((await deliveriesTo(endpoint))[0]).toMatchObject({ status: 'exhausted', attempts: { length: 3 } }));
    expect(target.received).toHaveLength(0);
  });

  it('are collected while the endpoint is disabled, and sent once it is enabled', async () => {
    const hook = await listening();
    const endpoint = await bed.createEndpoint(scope, hook.url);
    await bed.updateEndpoint(scope, endpoint, { status: 'disabled' });
    bed.dispatch();
    for (const note of ['1', '2', '3']) await happen('a', note);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(hook.received).toHaveLength(0);
    await bed.updateEndpoint(scope, endpoint, { status: 'enabled' });
    await eventually(() => expect(notesOf(hook)).toEqual(['1', '2', '3']));
  });

  it('are not sent to an endpoint that has been deleted', async () => {
    const hook = await listening();
    const endpoint = await bed.createEndpoint(scope, hook.url);
    await happen('a', '');
    await bed.deleteEndpoint(scope, endpoint);
    bed.dispatch();
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(hook.received).toHaveLength(0);
  });

  it('are made again under the same id when the process dies between attempt and record (invariant 9)', async () => {
    const hook = await listening();
    const endpoint = await bed.createEndpoint(scope, hook.url);
    await happen('a', 'once');
    await happen('a', 'then');
    const broken = { query: (config: { name?: string }, ...rest: unknown[]) => {
      if (config.name?.includes('record_results') === true) return Promise.reject(new Error('the process is gone'));
      return (bed.pool.query as (...all: unknown[]) => unknown)(config, ...rest);
    } };
    const dead = bed.dispatch({ pool: broken as never, delivery: { timeoutMs: 200, leaseMs: 4_300 } });
    await eventually(() => expect(notesOf(hook)).toEqual(['once']));
    await dead.stop();
    bed.dispatch();
    await eventually(() => expect(notesOf(hook)).toEqual(['once', 'once', 'then']), { timeoutMs: 10_000 });
    expect(new Set(hook.received.slice(0, 2).map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    await eventually(async () => expect((await deliveriesTo(endpoint)).map(({ status }) => status)).toEqual(['delivered', 'delivered']));
  }, 20_000);

  it('to an endpoint that hangs delay no other', async () => {
    const hanging = await listening(() => undefined);
    const hook = await listening();
    for (let n = 0; n < 20; n += 1) await bed.createEndpoint(scope, `${hanging.url}/${n}`);
    const objects = Array.from({ length: 12 }, (_value, n) => `object-${n}`);
    bed.dispatch({ delivery: { timeoutMs: 6_000, leaseMs: 14_000, slowAfterMs: 1_000, inAll: 16, slowInAll: 8 } });
    for (const object of objects) await happen(object, object);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await bed.createEndpoint(scope, hook.url);
    const startedAtMs = performance.now();
    for (const object of objects) await happen(object, `${object} again`);
    await eventually(() => expect(hook.received).toHaveLength(12));
    expect(performance.now() - startedAtMs).toBeLessThan(5_500);
  });

  it('to an endpoint with thousands due do not starve another', async () => {
    const order: string[] = [];
    const busy = await listening((response) => { order.push('busy'); response.writeHead(200).end(); });
    const quiet = await listening((response) => { order.push('quiet'); response.writeHead(200).end(); });
    const first = await bed.createEndpoint(scope, busy.url);
    await Promise.all(Array.from({ length: 1_000 }, (_value, n) => happen(`object-${n}`, '')));
    await bed.createEndpoint(scope, quiet.url);
    for (let n = 0; n < 5; n += 1) await happen(`late-${n}`, '');
    bed.dispatch();
    await eventually(() => expect(quiet.received).toHaveLength(5));
    expect(order.filter((one) => one === 'busy').length).toBeLessThan(500);
    await eventually(async () => expect(busy.received).toHaveLength(1_005), { timeoutMs: 60_000 });
    expect((await deliveriesTo(first)).length).toBe(100);
  }, 90_000);

  it('leave no lane behind when all are settled', async () => {
    const hook = await listening();
    await bed.createEndpoint(scope, hook.url);
    bed.dispatch();
    await Promise.all(Array.from({ length: 30 }, (_value, n) => happen(`object-${n % 10}`, '')));
    await eventually(() => expect(hook.received).toHaveLength(30));
    await eventually(async () => expect((await bed.pool.query('select * from webhooks.lanes')).rows).toEqual([]));
  });

  it('under way are finished and recorded before the dispatcher stops', async () => {
    const hook = await listening((response) => void setTimeout(() => response.writeHead(200).end(), 200));
    const endpoint = await bed.createEndpoint(scope, hook.url);
    const dispatcher = bed.dispatch();
    await happen('a', '');
    await eventually(() => expect(hook.received).toHaveLength(1));
    await dispatcher.stop();
    expect((await deliveriesTo(endpoint))[0]).toMatchObject({ status: 'delivered' });
  });

  it('that can not be signed are failed attempts and say nothing of the secret', async () => {
    const hook = await listening();
    const endpoint = await bed.createEndpoint(scope, hook.url);
    const sign = ({ current }: SigningSecrets) => { throw new Error(`bad ${current}`); };
    bed.dispatch({ dialects: [{ ...testDialect(), sign }] });
    await happen('a', '');
    await eventually(async () => expect((await deliveriesTo(endpoint))[0]).toMatchObject({ status: 'exhausted' }));
    expect(JSON.stringify(await deliveriesTo(endpoint))).not.toContain('whsec_');
  });

  it('are not there for another tenant (invariant 10)', async () => {
    const endpoint = await bed.createEndpoint(scope, 'https://example.com/');
    await happen('a', '');
    expect(await deliveriesTo(endpoint)).toHaveLength(1);
    for (const other of [newScope(), { ...scope, mode: 'live' as const }]) {
      expect(await bed.queries.deliveries(other, endpoint.id, {}, { limit: 10 })).toEqual({ kind: 'page', items: [], hasMore: false });
    }
  });
});
