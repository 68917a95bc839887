import { type AccountId, type EndpointId, idOf, type Scope } from '@corridor/contracts';
import type { EndpointAudience, WebhookDialect } from '@corridor/contracts/webhooks';
import { mintId } from '@corridor/messaging';
import { commandOf, newScope, type TestBed, testDialect, thingHappened, webhooksTestBed } from '../webhooks.fixture.js';
import { apiEventIdOf } from './api-event-id.js';

describe('a public event', () => {
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

  const deliveriesTo = async (endpoint: { id: string }) => {
    const page = await bed.queries.deliveries(scope, idOf(endpoint.id), {}, { limit: 100 });
    if (page.kind !== 'page') throw new Error(page.kind);
    return page.items;
  };
  const historyOf = async (dialect: string) => bed.store.readStream(`api-events-${dialect}-${account}`);

  it('is told once on each surface, with the revision as its sequence', async () => {
    await bed.record(thingHappened(scope, { account }));
    await bed.record(thingHappened(scope, { account }));
    for (const dialect of ['test', 'other']) {
      const history = await historyOf(dialect);
      const bodies = history.map(({ body }) => JSON.parse(body) as { event: { sequence: number; dialect: string } });
      expect(bodies.map(({ event }) => [event.dialect, event.sequence])).toEqual([[dialect, 0], [dialect, 1]]);
    }
  });

  it('makes nothing twice when it is delivered again (invariant 8)', async () => {
    const endpoint = await bed.createEndpoint(scope, 'https://example.com/');
    const event = thingHappened(scope, { account });
    await bed.record(event);
    await bed.record(event);
    await Promise.all([bed.record(event), bed.record(event)]);
    expect(await deliveriesTo(endpoint)).toHaveLength(1);
    expect(await historyOf('test')).toHaveLength(1);
  });

  it('makes nothing twice when it is delivered to two at the same time (invariant 8)', async () => {
    const endpoint = await bed.createEndpoint(scope, 'https://example.com/');
    const event = thingHappened(scope, { account });
    await Promise.all([bed.record(event), bed.record(event), bed.record(event)]);
    expect(await deliveriesTo(endpoint)).toHaveLength(1);
    expect(await historyOf('test')).toHaveLength(1);
  });

  it('is not skipped among many that come at once for one account (invariant 9)', async () => {
    const endpoint = await bed.createEndpoint(scope, 'https://example.com/');
    const events = Array.from({ length: 100 }, () => thingHappened(scope, { account }));
    await Promise.all(events.map((event) => bed.record(event)));
    const deliveries = await deliveriesTo(endpoint);
    expect(new Set(deliveries.map(({ event }) => event))).toEqual(new Set(events.map((event) => apiEventIdOf(event, 'test'))));
    const sequences = (await historyOf('test')).map(({ body }) => (JSON.parse(body) as { event: { sequence: number } }).event.sequence);
    expect(sequences).toEqual(events.map((_event, index) => index));
  });

  it('goes to the endpoints that subscribe to its type at that time, and to no other', async () => {
    const all = await bed.createEndpoint(scope, 'https://example.com/');
    const typed = await bed.createEndpoint(scope, 'https://example.com/', ['thing.ended', 'thing.happened']);
    const disabled = await bed.createEndpoint(scope, 'https://example.com/');
    await bed.updateEndpoint(scope, disabled, { status: 'disabled' });
    const others = [
      await bed.createEndpoint(scope, 'https://example.com/', ['thing.ended']),
      await bed.createEndpoint({ ...scope, mode: 'live' }, 'https://example.com/'),
      await bed.createEndpoint(newScope(), 'https://example.com/'),
    ];
    const deleted = await bed.createEndpoint(scope, 'https://example.com/');
    await bed.deleteEndpoint(scope, deleted);
    await bed.record(thingHappened(scope, { account }));
    others.push(await bed.createEndpoint(scope, 'https://example.com/'));
    for (const endpoint of [all, typed, disabled]) expect(await deliveriesTo(endpoint)).toHaveLength(1);
    const ids = [...others, deleted].map(({ id }) => id);
    expect((await bed.pool.query('select from webhooks.deliveries where endpoint_id = any($1)', [ids])).rowCount).toBe(0);
  });

  it('is told to each surface in its own words only', async () => {
    const endpoint = await bed.createEndpoint(scope, 'https://example.com/', ['*'], 'other');
    const event = thingHappened(scope, { account });
    await bed.record(event);
    expect((await deliveriesTo(endpoint)).map((delivery) => delivery.event)).toEqual([apiEventIdOf(event, 'other')]);
  });

  it('of which no surface tells writes nothing', async () => {
    const { position } = await bed.store.head();
    await bed.record({ ...thingHappened(scope, { account }), type: 'corridor.quotes.Unknown' });
    expect((await bed.store.head()).position).toBe(position);
  });

  it('gets ids in the form of a UUIDv7 of its own time', () => {
    const event = { source: '/corridor/quotes', id: 'a', time: '2026-11-20T10:00:00.123Z' } as const;
    const id = apiEventIdOf(event, 'test');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(Date.parse(event.time)); // tidy: not money — a time in an id
    expect(apiEventIdOf(event, 'test')).toBe(id);
    const different = [apiEventIdOf(event, 'other'), apiEventIdOf({ ...event, id: 'b' }, 'test'), apiEventIdOf({ ...event, source: '/corridor/ledger' }, 'test')];
    expect(new Set([id, ...different]).size).toBe(4);
  });

  it('gives each delivery an id in the form of a UUIDv7 of the same time', async () => {
    const endpoint = await bed.createEndpoint(scope, 'https://example.com/');
    const event = thingHappened(scope, { account });
    await bed.record(event);
    const [delivery] = await deliveriesTo(endpoint);
    expect(delivery?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(delivery?.id.slice(0, 13)).toBe(apiEventIdOf(event, 'test').slice(0, 13));
  });
});

describe('a public event of which a surface tells several things', () => {
  const WORDS = ['begun', 'changed', 'ended'];
  const tells = testDialect();
  const many: WebhookDialect = {
    ...tells,
    eventTypes: WORDS,
    render: (event, as) => tells.render(event, as).flatMap((one) => WORDS.map((type, index) => ({ ...one, type, bodyAt: (sequence: number) => JSON.stringify({ id: as.idAt(index), sequence }) }))),
  };
  let bed: TestBed;
  beforeAll(async () => {
    bed = await webhooksTestBed({ dialects: [many, testDialect('other')] });
  });
  afterAll(() => bed.close());

  it('is told in that order, without a gap, under ids that are always the same (invariants 8 and 9)', async () => {
    const [scope, account] = [newScope(), mintId<'account'>()];
    const endpoint = await bed.createEndpoint(scope, 'https://example.com/');
    const events = Array.from({ length: 20 }, () => thingHappened(scope, { account, object: 'thing' }));
    await Promise.all(events.map((event) => bed.record(event)));
    await Promise.all(events.map((event) => bed.record(event)));
    const expected = events.flatMap((event) => WORDS.map((_word, index) => apiEventIdOf(event, 'test', index)));
    const told = await bed.queries.eventsAfter(scope, 'test', { account, sequence: -1, limit: 100 });
    const items = told.kind === 'events' ? told.items : [];
    expect(items.map(({ sequence }) => sequence)).toEqual(expected.map((_id, index) => index));
    expect(items.map(({ id }) => id)).toEqual(expected);
    expect(items.map(({ body }) => JSON.parse(body) as unknown)).toEqual(expected.map((id, sequence) => ({ id, sequence })));
    const listed = await bed.queries.events(scope, 'test', {}, { limit: 100 });
    expect(listed.kind === 'page' ? listed.items.map(({ id }) => id) : []).toEqual([...expected].reverse());
    const positions = await bed.pool.query<{ wrong: number }>(
      `select count(*)::integer as wrong from webhooks.api_events a join webhooks.events e on e.position = a.position
       where a.account = $1 and (e.stream <> 'api-events-' || a.dialect || '-' || a.account or e.revision <> a.sequence)`,
      [account],
    );
    expect(positions.rows).toEqual([{ wrong: 0 }]);
    const sent = await bed.queries.deliveries(scope, endpoint.id, {}, { limit: 100 });
    expect(sent.kind === 'page' ? sent.items.map(({ event }) => event) : []).toEqual([...expected].reverse());
  });
});

describe('an endpoint that hears some accounts', () => {
  let bed: TestBed;
  beforeAll(async () => {
    bed = await webhooksTestBed();
  });
  afterAll(() => bed.close());

  it('gets their events and no others', async () => {
    const [scope, own, other] = [newScope(), mintId<'account'>(), mintId<'account'>()];
    const create = async (audience: EndpointAudience | undefined) => {
      const payload = { endpointId: mintId<'webhook-endpoint'>(), dialect: 'test', url: 'https://example.com/', events: ['*'], description: null, owner: own, audience };
      return bed.done(bed.handlers.createEndpoint(commandOf(scope, payload)));
    };
    const [all, one, rest] = [await create(undefined), await create({ kind: 'account', account: own }), await create({ kind: 'all_but', account: own })];
    const heard = async (endpoint: { readonly id: EndpointId }) => {
      const page = await bed.queries.deliveries(scope, endpoint.id, {}, { limit: 10 });
      return page.kind === 'page' ? page.items.map(({ account }) => account) : [];
    };
    for (const account of [own, other]) await bed.record(thingHappened(scope, { account }));
    expect([await heard(all), await heard(one), await heard(rest)]).toEqual([[other, own], [own], [other]]);
    await bed.done(bed.handlers.updateEndpoint(commandOf(scope, { endpointId: one.id, dialect: 'test', audience: { kind: 'all_but', account: own } as const })));
    for (const account of [own, other]) await bed.record(thingHappened(scope, { account }));
    expect(await heard(one)).toEqual([other, own]);
  });
});
