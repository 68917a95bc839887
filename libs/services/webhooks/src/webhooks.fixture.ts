import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AccountId, type Command, idOf, type PublicEvent, type Scope } from '@corridor/contracts';
import type { EndpointView, EndpointWithSecret, WebhookDialect } from '@corridor/contracts/webhooks';
import { createPostgresEventStore, RevisionConflict, RowConflict } from '@corridor/event-store';
import { type Handled, migrateService, mintId } from '@corridor/messaging';
import { createPool } from '@corridor/runtime';
import { testDatabase } from '@corridor/testing';
import { createDispatcher, type RunningDispatcher } from './delivery/create-dispatcher.js';
import { PgWebhooksQueries } from './read/webhooks.queries.js';
import { recordPublicEvent } from './recording/record-public-event.js';
import type { WebhooksDeps } from './webhooks.deps.js';
import { ResendsHandlers } from './resends.handlers.js';
import { SecretsHandlers } from './secrets.handlers.js';
import { WebhooksHandlers } from './webhooks.handlers.js';
import { WEBHOOKS_MIGRATIONS } from './webhooks.migrations.js';

const SCHEMA = 'webhooks';
const MOST_CONFLICTS = 20;

export interface ThingHappened {
  readonly account: AccountId;
  readonly object: string;
  readonly note: string;
}

/** A surface that tells of `ThingHappened` events. Its secret's bytes sign as the Standard Webhooks library expects. */
export function testDialect(id = 'test'): WebhookDialect {
  return {
    id,
    eventTypes: ['thing.happened', 'thing.ended'],
    secretOf: (random) => `whsec_${Buffer.from(random).toString('base64')}`,
    publicIdOf: (event) => `evt_${event}`,
    render(event, as) {
      if (!event.type.endsWith('ThingHappened')) return [];
      const { account, object, note } = event.data as ThingHappened;
      return [{ account, object, type: 'thing.happened', bodyAt: (sequence) => JSON.stringify({ id: `evt_${as.idAt(0)}`, created: as.createdAt, note, sequence }) }];
    },
    sign({ current, previous }, delivery) {
      const macs = [current, ...(previous === null ? [] : [previous])].map((secret) => {
        const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
        return `v1,${createHmac('sha256', key).update(`${delivery.id}.${delivery.timestamp}.${delivery.body}`).digest('base64')}`;
      });
      return { 'webhook-signature': macs.join(' ') };
    },
    withoutPersonalData: (body) => JSON.stringify({ ...(JSON.parse(body) as object), note: null }),
  };
}

export interface Received {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly atMs: number;
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  close(): Promise<void>;
}

/** A real HTTP server on loopback. `answer` answers each request; by default with 204. */
export async function receiver(
  answer: (response: http.ServerResponse, received: Received, count: number) => void = (response) => void response.writeHead(204).end(),
): Promise<Receiver> {
  const received: Received[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      const one = { path: request.url ?? '', headers, body: Buffer.concat(chunks).toString('utf8'), atMs: performance.now() };
      received.push(one);
      answer(response, one, received.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function newScope(): Scope {
  return { tenant: idOf(mintId()), mode: 'test' };
}

export function commandOf<Payload>(scope: Scope, payload: Payload): Command<Payload> {
  const id = mintId<'command'>();
  const issuedAt = new Date().toISOString();
  return { id, type: 'spec', key: id, scope, fingerprint: randomBytes(32).toString('hex'), correlation: 'spec', causation: null, issuedAt, payload };
}

/** A public event as another service would publish it. */
export function thingHappened(scope: Scope, data: Partial<ThingHappened> & { readonly account: AccountId }, sequence = 0): PublicEvent<ThingHappened> {
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: '/corridor/quotes',
    type: 'corridor.quotes.ThingHappened',
    subject: 'thing',
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    sequence,
    dataversion: 1,
    tenant: scope.tenant,
    mode: scope.mode,
    correlationid: 'spec',
    causationid: 'spec',
    logepoch: 0,
    data: { object: randomUUID(), note: '', ...data },
  };
}

export type TestBed = Awaited<ReturnType<typeof webhooksTestBed>>;

/** The service's parts on a database of their own, without a host: units are committed as they come back. */
export async function webhooksTestBed(overrides: Partial<WebhooksDeps> = {}) {
  const database = await testDatabase();
  const pool = createPool({ connectionString: database.connectionString, max: 12, applicationName: 'webhooks-spec' });
  await migrateService(pool, { schema: SCHEMA, definition: { migrations: WEBHOOKS_MIGRATIONS } });
  const store = createPostgresEventStore({ pool, schema: SCHEMA });
  const deps: WebhooksDeps = {
    ...{ pool, store, schema: SCHEMA },
    dialects: [testDialect()],
    accounts: { openProfile: async () => null },
    collections: { deposit: async () => null },
    addresses: { allowLoopbackHttp: true },
    retryDelaysMs: [50, 50],
    now: () => new Date(),
    ...overrides,
    delivery: { pollMs: 20, timeoutMs: 500, leaseMs: 5_000, ...overrides.delivery },
  };
  const handle = recordPublicEvent(deps);
  const dispatchers: RunningDispatcher[] = [];
  return {
    pool,
    store,
    deps,
    ...handlersOf(deps),
    queries: new PgWebhooksQueries(deps),
    /** Takes an event to its commit as the host does: again from the start after a conflict. */
    async record(event: PublicEvent): Promise<void> {
      for (let conflicts = 0; ; conflicts += 1) {
        try {
          const unit = await handle(event);
          if (unit !== null) await store.commit(unit);
          return;
        } catch (error) {
          const isConflict = error instanceof RevisionConflict || error instanceof RowConflict;
          if (!isConflict || conflicts === MOST_CONFLICTS) throw error;
        }
      }
    },
    /** Another process of the service; several may run on one bed. */
    dispatch(change: Partial<WebhooksDeps> = {}): RunningDispatcher {
      const dispatcher = createDispatcher({ ...deps, ...change, delivery: { ...deps.delivery, ...change.delivery } });
      dispatchers.push(dispatcher);
      dispatcher.start();
      return dispatcher;
    },
    async close(): Promise<void> {
      await Promise.all(dispatchers.map((dispatcher) => dispatcher.stop()));
      await store.close();
      await pool.end();
      await database.drop();
    },
  };
}

function handlersOf(deps: WebhooksDeps) {
  const handlers = new WebhooksHandlers(deps);
  /** What a handler has decided, taken to its commit. */
  async function done<View>(handling: Promise<Handled<View, unknown>>): Promise<View> {
    const handled = await handling;
    if (handled.kind !== 'done') throw new Error(`not done: ${JSON.stringify(handled)}`);
    await deps.store.commit(handled.unit);
    return handled.view;
  }
  return {
    handlers,
    secrets: new SecretsHandlers(deps),
    resends: new ResendsHandlers(deps),
    done,
    createEndpoint(scope: Scope, url: string, events: readonly string[] = ['*'], dialect = 'test'): Promise<EndpointWithSecret> {
      const payload = { endpointId: mintId<'webhook-endpoint'>(), dialect, url, events, description: null };
      return done(handlers.createEndpoint(commandOf(scope, payload)));
    },
    async updateEndpoint(scope: Scope, endpoint: EndpointView, change: { status?: 'enabled' | 'disabled'; events?: string[] }): Promise<void> {
      await done(handlers.updateEndpoint(commandOf(scope, { endpointId: endpoint.id, dialect: endpoint.dialect, ...change })));
    },
    async deleteEndpoint(scope: Scope, endpoint: EndpointView): Promise<void> {
      await done(handlers.deleteEndpoint(commandOf(scope, { endpointId: endpoint.id, dialect: endpoint.dialect })));
    },
  };
}
