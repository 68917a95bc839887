import { Client, type Failure } from '../support/client.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

const REQUEST_ID = /^req_[0-9A-Za-z]{22}$/;

/** One error body for whatever goes wrong. */
export function failures(stage: () => Stage): void {
  describe('an error', () => {
    let actor: Actor;

    beforeAll(async () => {
      actor = await newActor(stage(), 'Failures');
    });

    const CASES: readonly (readonly [string, string, string, string | undefined, number, string, string | null])[] = [
      ['malformed JSON', 'POST', '/quotes', '{"from_currency":', 400, 'invalid_request', null],
      ['an empty body', 'POST', '/quotes', '', 400, 'invalid_request', null],
      ['null for a body', 'POST', '/quotes', 'null', 400, 'invalid_request', null],
      ['a list for a body', 'POST', '/quotes', '[]', 400, 'invalid_request', null],
      ['a text for a body', 'POST', '/quotes', '"EUR"', 400, 'invalid_request', null],
      ['an unknown field', 'POST', '/quotes', '{"from_currency":"EUR","to_currency":"USDC","from_amount":"1.00","speed":"fast"}', 400, 'invalid_request', 'speed'],
      ['a missing field', 'POST', '/quotes', '{"from_currency":"EUR","from_amount":"1.00"}', 400, 'invalid_request', 'to_currency'],
      ['a wrong type', 'POST', '/quotes', '{"from_currency":"EUR","to_currency":"USDC","from_amount":1}', 400, 'invalid_request', 'from_amount'],
      ['null for a field', 'POST', '/quotes', '{"from_currency":null,"to_currency":"USDC","from_amount":"1.00"}', 400, 'invalid_request', 'from_currency'],
      ['an unknown route', 'GET', '/nothing', undefined, 404, 'not_found', null],
      ['an unknown object', 'GET', '/quotes/qt_0000000000000000000000', undefined, 404, 'not_found', null],
      ['a query where none is taken', 'GET', '/quotes/qt_0000000000000000000000?expand=all', undefined, 400, 'invalid_request', 'expand'],
    ];

    it.each(CASES)('for %s has the documented shape', async (_what, method, path, body, status, type, param) => {
      const answer = await actor.api.send<Failure>(method, path, body);
      expect([answer.status, answer.body.error?.type]).toEqual([status, type]);
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
      expect(Object.keys(answer.body)).toEqual(['error']);
      expect(answer.body.error.message).toMatch(/^\S.*\.$/);
      expect(answer.body.error.request_id).toMatch(REQUEST_ID);
      expect(answer.headers.get('request-id')).toBe(answer.body.error.request_id);
      if (param !== null) expect(answer.body.error.param).toBe(param);
    });

    it('for a method that the path does not have says which it has', async () => {
      const answer = await actor.api.send<Failure>('DELETE', '/quotes', undefined);
      expect([answer.status, answer.body.error.request_id]).toEqual([405, expect.stringMatching(REQUEST_ID)]);
      expect(answer.headers.get('allow')).toContain('POST');
    });

    it('for a body that is too large is a 413 in the same shape', async () => {
      const answer = await actor.api.post<Failure>('/quotes', { from_currency: 'E'.repeat(3_000_000) });
      expect([answer.status, answer.body.error.request_id]).toEqual([413, expect.stringMatching(REQUEST_ID)]);
    });

    it('for another content type is told as such', async () => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'nonsense']) {
        const answer = await actor.api.send<Failure>('POST', '/quotes', '{}', { headers: { 'content-type': type } });
        expect([type, answer.status >= 400 && answer.status < 500, typeof answer.body.error.type]).toEqual([type, true, 'string']);
      }
    });

    it('has an id of its own each time, as every answer has', async () => {
      const answers = await Promise.all([1, 2, 3].map(() => actor.api.get('/accounts')));
      const ids = answers.map(({ headers }) => headers.get('request-id'));
      expect(new Set(ids).size).toBe(3);
      for (const id of ids) expect(id).toMatch(REQUEST_ID);
    });

    it('carries the limits too once it is known who asks', async () => {
      const answer = await actor.api.get('/nothing');
      expect(answer.headers.get('x-ratelimit-limit')).toMatch(/^\d+$/);
    });

    it('without a key has the same shape', async () => {
      const answer = await new Client(stage().fleexpay, 'x').get<Failure>('/accounts');
      expect([answer.status, answer.body.error.type]).toEqual([401, 'authentication_error']);
      expect(answer.body.error.request_id).toMatch(REQUEST_ID);
    });
  });
}
