import { CreateEndpoint, DeleteEndpoint, ResendEvent, RollSecret, WEBHOOKS_QUERIES, type WebhooksQueries } from '@corridor/contracts/webhooks';
import { createPostgresEventStore } from '@corridor/event-store';
import { BusTransport, createCommandBus, createInProcessDriver, createServiceHost, eventTopic, migrateService, mintId } from '@corridor/messaging';
import { createLogger, createPool, type Pool } from '@corridor/runtime';
import { eventually, testDatabase } from '@corridor/testing';
import { NestFactory } from '@nestjs/core';
import { Webhook } from 'standardwebhooks';
import { apiEventIdOf } from './recording/api-event-id.js';
import type { WebhooksDeps } from './webhooks.deps.js';
import { webhooksDefinition } from './webhooks.definition.js';
import { newScope, receiver, testDialect, thingHappened } from './webhooks.fixture.js';
import { WEBHOOKS_MIGRATIONS } from './webhooks.migrations.js';
import { WebhooksModule } from './webhooks.module.js';

const schema = 'webhooks';

/** One process of the service as an app runs it, on a driver that redelivers and reorders. */
async function startWebhooks(pool: Pool, instance: string) {
  await migrateService(pool, { schema, definition: { migrations: WEBHOOKS_MIGRATIONS } });
  const store = createPostgresEventStore({ pool, schema });
  const driver = createInProcessDriver({ chaos: { seed: 11 } });
  const bus = createCommandBus({ driver, timeoutMs: 15_000 });
  const deps: WebhooksDeps = {
    pool,
    schema,
    store,
    dialects: [testDialect()],
    accounts: { openProfile: async () => null },
    collections: { deposit: async () => null },
    addresses: { allowLoopbackHttp: true },
    delivery: { pollMs: 5_000, timeoutMs: 1_000, leaseMs: 6_000 },
    now: () => new Date(),
  };
  const logger = createLogger({ name: 'spec', level: 'silent' });
  const host = createServiceHost({ definition: webhooksDefinition(deps), pool, schema, store, driver, bus, logger, drainMs: 500, instance });
  const app = await NestFactory.createMicroservice(WebhooksModule.register(deps), { strategy: new BusTransport([host]), logger: false });
  await app.listen();
  return {
    bus,
    driver,
    store,
    host,
    queries: app.get<WebhooksQueries>(WEBHOOKS_QUERIES),
    async stop() {
      await app.close();
      await store.close();
      await driver.close();
    },
  };
}

describe('the webhook service under its host', () => {
  let pool: Pool;
  let service: Awaited<ReturnType<typeof startWebhooks>>;
  beforeAll(async () => {
    const { connectionString } = await testDatabase();
    pool = createPool({ connectionString, max: 12, applicationName: 'webhooks-host-spec' });
    service = await startWebhooks(pool, 'one');
  });
  afterAll(async () => {
    await service.stop();
    await pool.end();
  });

  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  const scope = newScope();
  const about = () => ({ id: mintId<'command'>(), scope, correlation: 'req_1', issuedAt: new Date().toISOString() });
  const creationOf = (url: string) => {
    return { ...about(), payload: { endpointId: mintId<'webhook-endpoint'>(), dialect: 'test', url, events: ['*'], description: null } };
  };

  it('makes an endpoint once and answers a repeat with the same secret (invariant 8)', async () => {
    const command = creationOf('https://example.com/');
    const first = await service.bus.send(CreateEndpoint, command);
    if (first.kind !== 'accepted') throw new Error(JSON.stringify(first));
    expect(await service.bus.send(CreateEndpoint, command)).toEqual({ ...first, replayed: true });
    expect(await service.queries.endpoint(scope, 'test', command.payload.endpointId)).toEqual(first.view);
    const address = { endpointId: command.payload.endpointId, dialect: 'test' };
    expect(await service.bus.send(DeleteEndpoint, { ...about(), payload: address })).toMatchObject({ kind: 'accepted' });
    expect(await service.bus.send(DeleteEndpoint, { ...about(), payload: address })).toMatchObject({ rejection: { reason: 'endpoint_not_found' } });
  });

  it('rolls a secret once and sends again once, however often it is told to (invariant 8)', async () => {
    const hook = await receiver();
    closing.push(() => hook.close());
    const made = await service.bus.send(CreateEndpoint, creationOf(hook.url));
    if (made.kind !== 'accepted') throw new Error(JSON.stringify(made));
    const { id: endpointId } = made.view;
    const roll = { ...about(), payload: { endpointId, dialect: 'test', overlapSeconds: 60 } };
    const rolled = await service.bus.send(RollSecret, roll);
    if (rolled.kind !== 'accepted') throw new Error(JSON.stringify(rolled));
    expect(await service.bus.send(RollSecret, roll)).toEqual({ ...rolled, replayed: true });
    expect(await service.queries.endpoint(scope, 'test', endpointId)).toEqual(rolled.view);

    const event = { ...thingHappened(scope, { account: mintId<'account'>() }), subject: 'resent' };
    await service.driver.publish(eventTopic('quotes'), [{ key: 'resent', value: JSON.stringify(event) }]);
    const eventId = apiEventIdOf(event, 'test');
    await eventually(() => expect(hook.received).toHaveLength(1));
    const resend = { ...about(), payload: { endpointId, dialect: 'test', eventId, resendId: mintId<'delivery'>() } };
    const replies = await Promise.all([service.bus.send(ResendEvent, resend), service.bus.send(ResendEvent, resend)]);
    expect(replies.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
    const page = await service.queries.deliveries(scope, endpointId, {}, { limit: 10 });
    expect(page).toMatchObject({ items: [{ id: resend.payload.resendId, event: eventId }, { event: eventId }] });
    expect(await service.host.parked.list({ limit: 100 })).toEqual([]);
  });

  it('refuses an address inside', async () => {
    const reply = await service.bus.send(CreateEndpoint, creationOf('https://10.0.0.1/'));
    expect(reply).toMatchObject({ kind: 'rejected', rejection: { reason: 'url_not_allowed' } });
  });

  it('makes no more than fifty endpoints of a scope, however many are asked for at once', async () => {
    const crowded = newScope();
    const replies = await Promise.all(Array.from({ length: 60 }, () => service.bus.send(CreateEndpoint, { ...creationOf('https://example.com/'), scope: crowded })));
    const { rows } = await pool.query<{ count: number }>('select count(*) from webhooks.endpoints where tenant = $1', [crowded.tenant]);
    expect(replies.filter(({ kind }) => kind === 'accepted')).toHaveLength(rows[0]?.count ?? -1);
    expect(rows[0]?.count).toBeLessThanOrEqual(50);
    expect(await service.host.parked.list({ limit: 100 })).toEqual([]);
  });

  it('tells of every event of another service, none skipped or parked, each object in order (invariant 9)', async () => {
    const hook = await receiver();
    closing.push(() => hook.close());
    const made = await service.bus.send(CreateEndpoint, creationOf(hook.url));
    if (made.kind !== 'accepted') throw new Error(JSON.stringify(made));
    const account = mintId<'account'>();
    const objects = Array.from({ length: 40 }, (_value, n) => `object-${n}`);
    const startedAtMs = performance.now();
    for (let n = 0; n < 5; n += 1) {
      const messages = objects.map((object) => {
        const event = thingHappened(scope, { account, object, note: `${object}/${n}` }, n);
        return { key: object, value: JSON.stringify({ ...event, subject: object }) };
      });
      await service.driver.publish(eventTopic('quotes'), messages);
    }
    await eventually(() => expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(200), { timeoutMs: 15_000 });
    expect(performance.now() - startedAtMs).toBeLessThan(10_000);
    for (const object of objects) {
      const notes = hook.received.map(({ body }) => (JSON.parse(body) as { note: string }).note).filter((note) => note.startsWith(`${object}/`));
      expect(notes).toEqual([0, 1, 2, 3, 4].map((n) => `${object}/${n}`));
    }
    for (const { body, headers } of hook.received) new Webhook(made.view.secret).verify(body, headers);
    expect(await service.store.readStream(`api-events-test-${account}`)).toHaveLength(200);
    expect(await service.host.parked.list({ limit: 100 })).toEqual([]);
  });

  it('records events of one account without a gap when two members take the same at the same time (invariants 8 and 9)', async () => {
    const other = await startWebhooks(pool, 'two');
    closing.push(() => other.stop());
    const hook = await receiver();
    closing.push(() => hook.close());
    const made = await service.bus.send(CreateEndpoint, creationOf(hook.url));
    if (made.kind !== 'accepted') throw new Error(JSON.stringify(made));
    const account = mintId<'account'>();
    const objects = Array.from({ length: 60 }, (_value, n) => `thing-${n}`);
    for (let n = 0; n < 3; n += 1) {
      const messages = objects.map((object) => {
        const event = thingHappened(scope, { account, object, note: `${object}/${n}` }, n);
        return { key: object, value: JSON.stringify({ ...event, subject: object }) };
      });
      await Promise.all([service, other].map(({ driver }) => driver.publish(eventTopic('quotes'), messages)));
    }
    expect((await service.store.readStream(`api-events-test-${account}`)).map(({ revision }) => revision)).toEqual(Array.from({ length: 180 }, (_value, at) => at));
    await eventually(() => expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(180), { timeoutMs: 15_000 });
    for (const object of objects) {
      const notes = hook.received.map(({ body }) => (JSON.parse(body) as { note: string }).note).filter((note) => note.startsWith(`${object}/`));
      expect([...new Set(notes)]).toEqual([0, 1, 2].map((n) => `${object}/${n}`));
    }
    expect(await service.host.parked.list({ limit: 100 })).toEqual([]);
  });
});
