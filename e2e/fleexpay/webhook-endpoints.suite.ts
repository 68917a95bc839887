import { type Failure, ok } from '../support/client.js';
import type { Endpoint, List } from '../support/objects.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

const URL_ON_LOOPBACK = 'http://127.0.0.1:9/never';

export function webhookEndpoints(stage: () => Stage): void {
  describe('a webhook endpoint', () => {
    let actor: Actor;

    beforeAll(async () => {
      actor = await newActor(stage(), 'Webhook endpoints');
    });

    const create = (body: object) => actor.api.post<Endpoint>('/webhook_endpoints', body);
    const made = async () => ok(await create({ url: URL_ON_LOOPBACK, events: ['deposit.completed', 'conversion.settled'] }));

    it('is made with a secret of its own', async () => {
      const answer = await create({ url: URL_ON_LOOPBACK, events: ['deposit.completed'] });
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({
        id: expect.stringMatching(/^whk_[0-9A-Za-z]{22}$/),
        object: 'webhook_endpoint',
        url: URL_ON_LOOPBACK,
        events: ['deposit.completed'],
        status: 'enabled',
        secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{32,}=*$/),
      });
      expect((await made()).secret).not.toBe(answer.body.secret);
    });

    it('can be read back without its secret, and is listed, the newest first', async () => {
      const [older, newer] = [await made(), await made()];
      const { secret: _secret, ...rest } = newer;
      const read = ok(await actor.api.get(`/webhook_endpoints/${newer.id}`));
      expect(read).toEqual(rest);
      const list = ok(await actor.api.get<List<Endpoint>>('/webhook_endpoints?limit=2'));
      expect(list.data.map(({ id }) => id)).toEqual([newer.id, older.id]);
      expect(list.has_more).toBe(true);
    });

    it('is found by its status and by when it was made', async () => {
      const { id, created_at } = await made();
      ok(await actor.api.patch(`/webhook_endpoints/${id}`, { status: 'disabled' }));
      const found = async (query: string) => ok(await actor.api.get<List<Endpoint>>(`/webhook_endpoints?${query}`)).data.map((each) => each.id);
      expect(await found(`status=disabled&created_from=${created_at}`)).toEqual([id]);
      expect(await found('status=enabled')).not.toContain(id);
      expect(await found(`created_before=${created_at}`)).not.toContain(id);
    });

    it('changes only what a PATCH gives', async () => {
      const { id, url } = await made();
      const changed = ok(await actor.api.patch<Endpoint>(`/webhook_endpoints/${id}`, { events: ['conversion.settled'] }));
      expect(changed).toMatchObject({ id, url, events: ['conversion.settled'], status: 'enabled' });
      const disabled = ok(await actor.api.patch<Endpoint>(`/webhook_endpoints/${id}`, { status: 'disabled' }));
      expect(disabled).toMatchObject({ events: ['conversion.settled'], status: 'disabled' });
      expect(ok(await actor.api.get(`/webhook_endpoints/${id}`))).toMatchObject({ events: ['conversion.settled'], status: 'disabled' });
    });

    it('can be for everything, and be told to go elsewhere under another description', async () => {
      const { id } = ok(await create({ url: URL_ON_LOOPBACK, events: ['*'], description: 'All of it' }));
      const changed = ok(await actor.api.patch<Endpoint>(`/webhook_endpoints/${id}`, { url: `${URL_ON_LOOPBACK}/2`, description: null }));
      expect(changed).toMatchObject({ url: `${URL_ON_LOOPBACK}/2`, description: null, events: ['*'], status: 'enabled' });
      const refused = await actor.api.patch<Failure>(`/webhook_endpoints/${id}`, { url: 'https://10.0.0.1/', events: ['*', 'deposit.imagined'] });
      expect([refused.status, refused.body.error.type]).toEqual([400, 'invalid_request']);
      expect((await actor.api.patch<Failure>(`/webhook_endpoints/${id}`, { url: 'https://10.0.0.1/' })).body.error.param).toBe('url');
      expect(ok(await actor.api.get(`/webhook_endpoints/${id}`))).toEqual(changed);
    });

    it('is gone once it is deleted', async () => {
      const { id } = await made();
      expect((await actor.api.delete(`/webhook_endpoints/${id}`)).status).toBeLessThan(300);
      for (const answer of [
        await actor.api.get<Failure>(`/webhook_endpoints/${id}`),
        await actor.api.delete<Failure>(`/webhook_endpoints/${id}`),
        await actor.api.patch<Failure>(`/webhook_endpoints/${id}`, { status: 'enabled' }),
      ]) {
        expect([answer.status, answer.body.error.type]).toEqual([404, 'not_found']);
      }
    });

    it("is nobody else's to see, change or delete (invariant 10)", async () => {
      const { id } = await made();
      const stranger = await newActor(stage(), 'Another subscriber');
      expect((await stranger.api.get(`/webhook_endpoints/${id}`)).status).toBe(404);
      expect((await stranger.api.patch(`/webhook_endpoints/${id}`, { url: 'http://127.0.0.1:9/theirs' })).status).toBe(404);
      expect((await stranger.api.delete(`/webhook_endpoints/${id}`)).status).toBe(404);
      expect(ok(await actor.api.get(`/webhook_endpoints/${id}`))).toMatchObject({ url: URL_ON_LOOPBACK });
    });

    it.each([
      ['no URL', { url: 'not a url' }],
      ['a scheme that is not the web', { url: 'ftp://127.0.0.1/x' }],
      ['a private network', { url: 'https://10.1.2.3/hook' }],
      ['a private network over http', { url: 'http://192.168.1.1/hook' }],
      ['the metadata service of a cloud', { url: 'http://169.254.169.254/latest/meta-data' }],
      ['the same, mapped into IPv6', { url: 'http://[::ffff:169.254.169.254]/x' }],
      ['credentials in it', { url: 'https://user:password@example.com/hook' }],
      ['plain http to the public', { url: 'http://example.com/hook' }],
    ])('is refused with %s', async (_what, { url }) => {
      const answer = await actor.api.post<Failure>('/webhook_endpoints', { url, events: ['deposit.completed'] });
      expect([400, 422]).toContain(answer.status);
      expect(answer.body.error.param).toBe('url');
    });

    it.each([
      ['an unknown event type', { url: URL_ON_LOOPBACK, events: ['deposit.imagined'] }, /^events/],
      ['no event type', { url: URL_ON_LOOPBACK, events: [] }, /^events/],
      ['events that are no list', { url: URL_ON_LOOPBACK, events: 'deposit.completed' }, /^events/],
      ['no events at all', { url: URL_ON_LOOPBACK }, /^events/],
      ['no url', { events: ['deposit.completed'] }, /^url$/],
      ['a secret that the client chose', { url: URL_ON_LOOPBACK, events: ['deposit.completed'], secret: 'whsec_x' }, /^secret$/],
    ])('is refused with %s', async (_what, body, param) => {
      const answer = await actor.api.post<Failure>('/webhook_endpoints', body);
      expect([answer.status, answer.body.error.type]).toEqual([400, 'invalid_request']);
      expect(answer.body.error.param).toMatch(param);
    });
  });
}
