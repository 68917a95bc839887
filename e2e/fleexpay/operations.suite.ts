import { Client, type Failure } from '../support/client.js';
import type { Stage } from '../support/stage.js';

/** What an SRE looks at, without a key. */
export function operations(stage: () => Stage): void {
  describe('a running process', () => {
    it.each(['/health/live', '/health/ready'])('answers %s without a key', async (path) => {
      expect((await fetch(stage().origin + path)).status).toBe(200);
    });

    it('tells Prometheus what it does', async () => {
      const answer = await fetch(`${stage().origin}/metrics`);
      expect(answer.status).toBe(200);
      const text = await answer.text();
      expect(text).toMatch(/^# TYPE \w+ (counter|gauge|histogram)$/m);
      expect(text).toMatch(/http_request_duration_seconds/);
    });
  });

  describe('the operator', () => {
    it('has the ledger proved', async () => {
      const { status, body } = await stage().operator.client.get<{ sound: boolean; problems: string[] }>('/ledger/verify');
      expect([status, body.sound, body.problems]).toEqual([200, true, []]);
    });

    it('finds nothing parked, and is told of a cursor that is none', async () => {
      for (const service of ['accounts', 'quotes', 'ledger', 'collections', 'webhooks']) {
        const { status, body } = await stage().operator.client.get<{ data: unknown[] }>(`/parked?service=${service}`);
        expect([service, status, body.data]).toEqual([service, 200, []]);
      }
      const { status, body } = await stage().operator.client.get<Failure>('/parked?service=ledger&starting_after=nonsense');
      expect([status, body.error.param]).toEqual([400, 'starting_after']);
    });

    it('makes a key for the only tenant without naming it', async () => {
      const { status, body } = await stage().operator.client.post<{ mode: string; kind: string; secret: string }>('/keys', {});
      expect([status, body.mode, body.kind]).toEqual([201, 'test', 'secret']);
      expect((await new Client(stage().fleexpay, body.secret).get('/accounts')).status).toBe(200);
    });
  });
}
