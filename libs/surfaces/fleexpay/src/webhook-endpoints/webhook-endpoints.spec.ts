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

  it('changes only what is given', async () => {
    await api.ask(`webhook_endpoints/${id}`, { method: 'PATCH', json: { description: null } });
    expect(api.world.sent.at(-1)?.command.payload).toEqual({ endpointId: uuid(70), dialect: 'fleexpay', description: null });
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
