import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, Client, type Failure } from '../support/client.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

export function limits(stage: () => Stage): void {
  describe("a key's limits", () => {
    let actor: Actor;

    beforeAll(async () => {
      actor = await newActor(stage(), 'Limits');
    });

    const keyWith = async (more: object = {}) => {
      const { secret } = await stage().operator.key({ tenant_id: actor.tenantId, mode: 'test', ...more });
      return new Client(stage().fleexpay, secret);
    };
    const write = (api: Client) => api.post<Failure>('/quotes', { from_currency: 'EUR', to_currency: 'USDC', from_amount: '1.00' });
    const told = ({ headers }: Answer<unknown>) =>
      ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'].map((name) => Number(headers.get(name)));

    it('are 100 reads and 50 writes a second unless set, and told with every answer', async () => {
      const api = await keyWith();
      const read = await api.get('/accounts');
      const [limit, remaining, reset] = told(read);
      expect([limit, remaining]).toEqual([100, 99]);
      expect(Math.abs((reset ?? 0) - Date.now() / 1000)).toBeLessThanOrEqual(2);
      expect(told(await write(api)).slice(0, 2)).toEqual([50, 49]);
    });

    it('answer 429 with Retry-After beyond them, and nothing is done (reads and writes apart)', async () => {
      const api = await keyWith({ limits: { reads_per_second: 100, writes_per_second: 3 } });
      const answers = await Promise.all(Array.from({ length: 12 }, () => write(api)));
      const refused = answers.filter(({ status }) => status === 429);
      // The window may turn over once in between.
      expect(refused.length).toBeGreaterThanOrEqual(12 - 2 * 3);
      for (const answer of refused) {
        expect(answer.body.error.type).toBe('rate_limited');
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
        expect(told(answer)[1]).toBe(0);
      }
      expect((await api.get('/accounts')).status).toBe(200);
    });

    it('are over when Retry-After is over', async () => {
      const api = await keyWith({ limits: { reads_per_second: 2, writes_per_second: 2 } });
      const answers = await Promise.all([1, 2, 3, 4, 5].map(() => api.get('/accounts')));
      const refused = answers.find(({ status }) => status === 429);
      await sleep(1000 * Number(refused?.headers.get('retry-after')) + 50);
      expect((await api.get('/accounts')).status).toBe(200);
    });

    it("are each key's own", async () => {
      const [busy, idle] = [await keyWith({ limits: { reads_per_second: 1, writes_per_second: 1 } }), await keyWith()];
      await Promise.all([1, 2, 3].map(() => busy.get('/accounts')));
      expect((await idle.get('/accounts')).status).toBe(200);
    });
  });
}
