import type { AccountId, DeliveryId, Scope } from '@corridor/contracts';
import type { DeliveryView, EndpointView } from '@corridor/contracts/webhooks';
import { mintId } from '@corridor/messaging';
import { eventually } from '@corridor/testing';
import { apiEventIdOf } from './recording/api-event-id.js';
import { commandOf, newScope, receiver, type Receiver, type TestBed, thingHappened, webhooksTestBed } from './webhooks.fixture.js';

describe('a resend', () => {
  let bed: TestBed;
  let hook: Receiver;
  let scope: Scope;
  let account: AccountId;
  let answerWith = 200;
  beforeEach(async () => {
    answerWith = 200;
    [bed, hook] = await Promise.all([webhooksTestBed(), receiver((response) => void response.writeHead(answerWith).end())]);
    scope = newScope();
    account = mintId<'account'>();
  });
  afterEach(async () => {
    await hook.close();
    await bed.close();
  });

  const happen = (object: string, note: string) => bed.record(thingHappened(scope, { account, object, note }));
  const notes = () => hook.received.map(({ body }) => (JSON.parse(body) as { note: string }).note);
  const deliveriesTo = async ({ id }: EndpointView): Promise<readonly DeliveryView[]> => {
    const page = await bed.queries.deliveries(scope, id, {}, { limit: 100 });
    if (page.kind !== 'page') throw new Error(page.kind);
    return page.items;
  };
  const settled = (endpoint: EndpointView, statuses: readonly string[]) =>
    eventually(async () => {
      const deliveries = await deliveriesTo(endpoint);
      expect(deliveries.map(({ status }) => status)).toEqual(statuses);
      return deliveries;
    });
  const resend = ({ id: endpointId }: EndpointView, deliveryId: DeliveryId, by = scope) =>
    bed.resends.resendDelivery(commandOf(by, { endpointId, dialect: 'test', deliveryId, resendId: mintId<'delivery'>() }));

  it('is a new delivery of the same event: same id, same bytes, a fresh time', async () => {
    const clock = { ms: Date.parse('2026-11-20T10:00:00Z') };
    const endpoint = await bed.createEndpoint(scope, hook.url);
    bed.dispatch({ now: () => new Date((clock.ms += 10_000)) });
    await happen('a', 'é');
    const [first] = await settled(endpoint, ['delivered']);
    const again = await bed.done(resend(endpoint, first!.id));
    expect(again).toMatchObject({ status: 'pending', event: first!.event, resendOf: first!.id, sequence: 0, account, attempts: [] });
    const [second] = await settled(endpoint, ['delivered', 'delivered']);
    expect(second).toMatchObject({ id: again.id, resendOf: first!.id, attempts: [{ answerCode: 200 }] });
    const [one, two] = hook.received;
    expect([two?.body, two?.headers['webhook-id'], two?.headers['webhook-sequence']]).toEqual([one?.body, one?.headers['webhook-id'], '0']);
    expect(two?.headers['webhook-timestamp']).not.toBe(one?.headers['webhook-timestamp']);
    expect(await bed.queries.delivery(scope, endpoint.id, first!.id)).toEqual(first);
  });

  it('starts over with attempts when all of the first delivery have failed', async () => {
    answerWith = 500;
    const endpoint = await bed.createEndpoint(scope, hook.url);
    bed.dispatch();
    await happen('a', '');
    const [failed] = await settled(endpoint, ['exhausted']);
    answerWith = 200;
    await bed.done(resend(endpoint, failed!.id));
    const [again] = await settled(endpoint, ['delivered', 'exhausted']);
    expect([again?.attempts.length, failed?.attempts.length]).toEqual([1, 3]);
  });

  it('of a delivery that waits for its next attempt has it tried now, and what waits behind it follows', async () => {
    answerWith = 500;
    const endpoint = await bed.createEndpoint(scope, hook.url);
    bed.dispatch({ retryDelaysMs: [600_000] });
    await happen('a', 'first');
    await happen('a', 'behind');
    await eventually(async () => expect((await deliveriesTo(endpoint))[1]?.attempts).toHaveLength(1));
    answerWith = 200;
    const [, head] = await deliveriesTo(endpoint);
    const hurried = await bed.done(resend(endpoint, head!.id));
    expect(hurried).toMatchObject({ id: head!.id, status: 'pending', resendOf: null });
    expect(Date.parse(hurried.nextAttemptAt!)).toBeLessThan(Date.parse(head!.nextAttemptAt!));
    await settled(endpoint, ['delivered', 'delivered']);
    expect(notes()).toEqual(['first', 'first', 'behind']);
  });

  it('does not wait for the next attempt of a later event of its object, nor overtake it', async () => {
    const endpoint = await bed.createEndpoint(scope, hook.url);
    bed.dispatch({ retryDelaysMs: [600_000] });
    await happen('a', 'taken');
    const [taken] = await settled(endpoint, ['delivered']);
    answerWith = 500;
    await happen('a', 'refused');
    await eventually(async () => expect((await deliveriesTo(endpoint))[0]?.attempts).toHaveLength(1));
    answerWith = 200;
    await bed.done(resend(endpoint, taken!.id));
    await settled(endpoint, ['delivered', 'delivered', 'delivered']);
    expect(notes()).toEqual(['taken', 'refused', 'refused', 'taken']);
  });

  it('of an event goes to the one endpoint, also when it was made later and subscribes to other things', async () => {
    const event = thingHappened(scope, { account });
    await bed.record(event);
    const [late, other] = [await bed.createEndpoint(scope, hook.url, ['thing.ended']), await bed.createEndpoint(scope, hook.url)];
    const eventId = apiEventIdOf(event, 'test');
    const to = ({ id: endpointId }: EndpointView, by = scope) => bed.resends.resendEvent(commandOf(by, { endpointId, dialect: 'test', eventId, resendId: mintId<'delivery'>() }));
    expect(await to(late, newScope())).toMatchObject({ rejection: { reason: 'endpoint_not_found' } });
    expect(await bed.done(to(late))).toMatchObject({ event: eventId, type: 'thing.happened', resendOf: null });
    bed.dispatch();
    await settled(late, ['delivered']);
    expect(await deliveriesTo(other)).toEqual([]);
    await bed.pool.query('update webhooks.api_events set body = null');
    expect(await to(late)).toEqual({ kind: 'rejected', rejection: { reason: 'event_not_found', event: eventId } });
  });

  it('is refused to an endpoint that is disabled, and the delivery stays as it was', async () => {
    const endpoint = await bed.createEndpoint(scope, hook.url);
    bed.dispatch();
    await happen('a', '');
    const [delivery] = await settled(endpoint, ['delivered']);
    await bed.updateEndpoint(scope, endpoint, { status: 'disabled' });
    expect(await resend(endpoint, delivery!.id)).toMatchObject({ rejection: { reason: 'endpoint_disabled' } });
    expect(await deliveriesTo(endpoint)).toEqual([delivery]);
  });

  it('is for nobody but the tenant, and for no other endpoint (invariant 10)', async () => {
    const [endpoint, second] = [await bed.createEndpoint(scope, hook.url), await bed.createEndpoint(scope, hook.url)];
    await happen('a', '');
    const [delivery] = await deliveriesTo(endpoint);
    for (const other of [newScope(), { ...scope, mode: 'live' as const }]) {
      expect(await resend(endpoint, delivery!.id, other)).toMatchObject({ rejection: { reason: 'endpoint_not_found' } });
      expect(await bed.queries.delivery(other, endpoint.id, delivery!.id)).toBeNull();
      const stranger = await bed.createEndpoint(other, hook.url);
      expect(await resend(stranger, delivery!.id, other)).toMatchObject({ rejection: { reason: 'delivery_not_found' } });
    }
    expect(await resend(second, delivery!.id)).toMatchObject({ rejection: { reason: 'delivery_not_found' } });
    expect(await bed.queries.delivery(scope, second.id, delivery!.id)).toBeNull();
  });

  it('at the same time as many events, by many, ends in no deadlock and in no delivery lost or doubled', async () => {
    const endpoint = await bed.createEndpoint(scope, hook.url);
    bed.dispatch();
    const objects = Array.from({ length: 20 }, (_value, n) => `object-${n}`);
    await Promise.all(objects.map((object) => happen(object, '')));
    const before = await settled(endpoint, objects.map(() => 'delivered'));
    await Promise.all([...before.map(({ id }) => bed.done(resend(endpoint, id))), ...objects.map((object) => happen(object, 'more'))]);
    await settled(endpoint, Array.from({ length: 60 }, () => 'delivered'));
    expect(hook.received).toHaveLength(60);
  });
});

describe('deliveries', () => {
  it('are found by status, type and time', async () => {
    const bed = await webhooksTestBed();
    try {
      const scope = newScope();
      const endpoint = await bed.createEndpoint(scope, 'https://example.com/');
      for (const object of ['a', 'b']) await bed.record(thingHappened(scope, { account: mintId<'account'>(), object }));
      await bed.pool.query(`update webhooks.deliveries set status = 'exhausted', created_at = '2026-01-01T00:00:00Z' where object = 'a'`);
      const count = async (filter: object) => {
        const page = await bed.queries.deliveries(scope, endpoint.id, filter, { limit: 10 });
        return page.kind === 'page' ? page.items.map(({ status }) => status) : page.kind;
      };
      expect(await count({})).toEqual(['pending', 'exhausted']);
      expect(await count({ status: 'exhausted' })).toEqual(['exhausted']);
      expect(await count({ type: 'thing.happened', createdFrom: '2026-01-01T00:00:01.000Z' })).toEqual(['pending']);
      expect(await count({ createdBefore: '2026-01-01T00:00:01.000Z' })).toEqual(['exhausted']);
      expect(await count({ type: 'thing.ended' })).toEqual([]);
    } finally {
      await bed.close();
    }
  });
});
