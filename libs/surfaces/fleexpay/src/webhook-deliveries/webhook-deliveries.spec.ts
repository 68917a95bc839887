import type { DeliveryView } from '@corridor/contracts/webhooks';
import { accountIds, deliveryIds, endpointIds, eventIds } from '../ids.js';
import { boot, type Booted } from '../testing/boot.js';
import { uuid } from '../testing/views.js';

const view: DeliveryView = {
  id: uuid(71),
  endpoint: uuid(70),
  event: uuid(60),
  type: 'deposit.completed',
  account: uuid(20),
  sequence: 4,
  status: 'exhausted',
  resendOf: null,
  createdAt: '2026-06-30T12:00:00.100Z',
  nextAttemptAt: null,
  attempts: [
    { attemptedAt: '2026-06-30T12:00:01.000Z', answerCode: 503, durationMs: 12, answer: 'later' },
    { attemptedAt: '2026-06-30T12:00:06.000Z', answerCode: null, durationMs: 15_000, answer: 'no complete answer within 15000 ms' },
  ],
};
const endpoint = endpointIds.print(uuid(70));
const id = deliveryIds.print(uuid(71));
const listed = {
  id,
  object: 'webhook_delivery',
  webhook_endpoint_id: endpoint,
  event_id: eventIds.print(uuid(60)),
  event_type: 'deposit.completed',
  account_id: accountIds.print(uuid(20)),
  sequence: 4,
  status: 'failed',
  resend_of: null,
  attempt_count: 2,
  next_attempt_at: null,
  created_at: '2026-06-30T12:00:00Z',
};

describe('a webhook delivery', () => {
  let api: Booted;
  beforeAll(async () => {
    api = await boot();
    api.world.endpoints = [{ id: uuid(70), dialect: 'fleexpay', url: 'https://example.com/', events: ['*'], status: 'enabled', description: null, createdAt: view.createdAt, secret: 'whsec_A' }];
    api.world.deliveries = [view];
  });
  afterAll(async () => api.close());
  const at = `webhook_endpoints/${endpoint}/deliveries`;

  it('is read with its attempts, and listed without', async () => {
    expect((await api.ask(`${at}/${id}`)).body).toEqual({
      ...listed,
      attempts: [
        { attempted_at: '2026-06-30T12:00:01Z', http_status: 503, error: null, response_body: 'later', duration_ms: 12 },
        { attempted_at: '2026-06-30T12:00:06Z', http_status: null, error: 'no complete answer within 15000 ms', response_body: null, duration_ms: 15_000 },
      ],
    });
    expect((await api.ask(at)).body).toEqual({ object: 'list', data: [listed], has_more: false, next_cursor: null });
  });

  it('is found by how it stands, what it tells and when it was made', async () => {
    await api.ask(`${at}?status=failed&event_type=deposit.completed&created_from=2026-06-30T14:00:00%2B02:00&limit=5`);
    expect(api.world.asked.get('deliveries')).toEqual([uuid(70), { status: 'exhausted', type: 'deposit.completed', createdFrom: '2026-06-30T12:00:00.000Z', createdBefore: undefined }, { limit: 5, after: undefined, before: undefined }]);
  });

  it.each([
    ['status=exhausted', 'status'],
    ['event_type=deposit.lost', 'event_type'],
    ['created_before=yesterday', 'created_before'],
    ['limit=0', 'limit'],
    ['starting_after=dlv_1', 'starting_after'],
    ['type=deposit.completed', 'type'],
  ])('is not looked for by %s', async (query, param) => {
    const { status, body } = await api.ask(`${at}?${query}`);
    expect([status, body.error.param]).toEqual([400, param]);
  });

  it('is nowhere but at its endpoint', async () => {
    const nowhere = [`webhook_endpoints/${endpointIds.print(uuid(99))}/deliveries`, `webhook_endpoints/${endpointIds.print(uuid(99))}/deliveries/${id}`, `${at}/${deliveryIds.print(uuid(99))}`, `${at}/none`];
    for (const path of nowhere) expect((await api.ask(path)).status).toBe(404);
  });

  it('is sent again by a command that names a new delivery', async () => {
    api.world.reply = () => ({ kind: 'accepted', view: { ...view, id: uuid(72), status: 'pending', resendOf: uuid(71), attempts: [], nextAttemptAt: view.createdAt }, replayed: false, correlation: 'req_1' });
    const { status, body } = await api.post(`${at}/${id}/resend`, {}, { 'idempotency-key': 'again-1' });
    expect([status, body]).toEqual([201, { ...listed, id: deliveryIds.print(uuid(72)), status: 'pending', resend_of: id, attempt_count: 0, next_attempt_at: '2026-06-30T12:00:00Z', attempts: [] }]);
    expect(api.world.sent.at(-1)).toMatchObject({
      type: 'webhooks.ResendDelivery',
      command: { payload: { endpointId: uuid(70), dialect: 'fleexpay', deliveryId: uuid(71), resendId: expect.stringMatching(/^[0-9a-f-]{36}$/) } },
    });
    expect((await api.post(`${at}/${id}/resend`, { body: 'mine' })).body.error.param).toBe('body');
  });

  it('of an event is made for the endpoint that is named', async () => {
    const { status } = await api.post(`events/${eventIds.print(uuid(60))}/resend`, { webhook_endpoint_id: endpoint });
    expect(status).toBe(201);
    expect(api.world.sent.at(-1)).toMatchObject({ type: 'webhooks.ResendEvent', command: { payload: { endpointId: uuid(70), eventId: uuid(60) } } });
    expect((await api.post(`events/${eventIds.print(uuid(60))}/resend`, {})).body.error.param).toBe('webhook_endpoint_id');
  });

  it.each([
    [{ reason: 'endpoint_not_found', endpoint: uuid(70) }, 404, 'not_found', 'webhook_endpoint_id'],
    [{ reason: 'endpoint_disabled', endpoint: uuid(70) }, 409, 'conflict', 'webhook_endpoint_id'],
    [{ reason: 'delivery_not_found', delivery: uuid(71) }, 404, 'not_found', null],
    [{ reason: 'event_not_found', event: uuid(60) }, 404, 'not_found', null],
  ])('that can not be sent again for %j is told in the words of the API', async (rejection, status, type, param) => {
    api.world.reply = () => ({ kind: 'rejected', rejection, replayed: false, correlation: 'req_1' });
    const event = await api.post(`events/${eventIds.print(uuid(60))}/resend`, { webhook_endpoint_id: endpoint });
    expect([event.status, event.body.error.type, event.body.error.param]).toEqual([status, type, param]);
    const delivery = await api.post(`${at}/${id}/resend`, {});
    expect([delivery.status, delivery.body.error.type, delivery.body.error.param]).toEqual([status, type, null]);
  });
});
