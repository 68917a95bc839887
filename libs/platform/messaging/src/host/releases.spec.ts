import type { DomainEvent, PublicEvent } from '@corridor/contracts';
import { createPostgresEventStore, verifyChain, withCurrentEvents } from '@corridor/event-store';
import { eventually } from '@corridor/testing';
import { domainEventOf } from '../append-of.js';
import { createInProcessDriver } from '../in-process/driver.js';
import type { Message, MessagingDriver } from '../port/driver.js';
import { StillUnknown } from '../port/handling.js';
import { migrateService } from './migrate-service.js';
import { FIRST, instanceOf, RELEASE_3, type Release, SECOND, THIRD, totalAs } from './releases.fixture.js';
import { newCommand, TestBed } from './test-bed.fixture.js';

let bed: TestBed;
beforeEach(async () => (bed = await TestBed.open()));
afterEach(async () => bed.close());

const stored = async () =>
  (await bed.pool.query<{ type: string; version: number; body: string }>('select type, version, body from quotes.events order by position')).rows.map(
    ({ type, version, body }) => [type, version, JSON.parse(body)] as const,
  );

/** A bus of which all that is published is known. */
function watched(published: PublicEvent[]): MessagingDriver {
  const driver = createInProcessDriver();
  const publish = async (topic: string, messages: readonly Message[]) => {
    published.push(...messages.map(({ value }) => JSON.parse(value) as PublicEvent));
    await driver.publish(topic, messages);
  };
  return Object.assign(Object.create(driver), { publish }) as MessagingDriver;
}

/** Has one release take a counter further, and stops it. */
async function runOf(release: Release, work: (instance: ReturnType<TestBed['instance']>) => Promise<unknown>, driver?: MessagingDriver): Promise<void> {
  const instance = bed.instance({ ...instanceOf(release), ...(driver === undefined ? {} : { driver }) });
  await instance.host.start();
  await work(instance);
  await instance.host.stop();
}

const withFirstAndSecond = async () => {
  for (const release of [FIRST, SECOND]) await runOf(release, ({ add }) => add(newCommand('a', 2)));
};

describe('a log that three releases have written', () => {
  it('is decided on by the third, and stays as it was written, hash by hash (invariant 5)', async () => {
    await withFirstAndSecond();
    await runOf(THIRD, async ({ add }) => expect(await add(newCommand('a', 3))).toMatchObject({ kind: 'accepted', view: { total: 7 } }));
    expect(await stored()).toEqual([
      ['Added', 1, { by: 2 }],
      ['Added', 2, { points: { by: 2 } }],
      ['Added', 3, { points: { by: 3 }, addedAt: expect.any(String) }],
    ]);
    expect((await verifyChain({ pool: bed.pool, schema: bed.schema })).faults).toEqual([]);
  });

  it('gives a projection that is made anew what its streams fold to (invariant 6)', async () => {
    await withFirstAndSecond();
    await runOf(THIRD, ({ add }) => Promise.all([add(newCommand('a', 3)), add(newCommand('b', 5))]));
    const store = withCurrentEvents(createPostgresEventStore({ pool: bed.pool, schema: bed.schema }), THIRD.versions);
    const log = await store.readLog({ after: 0, limit: 100 });
    const streams = await store.readStreams(['a', 'b']);
    expect(new Set(log.map(({ type, version }) => `${type}.v${version}`))).toEqual(new Set(['Added.v3']));
    for (const [stream, events] of streams) {
      const rebuilt = log.filter((event) => event.stream === stream).map((event) => domainEventOf<DomainEvent>(event));
      expect(totalAs(THIRD, rebuilt)).toBe(totalAs(THIRD, events.map((event) => domainEventOf<DomainEvent>(event))));
    }
    expect(totalAs(THIRD, log.map((event) => domainEventOf<DomainEvent>(event)))).toBe(12);
    await store.close();
  });

  it('has the intents that the first left open ended by the third (invariant 8)', async () => {
    const silent = bed.instance({ ...instanceOf(FIRST, async () => Promise.reject(new StillUnknown('nobody answers'))), timeoutMs: 300 });
    await silent.host.start();
    const command = newCommand('a', 4);
    expect(await silent.reserve(command)).toEqual({ kind: 'unknown' });
    await silent.host.stop();
    await runOf(THIRD, async ({ reserve }) => {
      await eventually(async () => expect((await stored()).map(([type]) => type)).toEqual(['Reserved', 'Settled']));
      expect(await reserve(command)).toMatchObject({ kind: 'accepted', view: { total: 4 } });
    });
  });

  it('is published as it was recorded, whichever release does it, and read by a subscriber as it is now (invariant 9)', async () => {
    const published: PublicEvent[] = [];
    const handled: PublicEvent[] = [];
    const driver = watched(published);
    await migrateService(bed.pool, { schema: 'webhooks', definition: { migrations: [] } });
    const consumes = { services: ['quotes'], eventVersions: { quotes: RELEASE_3 }, handle: async (event: PublicEvent) => (handled.push(event), null) } as const;
    const subscriber = bed.instance({ driver, schema: 'webhooks', definition: () => ({ name: 'webhooks', consumes }) });
    subscriber.host.prepare();
    await subscriber.host.start();
    // Nothing of the first two has been published when the third comes.
    const away = Object.assign(Object.create(driver), { publish: async () => Promise.reject(new Error('away')) }) as MessagingDriver;
    for (const release of [FIRST, SECOND]) {
      await runOf(release, ({ add }) => add(newCommand('a', 2)), away);
    }
    await runOf(THIRD, async ({ add }) => {
      await add(newCommand('a', 3));
      await eventually(() => expect(handled).toHaveLength(3));
    }, driver);
    expect(published.map(({ dataversion, data }) => [dataversion, data])).toEqual((await stored()).map(([, version, data]) => [version, data]));
    expect(handled.map(({ dataversion, data }) => [dataversion, data])).toEqual([2, 2, 3].map((by) => [3, { points: { by }, addedAt: expect.any(String) }]));
    await subscriber.host.stop();
    await driver.close();
  });
});

describe('a release that meets events of a later one', () => {
  it('leaves the command to that one, parks nothing, and takes nothing back (invariant 8)', async () => {
    await runOf(THIRD, ({ add }) => add(newCommand('a', 3)));
    const command = newCommand('a', 4);
    const old = bed.instance({ ...instanceOf(FIRST), timeoutMs: 400 });
    await old.host.start();
    expect(await old.add(command)).toEqual({ kind: 'unknown' });
    expect(await old.add(newCommand('b', 1))).toMatchObject({ kind: 'accepted', view: { total: 1 } });
    expect(await old.host.parked.list()).toEqual([]);
    await old.host.stop();
    await runOf(THIRD, async ({ add }) => expect(await add(command)).toMatchObject({ kind: 'accepted', view: { total: 7 }, replayed: false }));
  });

  it('refuses to read them by name', async () => {
    await runOf(THIRD, ({ add }) => add(newCommand('a', 3)));
    const store = withCurrentEvents(createPostgresEventStore({ pool: bed.pool, schema: bed.schema }), SECOND.versions);
    await expect(store.readStream('a')).rejects.toThrow('a/0 is Added of version 3, and this release reads it up to version 2');
    await store.close();
  });

  it('parks them with their key when it only subscribes to them, and a redrive by the later one goes on from there (invariant 9)', async () => {
    await migrateService(bed.pool, { schema: 'webhooks', definition: { migrations: [] } });
    const driver = createInProcessDriver();
    const handled: unknown[] = [];
    const subscriberOf = (versions: Release['versions']) => {
      const consumes = { services: ['quotes'], eventVersions: { quotes: versions }, handle: async ({ data }: PublicEvent) => (handled.push(data), null) } as const;
      return bed.instance({ driver, schema: 'webhooks', definition: () => ({ name: 'webhooks', consumes }) }).host;
    };
    const old = subscriberOf(SECOND.versions);
    old.prepare();
    await old.start();
    await runOf(THIRD, async ({ add }) => {
      await add(newCommand('a', 3));
      await eventually(async () => expect(await old.parked.list()).toHaveLength(1), { timeoutMs: 10_000 });
    }, driver);
    const [parked] = await old.parked.list();
    expect(parked).toMatchObject({ kind: 'event', error: expect.stringContaining('quotes/a/0 is Added of version 3, and this release reads it up to version 2') });
    await old.stop();
    const later = subscriberOf(THIRD.versions);
    await later.start();
    await later.parked.redrive({ id: String(parked?.id) });
    expect(handled).toEqual([{ points: { by: 3 }, addedAt: expect.any(String) }]);
    await later.stop();
    await driver.close();
  });

  it('is not let write what its contract does not say', async () => {
    const store = withCurrentEvents(createPostgresEventStore({ pool: bed.pool, schema: bed.schema }), THIRD.versions);
    const { tenant, mode } = newCommand('a').scope;
    const event = { type: 'Added', version: 2, body: '{}', commandId: newCommand('a').id, causation: '', correlation: '', tenant, mode, recordedAt: new Date().toISOString() };
    const commit = (over: object) => store.commit({ appends: [{ stream: 'a', expectedRevision: -1, events: [{ ...event, ...over }] }] });
    await expect(commit({})).rejects.toThrow('Added is to be written to a in version 2, and its contract says 3');
    await expect(commit({ type: 'Taken' })).rejects.toThrow('Taken is to be written to a in version 2, and its contract says nothing of it');
    expect(await stored()).toEqual([]);
    await store.close();
  });
});
