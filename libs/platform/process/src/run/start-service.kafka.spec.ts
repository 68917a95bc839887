import { randomUUID } from 'node:crypto';
import { idOf } from '@corridor/contracts';
import { createCommandBus, mintId } from '@corridor/messaging';
import { createKafkaDriver } from '@corridor/messaging/kafka';
import { createLogger } from '@corridor/runtime';
import { eventually, freePort, testDatabase, testKafka } from '@corridor/testing';
import { PeerClient } from '../internal/peer-client.js';
import { queryClient, remote } from '../internal/remote.js';
import { PARKING_DESK_METHODS, type ParkingDesk } from '../service/parking-desk.js';
import type { Running } from './app.js';
import { LateDoor } from './late-door.fixture.js';
import { serviceApp } from './service-app.js';
import { KeepNote, type NotePayload, toyService, TOY_QUERY_METHODS, type ToyQueries } from './toy-service.fixture.js';

const TOKEN = 'a-token-of-at-least-thirty-two-characters';
const tenant = idOf<'tenant'>(randomUUID());
const scope = { tenant, mode: 'test' } as const;
const logger = createLogger({ name: 'spec', level: 'silent' });
const app = serviceApp(toyService);

// Whoever needs them first waits for their start.
beforeAll(async () => Promise.all([testKafka(), testDatabase()]), 400_000);

/** Whatever a test began and did not end. */
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function start(env: Record<string, string>): Promise<Running> {
  const running = await app.start(env);
  ends.push(() => running.stop());
  return running;
}

/** The environment of an instance, and where it will listen. */
async function surroundings(given: Record<string, string> = {}) {
  const { connectionString } = await testDatabase();
  const port = await freePort();
  const env = {
    DATABASE_URL: connectionString,
    KAFKA_BROKERS: (await testKafka()).join(','),
    KAFKA_REPLICATION_FACTOR: '1',
    INTERNAL_TOKEN: TOKEN,
    INSTANCE_ID: `toy-${randomUUID()}`,
    PORT: String(port),
    LOG_LEVEL: 'silent',
    ...given,
  };
  return { env, connectionString, origin: `http://localhost:${port}` };
}

async function health(origin: string): Promise<{ status: number; checks: Record<string, string> }> {
  const response = await fetch(`${origin}/health/ready`);
  return { status: response.status, checks: ((await response.json()) as { checks: Record<string, string> }).checks };
}

async function readyAt(origin: string): Promise<void> {
  await eventually(async () => expect((await health(origin)).status).toBe(200), { timeoutMs: 30_000 });
}

/** What a gateway would have: a bus of its own, and clients. */
async function peersOf(origin: string) {
  const driver = createKafkaDriver({ brokers: await testKafka(), instance: `asker-${randomUUID()}`, transactionalId: `asker-${randomUUID()}`, logger });
  const bus = createCommandBus({ driver, timeoutMs: 60_000 });
  const client = new PeerClient({ peer: 'custody', origins: [origin], token: TOKEN, logger });
  const close = async () => {
    client.close();
    await driver.close();
  };
  ends.push(close);
  // Before that nothing is sure to hear the answers.
  await driver.ready();
  return {
    queries: queryClient<ToyQueries>(client, TOY_QUERY_METHODS),
    parking: remote<ParkingDesk>(client, 'parking', PARKING_DESK_METHODS, { attemptMs: 10_000, patienceMs: 10_000, repeatable: false }),
    keep: async (payload: NotePayload) =>
      bus.send(KeepNote, { id: mintId<'command'>(), scope, correlation: 'spec', issuedAt: new Date().toISOString(), payload }),
  };
}

describe('the process of a service', () => {
  it('takes commands over Kafka, answers queries, and has its parked messages redriven', async () => {
    const { env, origin } = await surroundings();
    const running = await start(env);
    const { keep, queries, parking } = await peersOf(origin);
    const note = randomUUID();
    expect(running.origin).toBe(origin);
    expect((await health(origin)).checks).toEqual({ custody: 'ok', database: 'ok', bus: 'ok' });
    expect(await keep({ note, takesMs: 0 })).toMatchObject({ kind: 'accepted', view: { kept: note } });
    expect(await queries.whoAsks(scope, 0)).toBe(tenant);

    expect(await keep({ note: '', takesMs: 0 })).toEqual({ kind: 'failed' });
    const { items } = await parking.parked({ limit: 10 });
    expect(items).toMatchObject([{ service: 'custody', kind: 'command', type: 'custody.KeepNote' }]);
    expect(await parking.redrive(items[0]?.id ?? '')).toBe(true);
    expect(await parking.redrive(randomUUID())).toBe(false);
    expect((await parking.parked({ limit: 10 })).items).toHaveLength(1);

    expect(await running.stop()).toBe(0);
  });

  it('is alive and waits, saying for what, while its database and its brokers are away', async () => {
    const doors = { database: await LateDoor.make(), broker: await LateDoor.make() };
    ends.push(() => Promise.all([doors.database.close(), doors.broker.close()]));
    const { env, origin, connectionString } = await surroundings();
    const database = new URL(connectionString);
    const databasePort = Number(database.port);
    database.port = String(doors.database.port);
    database.hostname = 'localhost';
    const starting = start({ ...env, DATABASE_URL: database.href, KAFKA_BROKERS: `localhost:${doors.broker.port}` });
    await eventually(async () => expect((await fetch(`${origin}/health/live`)).status).toBe(200));
    await eventually(async () => expect((await health(origin)).checks['database']).toContain('ECONNREFUSED'));
    const { status, checks } = await health(origin);
    expect([status, checks['custody']]).toEqual([503, 'is starting']);
    const asked = await fetch(`${origin}/internal/queries/whoAsks`, {
      method: 'POST',
      body: '[{},0]',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    });
    expect(asked.status).toBe(503);

    await doors.database.openTo({ host: 'localhost', port: databasePort });
    await eventually(async () => expect((await health(origin)).checks['database']).toBe('ok'), { timeoutMs: 30_000 });
    expect((await health(origin)).checks['bus']).not.toBe('ok');
    const [host = '', port = ''] = ((await testKafka())[0] ?? '').split(':');
    await doors.broker.openTo({ host, port: Number(port) });
    await readyAt(origin);
    expect(await (await starting).stop()).toBe(0);
  });

  it('finishes what is under way when it is told to stop, and answers queries until then', async () => {
    const { env, origin } = await surroundings({ DRAIN_DELAY_MS: '300ms' });
    const running = await start(env);
    const { keep, queries } = await peersOf(origin);
    const note = randomUUID();
    const underWay = keep({ note, takesMs: 2_000 });
    await eventually(async () => expect(await queries.isDeciding(scope, note)).toBe(true), { timeoutMs: 60_000 });
    const asked = queries.whoAsks(scope, 500);
    const stopped = running.stop();
    expect((await health(origin)).checks['shutdown']).toBe('draining');
    expect(await queries.whoAsks(scope, 0)).toBe(tenant);
    expect(await underWay).toMatchObject({ kind: 'accepted', view: { kept: note } });
    expect(await asked).toBe(tenant);
    expect(await stopped).toBe(0);
    await expect(fetch(`${origin}/health/live`)).rejects.toThrow();
  });

  it('leaves what it has not taken to the instance after it', async () => {
    const first = await surroundings();
    const running = await start(first.env);
    const { keep } = await peersOf(first.origin);
    await keep({ note: randomUUID(), takesMs: 0 });
    await running.stop();
    const note = randomUUID();
    const waits = keep({ note, takesMs: 0 });
    const next = await start({ ...first.env, INSTANCE_ID: `toy-${randomUUID()}` });
    expect(await waits).toMatchObject({ kind: 'accepted', view: { kept: note } });
    expect(await next.stop()).toBe(0);
  });
});
