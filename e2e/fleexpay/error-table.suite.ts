import { type Answer, Client, type Failure } from '../support/client.js';
import { convert, fund, quote } from '../support/flows.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

/** Each row of the reference's table of statuses, but 500, which no request may bring about. */
export function errorTable(stage: () => Stage): void {
  describe('an answer with the status', () => {
    let actor: Actor;

    beforeAll(async () => {
      actor = await newActor(stage(), 'Error table');
      await fund(actor, 'EUR', '10.00');
    });

    const keyed = async (more: object) => new Client(stage().fleexpay, (await stage().operator.key({ tenant_id: actor.tenantId, mode: 'test', ...more })).secret);

    /** Four fields, no more, and the headers that every answer has. */
    function isError({ status, body, headers }: Answer<Failure>, expected: number, type: string, param: string | null): void {
      expect([status, body]).toEqual([expected, { error: { type, message: expect.stringMatching(/^\S.*\.$/s), param, request_id: expect.stringMatching(/^req_[0-9A-Za-z]{22}$/) } }]);
      for (const name of ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset']) expect([name, headers.get(name)]).toEqual([name, expect.stringMatching(/^\d+$/)]);
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    }

    it('400 is for what is malformed', async () => {
      isError(await actor.api.send('POST', '/quotes', '{'), 400, 'invalid_request', null);
      isError(await actor.api.post('/quotes', { from_currency: 'EUR' }), 400, 'invalid_request', 'to_currency');
      isError(await actor.api.get('/transactions?limit=0'), 400, 'invalid_request', 'limit');
      isError(await actor.api.get('/accounts/%ff'), 400, 'invalid_request', null);
    });

    it('401 is for a key that is none', async () => {
      isError(await new Client(stage().fleexpay, 'sk_live_4f9c2a7b1e8d').get('/accounts'), 401, 'authentication_error', null);
      isError(await new Client(stage().fleexpay, '').post('/quotes', {}), 401, 'authentication_error', null);
    });

    it('403 is for a key without the scope', async () => {
      const api = await keyed({ scopes: ['quotes:write'] });
      isError(await api.get('/accounts'), 403, 'permission_error', null);
    });

    it('404 is for what is not there', async () => {
      isError(await actor.api.get('/accounts/acc_5Tg1Wq'), 404, 'not_found', null);
      isError(await actor.api.get('/nothing/here'), 404, 'not_found', null);
      isError(await convert(actor, 'qt_0000000000000000000000'), 404, 'not_found', 'quote_id');
      isError(await convert(actor, 'qt_3p9Xk2'), 404, 'not_found', 'quote_id');
      isError(await convert(actor, 'acc_5Tg1Wq'), 400, 'invalid_request', 'quote_id');
    });

    it('409 is for a state, and for a key of another request', async () => {
      const { id } = await quote(actor, '1.00');
      await convert(actor, id, 'error-table-1');
      isError(await convert(actor, id), 409, 'quote_already_used', 'quote_id');
      const other = await actor.api.post<Failure>('/quotes', { from_currency: 'EUR', to_currency: 'USDC', from_amount: '2.00' }, { idempotencyKey: 'error-table-1' });
      isError(other, 409, 'idempotency_conflict', null);
    });

    it('422 is for too little money', async () => {
      isError(await convert(actor, (await quote(actor, '1000.00')).id), 422, 'insufficient_funds', 'quote_id');
    });

    it('429 is for too many requests, and says when to come back', async () => {
      const api = await keyed({ limits: { reads_per_second: 1, writes_per_second: 1 } });
      const answers = await Promise.all([1, 2, 3, 4].map(() => api.get<Failure>('/accounts')));
      const refused = answers.find(({ status }) => status === 429);
      if (refused === undefined) throw new Error('four requests at once were one a second');
      isError(refused, 429, 'rate_limited', null);
      expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    });
  });
}
