import type { AccountId, Scope } from '@corridor/contracts';
import type { EndpointView } from '@corridor/contracts/webhooks';
import { mintId } from '@corridor/messaging';
import { eventually } from '@corridor/testing';
import { Webhook } from 'standardwebhooks';
import { commandOf, newScope, type Received, receiver, type Receiver, type TestBed, thingHappened, webhooksTestBed } from './webhooks.fixture.js';

describe('a secret that is rolled', () => {
  let bed: TestBed;
  let hook: Receiver;
  let scope: Scope;
  let account: AccountId;
  beforeEach(async () => {
    [bed, hook] = await Promise.all([webhooksTestBed(), receiver()]);
    scope = newScope();
    account = mintId<'account'>();
    bed.dispatch();
  });
  afterEach(async () => {
    await hook.close();
    await bed.close();
  });

  const roll = ({ id: endpointId }: EndpointView, overlapSeconds: number, by = scope) => bed.secrets.rollSecret(commandOf(by, { endpointId, dialect: 'test', overlapSeconds }));
  const end = ({ id: endpointId }: EndpointView, by = scope) => bed.secrets.endPreviousSecret(commandOf(by, { endpointId, dialect: 'test' }));
  /** Which secrets the next delivery is signed with. */
  async function signing(...secrets: readonly string[]): Promise<boolean[]> {
    const before = hook.received.length;
    await bed.record(thingHappened(scope, { account }));
    const one = await eventually(() => {
      expect(hook.received.length).toBeGreaterThan(before);
      return hook.received.at(-1) as Received;
    });
    return secrets.map((secret) => {
      try {
        new Webhook(secret).verify(one.body, one.headers);
        return true;
      } catch {
        return false;
      }
    });
  }

  it('signs beside the new one until the overlap ends by itself', async () => {
    const endpoint = await bed.createEndpoint(scope, hook.url);
    expect(await signing(endpoint.secret)).toEqual([true]);
    const rolled = await bed.done(roll(endpoint, 60));
    expect(rolled.secret).not.toBe(endpoint.secret);
    expect(await signing(endpoint.secret, rolled.secret)).toEqual([true, true]);
    expect(await bed.queries.endpoint(scope, 'test', endpoint.id)).toEqual(rolled);

    await bed.pool.query(`update webhooks.endpoint_secrets set previous_until = now()`);
    expect(await signing(endpoint.secret, rolled.secret)).toEqual([false, true]);
  });

  it('signs no more once somebody ends the overlap', async () => {
    const endpoint = await bed.createEndpoint(scope, hook.url);
    const rolled = await bed.done(roll(endpoint, 3_600));
    expect(await bed.done(end(endpoint))).not.toHaveProperty('previousSecretUntil');
    expect(await signing(endpoint.secret, rolled.secret)).toEqual([false, true]);
    const { rows } = await bed.pool.query('select previous from webhooks.endpoint_secrets');
    expect(rows).toEqual([{ previous: null }]);
  });

  it('signs no more at once when there is no overlap, and neither does the one before it', async () => {
    const endpoint = await bed.createEndpoint(scope, hook.url);
    const second = await bed.done(roll(endpoint, 3_600));
    expect(await roll(endpoint, 60)).toMatchObject({ kind: 'rejected', rejection: { reason: 'previous_secret_valid' } });
    const third = await bed.done(roll(endpoint, 0));
    expect(await signing(endpoint.secret, second.secret, third.secret)).toEqual([false, false, true]);
  });

  it('is not told of as valid after its time', async () => {
    const clock = { ms: Date.now() };
    const timed = await webhooksTestBed({ now: () => new Date(clock.ms) });
    try {
      const { id: endpointId } = await timed.createEndpoint(scope, hook.url);
      const { previousSecretUntil } = await timed.done(timed.secrets.rollSecret(commandOf(scope, { endpointId, dialect: 'test', overlapSeconds: 60 })));
      expect(await timed.queries.endpoint(scope, 'test', endpointId)).toMatchObject({ previousSecretUntil });
      clock.ms = Date.parse(previousSecretUntil ?? '');
      expect(await timed.queries.endpoint(scope, 'test', endpointId)).not.toHaveProperty('previousSecretUntil');
      expect(await timed.queries.endpoints(scope, 'test', {}, { limit: 1 })).toMatchObject({ items: [expect.not.objectContaining({ previousSecretUntil })] });
    } finally {
      await timed.close();
    }
  });

  it('stands in no event, and another tenant can not touch it (invariant 10)', async () => {
    const endpoint = await bed.createEndpoint(scope, hook.url);
    for (const other of [newScope(), { ...scope, mode: 'live' as const }]) {
      expect(await roll(endpoint, 0, other)).toMatchObject({ rejection: { reason: 'endpoint_not_found' } });
      expect(await end(endpoint, other)).toMatchObject({ rejection: { reason: 'endpoint_not_found' } });
    }
    await bed.done(roll(endpoint, 60));
    await bed.done(end(endpoint));
    const log = (await bed.store.readLog({ after: 0, limit: 100 })).filter(({ type }) => type.startsWith('Endpoint'));
    expect(log.map(({ type }) => type)).toEqual(['EndpointCreated', 'EndpointSecretRolled', 'EndpointPreviousSecretEnded']);
    for (const { body } of log) expect(body).not.toContain('whsec_');
  });
});
