import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountId, PublicEvent, Scope } from '@corridor/contracts';
import type { EventFilter, ToldEvent } from '@corridor/contracts/webhooks';
import { createPostgresEventStore, RevisionConflict, RowConflict } from '@corridor/event-store';
import { mintId } from '@corridor/messaging';
import { sweepBodies } from './delivery/retention.js';
import { apiEventIdOf } from './recording/api-event-id.js';
import { recordPublicEvent } from './recording/record-public-event.js';
import { newScope, type TestBed, testDialect, thingHappened, webhooksTestBed } from './webhooks.fixture.js';

describe('the events of an account', () => {
  let bed: TestBed;
  let scope: Scope;
  let account: AccountId;
  beforeAll(async () => {
    bed = await webhooksTestBed({ dialects: [testDialect(), testDialect('other')] });
  });
  beforeEach(() => {
    scope = newScope();
    account = mintId<'account'>();
  });
  afterAll(() => bed.close());

  const happen = async (over: Partial<PublicEvent> = {}, to = account) => {
    const event = { ...thingHappened(scope, { account: to }), ...over };
    await bed.record(event);
    return apiEventIdOf(event, 'test');
  };
  const listed = async (filter: EventFilter = {}, page: object = {}, by = scope) => {
    const found = await bed.queries.events(by, 'test', filter, { limit: 10, ...page });
    if (found.kind !== 'page') throw new Error(found.kind);
    return found.items.map(({ id }) => id);
  };
  async function after(sequence: number, over: object = {}, by = scope): Promise<readonly ToldEvent[]> {
    const found = await bed.queries.eventsAfter(by, 'test', { account, sequence, limit: 100, ...over });
    if (found.kind !== 'events') throw new Error(`${found.kind} ${found.last}`);
    return found.items;
  }

  it('are kept and listed although nobody subscribes, with the body that a webhook would have', async () => {
    const id = await happen();
    const event = await bed.queries.event(scope, 'test', id);
    expect(event).toMatchObject({ id, account, sequence: 0, type: 'thing.happened' });
    expect(JSON.parse(event?.body ?? '')).toMatchObject({ id: `evt_${id}`, sequence: 0 });
    expect(await after(-1)).toEqual([event]);
    expect(await listed()).toEqual([id]);
    expect((await bed.pool.query('select from webhooks.deliveries where api_event_id = $1', [id])).rowCount).toBe(0);
  });

  it('are listed newest first in the order of the log, by account, type and time, and paged in both directions', async () => {
    const elsewhere = mintId<'account'>();
    const [a, b, c, d] = [await happen({ time: '2026-03-01T00:00:00.000Z' }), await happen({ time: '2026-01-01T00:00:00.000Z' }), await happen({}, elsewhere), await happen()];
    expect(await listed()).toEqual([d, c, b, a]);
    expect(await listed({}, { limit: 2, after: c })).toEqual([b, a]);
    expect(await listed({}, { limit: 2, before: a })).toEqual([c, b]);
    expect(await listed({ account })).toEqual([d, b, a]);
    expect(await listed({ account: elsewhere, types: ['thing.happened'] })).toEqual([c]);
    expect(await listed({ types: ['thing.ended', 'thing.unheard'] })).toEqual([]);
    expect(await listed({ createdFrom: '2026-02-01T00:00:00.000Z', createdBefore: '2026-04-01T00:00:00.000Z' })).toEqual([a]);
    expect((await after(-1, { createdBefore: '2026-02-01T00:00:00.000Z' })).map(({ id }) => id)).toEqual([b]);
    expect((await after(0, { limit: 1 })).map(({ id }) => id)).toEqual([b]);
  });

  it("are nobody else's, nor another mode's or surface's (invariant 10)", async () => {
    const id = await happen();
    for (const other of [newScope(), { ...scope, mode: 'live' as const }]) {
      expect(await bed.queries.event(other, 'test', id)).toBeNull();
      expect(await listed({}, {}, other)).toEqual([]);
      expect(await listed({ account }, {}, other)).toEqual([]);
      expect(await after(-1, {}, other)).toEqual([]);
    }
    expect(await bed.queries.event(scope, 'other', id)).toBeNull();
  });

  it('are refused to a follower who would miss some that are no longer kept, and told from there on', async () => {
    const ids = [await happen(), await happen(), await happen()];
    await bed.pool.query('update webhooks.api_events set body = null where id = any($1)', [ids.slice(0, 2)]);
    expect(await bed.queries.eventsAfter(scope, 'test', { account, sequence: 0, limit: 10 })).toEqual({ kind: 'no_longer_kept', last: 1 });
    expect((await after(1)).map(({ id }) => id)).toEqual(ids.slice(2));
    // Who does not ask for those misses none of them.
    expect(await after(-1, { types: ['thing.ended'] })).toEqual([]);
    expect((await bed.queries.eventsAfter(scope, 'test', { account, sequence: -1, limit: 10, types: ['thing.happened'] })).kind).toBe('no_longer_kept');
    expect(await bed.queries.event(scope, 'test', ids[0]!)).toBeNull();
    expect(await listed({ account })).toEqual(ids.slice(2));
  });

  it('are listed by what they are about', async () => {
    const ids = await Promise.all(['a', 'b', 'c'].map((object) => bed.record(thingHappened(scope, { account, object })).then(() => object)));
    const told = await bed.queries.events(scope, 'test', { objects: [ids[0]!, ids[2]!] }, { limit: 10 });
    expect(told).toMatchObject({ items: { length: 2 } });
    expect(await listed({ objects: [] })).toEqual([]);
  });

  it('are shown as many days as their surface says, to the moment, and longer on another', async () => {
    const other = await webhooksTestBed({ dialects: [{ ...testDialect(), keptDays: 30 }, testDialect('other')] });
    const days = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString();
    const [old, young] = [{ ...thingHappened(scope, { account }), time: days(30.01) }, { ...thingHappened(scope, { account }), time: days(29.99) }];
    for (const event of [old, young]) await other.record(event);
    const [gone, kept] = [apiEventIdOf(old, 'test'), apiEventIdOf(young, 'test')];
    expect(await other.queries.event(scope, 'test', gone)).toBeNull();
    expect(await other.queries.event(scope, 'test', kept)).toMatchObject({ id: kept });
    expect(await other.queries.events(scope, 'test', {}, { limit: 10 })).toMatchObject({ items: [{ id: kept }] });
    expect(await other.queries.events(scope, 'other', {}, { limit: 10 })).toMatchObject({ items: { length: 2 } });
    expect(await sweepBodies(other.deps, 'test', 30)).toBe(1);
    expect(await other.queries.events(scope, 'other', {}, { limit: 10 })).toMatchObject({ items: { length: 2 } });
    await other.close();
  });

  it('are followed without a gap and without a repeat while sixteen write at once (invariant 9)', async () => {
    const [writers, each] = [16, 25];
    // Four processes of the service, as far as their commits and the numbers that they hand out are concerned.
    const processes = Array.from({ length: 4 }, () => ({ store: createPostgresEventStore({ pool: bed.pool, schema: bed.deps.schema }), record: recordPublicEvent(bed.deps) }));
    const sent: string[] = [];
    let writing = true;
    const write = async (writer: number) => {
      const { store, record } = processes[writer % processes.length]!;
      for (let n = 0; n < each; n += 1) {
        // Its own time says nothing of its place: what is told late is not told in between.
        const time = new Date(Date.now() - randomInt(86_400_000)).toISOString();
        const event = { ...thingHappened(scope, { account }), time };
        sent.push(apiEventIdOf(event, 'test'));
        await untilCommitted(store, () => record(event));
      }
    };
    const seen: ToldEvent[] = [];
    const readOn = async (read: ToldEvent[]) => {
      for (let more = true; more; ) {
        const found = await bed.queries.eventsAfter(scope, 'test', { account, sequence: read.at(-1)?.sequence ?? -1, limit: 7 });
        if (found.kind !== 'events') throw new Error(found.kind);
        read.push(...found.items);
        more = found.hasMore;
      }
    };
    const follow = async () => {
      for (let isLast = false; !isLast; ) {
        isLast = !writing;
        await readOn(seen);
        await sleep(1);
      }
    };
    const following = follow();
    await Promise.all(Array.from({ length: writers }, (_value, writer) => write(writer)));
    writing = false;
    await following;
    await Promise.all(processes.map(({ store }) => store.close()));
    expect(seen.map(({ sequence }) => sequence)).toEqual(Array.from({ length: writers * each }, (_value, n) => n));
    expect(seen.map(({ id }) => id).sort()).toEqual(sent.sort());
    for (const { body, sequence } of seen) expect(JSON.parse(body)).toMatchObject({ sequence });
    // Who follows closely gets few at a time, in which no order shows. Who comes later gets the same in full pages.
    const again: ToldEvent[] = [];
    await readOn(again);
    expect(again).toEqual(seen);
  }, 60_000);
});

/** As the host does: from the start again after a conflict, without bound. */
async function untilCommitted(store: ReturnType<typeof createPostgresEventStore>, handle: () => ReturnType<ReturnType<typeof recordPublicEvent>>): Promise<void> {
  for (;;) {
    try {
      const unit = await handle();
      if (unit !== null) await store.commit(unit);
      return;
    } catch (error) {
      if (!(error instanceof RevisionConflict || error instanceof RowConflict)) throw error;
    }
  }
}
