import { endpointIds } from '../ids.js';
import { boot, type Booted } from '../testing/boot.js';
import { uuid } from '../testing/views.js';

const id = endpointIds.print(uuid(70));
const view = {
  id: uuid(70),
  dialect: 'fleexpay',
  url: 'https://hooks.example.com/in',
  events: ['deposit.completed'],
  status: 'enabled' as const,
  description: null,
  createdAt: '2026-06-30T12:00:00.000Z',
  secret: 'whsec_AAAA',
};
const example = { url: view.url, events: ['deposit.completed', 'payout.completed', 'transfer.confirmed'] };

describe('a webhook endpoint', () => {
  let api: Booted;
  beforeAll(async () => {
    api = await boot();
    api.world.endpoints = [view];
  });
  beforeEach(() => {
    api.world.reply = () => ({ kind: 'accepted', view, replayed: false, correlation: 'req_1' });
  });
  afterAll(async () => api.close());

  it('is registered and told its secret', async () => {
    const { status, body } = await api.post('webhook_endpoints', example);
    expect(status).toBe(201);
    expect(body).toEqual({
      id,
      object: 'webhook_endpoint',
      url: view.url,
      events: view.events,
      secret: 'whsec_AAAA',
      status: 'enabled',
      description: null,
      created_at: '2026-06-30T12:00:00Z',
    });
  });

  it('tells its secret to nobody who reads, lists or changes it', async () => {
    expect((await api.ask(`webhook_endpoints/${id}`)).body).not.toHaveProperty('secret');
    expect((await api.ask('webhook_endpoints')).body.data[0]).not.toHaveProperty('secret');
    expect((await api.ask(`webhook_endpoints/${id}`, { method: 'PATCH', json: { status: 'disabled' } })).body).not.toHaveProperty('secret');
  });

  it('is listed by its status and by when it was made', async () => {
    expect((await api.ask('webhook_endpoints?status=disabled&created_from=2026-06-30T12:00:00Z&created_before=2026-07-01T00:00:00%2B02:00')).status).toBe(200);
    expect(api.world.asked.get('endpoints')?.[0]).toEqual({ statuses: ['disabled'], createdFrom: '2026-06-30T12:00:00.000Z', createdBefore: '2026-06-30T22:00:00.000Z' });
    for (const [query, param] of [['status=open', 'status'], ['created_from=x', 'created_from'], ['created_before=', 'created_before']]) {
      expect((await api.ask(`webhook_endpoints?${query}`)).body.error).toMatchObject({ type: 'invalid_request', param });
    }
  });

  it('changes only what is given', async () => {
    await api.ask(`webhook_endpoints/${id}`, { method: 'PATCH', json: { description: null } });
    expect(api.world.sent.at(-1)?.command.payload).toEqual({ endpointId: uuid(70), dialect: 'fleexpay', description: null });
  });

  it('gets a new secret, which is told once, beside the one before for a day unless it is said how long', async () => {
    const rolled = { ...view, secret: 'whsec_BBBB', previousSecretUntil: '2026-07-01T12:00:00.900Z' };
    api.world.reply = () => ({ kind: 'accepted', view: rolled, replayed: false, correlation: 'req_1' });
    const { status, body } = await api.post(`webhook_endpoints/${id}/roll_secret`, {});
    expect([status, body.secret, body.previous_secret_expires_at]).toEqual([200, 'whsec_BBBB', '2026-07-01T12:00:00Z']);
    expect(api.world.sent.at(-1)).toMatchObject({ type: 'webhooks.RollSecret', command: { payload: { endpointId: uuid(70), dialect: 'fleexpay', overlapSeconds: 86_400 } } });
    await api.ask(`webhook_endpoints/${id}/roll_secret`, { method: 'POST' });
    await api.post(`webhook_endpoints/${id}/roll_secret`, { overlap_seconds: 0 });
    expect(api.world.sent.slice(-2).map(({ command }) => (command.payload as { overlapSeconds: number }).overlapSeconds)).toEqual([86_400, 0]);
    const ended = await api.ask(`webhook_endpoints/${id}/previous_secret`, { method: 'DELETE' });
    expect([ended.status, ended.body.secret, api.world.sent.at(-1)?.type]).toEqual([200, undefined, 'webhooks.EndPreviousSecret']);
  });

  it.each([-1, 604_801, 1.5, '60', null])('gets no new secret with an overlap of %j', async (overlap_seconds) => {
    const { status, body } = await api.post(`webhook_endpoints/${id}/roll_secret`, { overlap_seconds });
    expect([status, body.error.param]).toEqual([400, 'overlap_seconds']);
  });

  it('gets no third secret while two are valid', async () => {
    const rejection = { reason: 'previous_secret_valid', until: '2026-07-01T12:00:00.000Z' };
    api.world.reply = () => ({ kind: 'rejected', rejection, replayed: false, correlation: 'req_1' });
    const { status, body } = await api.post(`webhook_endpoints/${id}/roll_secret`, { overlap_seconds: 60 });
    expect([status, body.error.type, body.error.param]).toEqual([409, 'conflict', 'overlap_seconds']);
    expect(body.error.message).toContain('2026-07-01T12:00:00Z');
  });

  it('is deleted, also by clients that name a type without sending a body', async () => {
    const headers = { 'content-type': 'application/json' };
    expect((await api.ask(`webhook_endpoints/${id}`, { method: 'DELETE', headers })).body).toEqual({ id, object: 'webhook_endpoint', deleted: true });
  });

  it.each([
    [{ ...example, url: 'hooks' }, 'url'],
    [{ ...example, url: 'ftp://example.com' }, 'url'],
    [{ ...example, url: `https://example.com/${'x'.repeat(2_029)}` }, 'url'],
    [{ ...example, description: 'x'.repeat(501) }, 'description'],
    [{ ...example, events: [] }, 'events'],
    [{ ...example, events: ['deposit.completed', 'deposit.completed'] }, 'events'],
    [{ ...example, events: ['deposit.lost'] }, 'events'],
    [{ ...example, events: 'deposit.completed' }, 'events'],
    [{ url: view.url }, 'events'],
  ])('is refused with %j', async (json, param) => {
    const { status, body } = await api.post('webhook_endpoints', json);
    expect([status, body.error.param]).toEqual([400, param]);
  });

  it.each([
    [{ reason: 'url_not_allowed', why: 'the address is private.' }, 400, 'invalid_request', 'url'],
    [{ reason: 'too_many_endpoints', most: 16 }, 422, 'limit_reached', null],
    [{ reason: 'endpoint_not_found', endpoint: uuid(70) }, 404, 'not_found', null],
  ])('refused with %j is told in the API’s words', async (rejection, status, type, param) => {
    api.world.reply = () => ({ kind: 'rejected', rejection, replayed: false, correlation: 'req_1' });
    const answer = await api.post('webhook_endpoints', { ...example, events: ['*'] });
    expect([answer.status, answer.body.error.type, answer.body.error.param]).toEqual([status, type, param]);
  });
});
