import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@corridor/testing';
import { Webhook } from 'standardwebhooks';
import { type Extra, ok } from '../support/client.js';
import { type Delivery, type Receiver, type ReceiverOptions, startReceiver } from '../support/receiver.js';
import type { Stage } from '../support/stage.js';
import { activePartner, activeUser } from './active-user.js';
import type { XflowEvent } from './events.suite.js';
import { as, failure, newPlatform, newUser, type Platform, type XflowAccount, type XflowList } from './platform.js';

interface Endpoint {
  readonly created: number;
  readonly description: string | null;
  readonly enabled_events: readonly string[];
  readonly id: string;
  readonly livemode: boolean;
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly object: 'webhook_endpoint';
  readonly platform: boolean;
  readonly secret?: string;
  readonly status: string;
  readonly url: string;
}

const ARRIVES = { timeoutMs: 15_000 };
/** As the reference prints it. */
const CREATE = {
  description: 'This is my webhook endpoint',
  enabled_events: ['deposit.status.completed', 'payout.status.settled'],
  platform: true,
  url: 'https://example.com/my/webhook/endpoint',
} as const;

const eventOf = ({ rawBody }: Delivery) => JSON.parse(rawBody) as XflowEvent;

export function webhookEndpoints(stage: () => Stage): void {
  describe('a webhook endpoint of the Xflow API', () => {
    let platform: Platform;
    let user: XflowAccount;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow webhook endpoints');
      user = await newUser(platform);
    });
    const create = async (body: object = {}, extra: Extra = {}, api = platform.api) => api.post<Endpoint>('/webhook_endpoints', { ...CREATE, platform: undefined, ...body }, extra);
    const update = async ({ id }: Endpoint, body: object, extra: Extra = {}) => platform.api.post<Endpoint>(`/webhook_endpoints/${id}`, body, extra);
    const read = async ({ id }: Endpoint, extra: Extra = {}) => platform.api.get<Endpoint>(`/webhook_endpoints/${id}`, extra);
    const list = async (query = '', extra: Extra = {}) => ok(await platform.api.get<XflowList<Endpoint>>(`/webhook_endpoints${query}`, extra)).data;

    it('is created as the reference prints it, and read as it was created', async () => {
      const endpoint = ok(await platform.api.post<Endpoint>('/webhook_endpoints', CREATE));
      expect(endpoint).toEqual({
        created: expect.any(Number),
        description: 'This is my webhook endpoint',
        enabled_events: ['deposit.status.completed', 'payout.status.settled'],
        id: expect.stringMatching(/^webhook_endpoint_[0-9A-Za-z]{22}$/),
        livemode: false,
        metadata: null,
        object: 'webhook_endpoint',
        platform: true,
        secret: expect.stringMatching(/^webhook_secret_/),
        status: 'activated',
        url: 'https://example.com/my/webhook/endpoint',
      });
      expect(ok(await read(endpoint))).toEqual(endpoint);
      expect((await list('?limit=1'))[0]).toEqual(endpoint);
    });

    it('is changed field by field, and activated and deactivated as often as one likes', async () => {
      const endpoint = ok(await create({ metadata: { a: '1', b: '2' } }));
      const changed = ok(await update(endpoint, { metadata: { internal_reference: 'ABC-1234', a: '' }, enabled_events: ['*'] }));
      expect(changed).toEqual({ ...endpoint, metadata: { b: '2', internal_reference: 'ABC-1234' }, enabled_events: ['*'] });
      expect(ok(await update(endpoint, { platform: false, description: 'Other', url: 'https://example.com/other' }))).toMatchObject({ platform: false, description: 'Other', url: 'https://example.com/other' });
      expect(ok(await update(endpoint, { platform: true }))).toMatchObject({ platform: true, description: 'Other' });
      expect(ok(await update(endpoint, { description: null }))).toMatchObject({ description: null });
      const act = async (verb: string) => ok(await platform.api.send<Endpoint>('POST', `/webhook_endpoints/${endpoint.id}/${verb}`, undefined)).status;
      expect([await act('deactivate'), await act('deactivate'), await act('activate'), await act('activate')]).toEqual(['deactivated', 'deactivated', 'activated', 'activated']);
      expect(ok(await read(endpoint)).secret).toBe(endpoint.secret);
    });

    it("is the platform's unless it is said otherwise, and a user's is for that user alone", async () => {
      expect(ok(await create()).platform).toBe(true);
      expect(ok(await create({ platform: false })).platform).toBe(false);
      const ofUser = ok(await create({}, as(user)));
      expect(ofUser.platform).toBe(false);
      expect(ok(await create({ platform: false }, as(user))).platform).toBe(false);
      expect(failure(await create({ platform: true }, as(user)))).toEqual([400, 'parameter_value_invalid', 'webhook_endpoint.platform']);
      expect(failure(await update(ofUser, { platform: true }))).toEqual([400, 'webhook_endpoint_parameter_not_editable', 'webhook_endpoint.platform']);
      expect(ok(await update(ofUser, { platform: false }, as(user))).platform).toBe(false);
      const direct = await newPlatform(stage(), 'Direct user of webhooks', 'direct_user');
      expect(ok(await create({}, {}, direct.api)).platform).toBe(false);
      expect(failure(await create({ platform: true }, {}, direct.api))[1]).toBe('parameter_value_invalid');
      expect(ok(await direct.api.get<XflowList<Endpoint>>('/webhook_endpoints?platform=true')).data).toEqual([]);
      expect(ok(await direct.api.get<XflowList<Endpoint>>('/webhook_endpoints?platform=false')).data).toHaveLength(1);
    });

    it('is listed as the filters say, and seen by whom it belongs to and its platform', async () => {
      const other = await newPlatform(stage(), 'Xflow endpoints listed');
      const theirs = await newUser(other);
      const made = [ok(await create({}, {}, other.api)), ok(await create({ platform: false }, {}, other.api)), ok(await create({}, as(theirs), other.api))] as const;
      ok(await other.api.post(`/webhook_endpoints/${made[1].id}/deactivate`, {}));
      const listed = async (query = '', extra: Extra = {}) => ok(await other.api.get<XflowList<Endpoint>>(`/webhook_endpoints${query}`, extra)).data.map(({ id }) => made.findIndex((each) => each.id === id));
      expect(await listed()).toEqual([2, 1, 0]);
      expect(await listed('?platform=true')).toEqual([0]);
      expect(await listed('?platform=false')).toEqual([2, 1]);
      expect(await listed('?status=deactivated')).toEqual([1]);
      expect(await listed('?status=activated,deactivated&limit=2')).toEqual([2, 1]);
      expect(await listed(`?starting_after=${made[1].id}`)).toEqual([0]);
      expect(await listed('?created.lt=1')).toEqual([]);
      expect(await listed('', as(theirs))).toEqual([2]);
      expect(await listed('?platform=true', as(theirs))).toEqual([]);
      for (const answer of [await read(made[0]), await other.api.get(`/webhook_endpoints/${made[0].id}`, as(theirs)), await other.api.post(`/webhook_endpoints/${made[0].id}`, {}, as(theirs)), await other.live.get(`/webhook_endpoints/${made[0].id}`)]) {
        expect(failure(answer)).toEqual([404, 'object_not_found', 'webhook_endpoint.id']);
      }
      expect(ok(await other.fleexpay.get<{ data: unknown[] }>('/webhook_endpoints')).data).toEqual([]);
    });

    it('shows its secret in live mode once', async () => {
      const { live } = platform;
      const endpoint = ok(await create({}, {}, live));
      expect([endpoint.livemode, endpoint.secret?.startsWith('webhook_secret_')]).toEqual([true, true]);
      const answers = [
        ok(await live.get<Endpoint>(`/webhook_endpoints/${endpoint.id}`)),
        ok(await live.post<Endpoint>(`/webhook_endpoints/${endpoint.id}`, { description: 'Seen' })),
        ok(await live.post<Endpoint>(`/webhook_endpoints/${endpoint.id}/deactivate`, {})),
        ...ok(await live.get<XflowList<Endpoint>>('/webhook_endpoints')).data,
      ];
      expect(answers.map((answer) => Object.keys(answer).includes('secret'))).toEqual([false, false, false, false]);
    });

    it.each<[object, string, string]>([
      [{ enabled_events: undefined }, 'parameter_empty', 'webhook_endpoint.enabled_events'],
      [{ enabled_events: [] }, 'parameter_empty', 'webhook_endpoint.enabled_events'],
      [{ enabled_events: 'payout.status.settled' }, 'parameter_value_invalid', 'webhook_endpoint.enabled_events'],
      [{ enabled_events: ['payout.status.lost'] }, 'event_type_invalid', 'webhook_endpoint.enabled_events'],
      [{ enabled_events: ['*', '*'] }, 'duplicate_values_found', 'webhook_endpoint.enabled_events'],
      [{ url: undefined }, 'parameter_empty', 'webhook_endpoint.url'],
      [{ url: '' }, 'parameter_empty', 'webhook_endpoint.url'],
      [{ url: 5 }, 'parameter_value_invalid', 'webhook_endpoint.url'],
      [{ url: 'example.com' }, 'url_invalid', 'webhook_endpoint.url'],
      [{ url: 'http://example.com/hooks' }, 'url_invalid', 'webhook_endpoint.url'],
      [{ url: 'ftp://example.com/hooks' }, 'url_invalid', 'webhook_endpoint.url'],
      [{ url: 'https://10.0.0.1/hooks' }, 'url_invalid', 'webhook_endpoint.url'],
      [{ url: `https://example.com/${'x'.repeat(2_048)}` }, 'parameter_max_length_invalid', 'webhook_endpoint.url'],
      [{ platform: 'true' }, 'parameter_value_invalid', 'webhook_endpoint.platform'],
      [{ description: 7 }, 'parameter_value_invalid', 'webhook_endpoint.description'],
      [{ metadata: { ['k'.repeat(41)]: 'x' } }, 'metadata_key_max_length_invalid', 'webhook_endpoint.metadata'],
      [{ colour: 'red' }, 'parameter_unexpected', 'webhook_endpoint.colour'],
    ])('is neither created nor changed with %j', async (body, code, field) => {
      expect(failure(await create(body))).toEqual([400, code, field]);
      const isLack = Object.values(body).every((value) => value === undefined);
      const [existing] = await list('?limit=1&platform=true');
      if (!isLack) expect(failure(await update(existing!, body))).toEqual([400, code, field]);
    });

    it('has at most ten keys of metadata, whichever change adds the eleventh', async () => {
      const ten = Object.fromEntries(Array.from({ length: 10 }, (_value, n) => [`k${n}`, 'x']));
      const endpoint = ok(await create({ metadata: ten }));
      expect(failure(await update(endpoint, { metadata: { eleventh: 'x' } }))).toEqual([400, 'metadata_count_exceeded', 'webhook_endpoint.metadata']);
    });

    it('is created once, however often that is asked for with one key', async () => {
      const extra = { idempotencyKey: 'endpoint-once' };
      const [first, second] = [ok(await create({}, extra)), ok(await create({}, extra))];
      expect(second).toEqual(first);
      const conflict = await create({ description: 'Another' }, extra);
      expect([failure(conflict)[1], JSON.stringify(conflict.body).includes(first.id)]).toEqual(['idempotency_conflict', true]);
    });

    it('is one of so many that an account can have, and takes none of another account', async () => {
      const full = await newPlatform(stage(), 'Full of endpoints');
      const theirs = await newUser(full);
      for (let n = 0; n < 50; n += 1) ok(await create({}, {}, full.api));
      expect(failure(await create({}, {}, full.api))).toEqual([400, 'webhook_endpoint_limit_exceeded', undefined]);
      ok(await create({}, as(theirs), full.api));
      expect((await full.fleexpay.post('/webhook_endpoints', { url: 'https://example.com/', events: ['*'] })).status).toBe(201);
    });
  });

  describe('a webhook of the Xflow API', () => {
    let platform: Platform;
    let user: XflowAccount;
    const receivers: Receiver[] = [];
    beforeEach(async () => {
      platform = await newPlatform(stage(), 'Xflow webhooks');
      ({ user } = await activeUser(platform));
      // What has been told of the user by now is none of an endpoint that is made later.
      await eventually(async () => expect(ok(await platform.api.get<XflowList<XflowEvent>>(`/events?account_id=${user.id}`)).data).toHaveLength(4), ARRIVES);
    });
    afterEach(() => Promise.all(receivers.splice(0).map((receiver) => receiver.close())));

    async function subscribe(body: object = {}, extra: Extra = {}, options: ReceiverOptions = {}) {
      const receiver = await startReceiver(options);
      receivers.push(receiver);
      const endpoint = ok(await platform.api.post<Endpoint>('/webhook_endpoints', { url: receiver.url, enabled_events: ['*'], ...body }, extra));
      return { receiver, endpoint };
    }
    const arrived = async (receiver: Receiver, count: number) =>
      eventually(() => {
        expect(receiver.deliveries.length).toBeGreaterThanOrEqual(count);
        return receiver.deliveries;
      }, ARRIVES);
    const linked = ({ deliveries }: Receiver) => deliveries.map((delivery) => eventOf(delivery).linked_id);

    it('is the event, signed as Standard Webhooks has it, by the whole secret as it was returned', async () => {
      const { receiver, endpoint } = await subscribe({ platform: false });
      const partner = await activePartner(platform, 'Signed', user);
      const [delivery] = await arrived(receiver, 1);
      const { rawBody, headers } = delivery!;
      expect(JSON.parse(rawBody)).toMatchObject({ object: 'event', type: 'account.status.activated', account_id: user.id, linked_id: partner.id, livemode: false });
      const event = eventOf(delivery!);
      expect(ok(await platform.api.get(`/events/${event.id}`))).toEqual(event);
      expect([headers['webhook-id'], headers['fleexpay-signature']]).toEqual([event.id, undefined]);
      const library = new Webhook(Buffer.from(endpoint.secret ?? '', 'utf8').toString('base64'));
      expect(library.verify(rawBody, headers as Record<string, string>)).toEqual(event);
      expect(() => library.verify(`${rawBody} `, headers as Record<string, string>)).toThrow();
      expect(() => library.verify(rawBody, { ...(headers as Record<string, string>), 'webhook-id': 'event_other' })).toThrow();
      expect(() => new Webhook(Buffer.from(`${endpoint.secret}x`, 'utf8').toString('base64')).verify(rawBody, headers as Record<string, string>)).toThrow();
    });

    it("goes to the platform, to whoever asked for all users', or to the one user, by whose event it is", async () => {
      const [ofPlatform, ofUsers, ofUser] = [await subscribe(), await subscribe({ platform: false }), await subscribe({}, as(user))];
      const { user: other } = await activeUser(platform);
      const own = await activePartner(platform, 'Own');
      const theirs = await activePartner(platform, 'Theirs', user);
      await Promise.all([arrived(ofPlatform.receiver, 1), arrived(ofUsers.receiver, 5), arrived(ofUser.receiver, 1)]);
      await sleep(500);
      expect(linked(ofPlatform.receiver)).toEqual([own.id]);
      expect(linked(ofUser.receiver)).toEqual([theirs.id]);
      expect(new Set(linked(ofUsers.receiver).filter((id) => id.startsWith('account_')))).toEqual(new Set([other.id, theirs.id]));
      expect(ofUsers.receiver.deliveries).toHaveLength(5);
    });

    it('comes in the order of what happened to an object, also when an attempt fails', async () => {
      const { receiver } = await subscribe({ platform: false }, {}, { statusFor: (_delivery, index) => (index < 2 ? 500 : 200) });
      const { user: other } = await activeUser(platform);
      const distinct = () => [...new Map(receiver.deliveries.map((each) => [eventOf(each).id, eventOf(each)])).values()];
      await eventually(() => expect(distinct()).toHaveLength(4), ARRIVES);
      const typesOf = (linkedObject: string) => distinct().filter((event) => event.linked_object === linkedObject).map(({ type }) => type);
      expect(typesOf('account')).toEqual(['account.status.activated', 'account.payouts_enabled.updated']);
      expect(typesOf('address')).toEqual(['address.created', 'address.status.activated']);
      expect(new Set(distinct().map((event) => event.account_id))).toEqual(new Set([other.id]));
    });

    it('comes only to endpoints that asked for its type', async () => {
      const { receiver } = await subscribe({ enabled_events: ['address.status.activated'], platform: false });
      const { address } = await activeUser(platform);
      await arrived(receiver, 1);
      await sleep(500);
      expect(receiver.deliveries.map((delivery) => [eventOf(delivery).type, eventOf(delivery).linked_id])).toEqual([['address.status.activated', address]]);
    });

    it('waits while its endpoint is deactivated, and comes once it is activated', async () => {
      const { receiver, endpoint } = await subscribe();
      ok(await platform.api.post(`/webhook_endpoints/${endpoint.id}/deactivate`, {}));
      const own = await activePartner(platform, 'Waits');
      await sleep(700);
      expect(receiver.deliveries).toEqual([]);
      ok(await platform.api.post(`/webhook_endpoints/${endpoint.id}/activate`, {}));
      await arrived(receiver, 1);
      expect(linked(receiver)).toEqual([own.id]);
    });

    it("is that of the account which the endpoint was last changed to hear", async () => {
      const { receiver, endpoint } = await subscribe();
      ok(await platform.api.post(`/webhook_endpoints/${endpoint.id}`, { platform: false }));
      await activePartner(platform, 'Unheard');
      const heard = await activePartner(platform, 'Heard', user);
      await arrived(receiver, 1);
      await sleep(500);
      expect(linked(receiver)).toEqual([heard.id]);
    });

    it("leaves a FleexPay endpoint of the same tenant to FleexPay's own events", async () => {
      const receiver = await startReceiver();
      receivers.push(receiver);
      ok(await platform.fleexpay.post('/webhook_endpoints', { url: receiver.url, events: ['*'] }));
      const { receiver: xflow } = await subscribe();
      ok(await platform.fleexpay.post('/sandbox/fund', { account_id: platform.account.replace('account_', 'acc_'), currency: 'USD', amount: '10.00' }));
      await Promise.all([arrived(receiver, 1), arrived(xflow, 1)]);
      await sleep(500);
      expect(receiver.deliveries.map(({ rawBody }) => (JSON.parse(rawBody) as { type: string }).type)).toEqual(['deposit.completed']);
      expect(xflow.deliveries.map((delivery) => eventOf(delivery).type)).toEqual(['deposit.status.completed']);
    });
  });
}
