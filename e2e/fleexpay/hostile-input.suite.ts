import { ok, type Answer, type Failure } from '../support/client.js';
import { available, fund } from '../support/flows.js';
import { rawRequest } from '../support/raw-request.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

const QUOTE = { from_currency: 'EUR', to_currency: 'USDC', from_amount: '1.00' };
const deep = (levels: number) => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);

/** What no honest client sends. Every one is the client's fault, told as such, and none is ours. */
export function hostileInput(stage: () => Stage): void {
  describe('hostile input', () => {
    let actor: Actor;

    beforeAll(async () => {
      actor = await newActor(stage(), 'Hostile');
      await fund(actor, 'EUR', '100.00');
    });

    const refused = (answer: Answer<Failure>) => {
      expect([answer.status, answer.status >= 400 && answer.status < 500]).toEqual([answer.status, true]);
      expect(typeof answer.body.error?.message).toBe('string');
    };

    it.each([
      ['__proto__ as a field', '{"__proto__":{"from_amount":"1.00"},"from_currency":"EUR","to_currency":"USDC"}'],
      ['constructor as a field', '{"constructor":{"prototype":{"x":1}},"from_currency":"EUR","to_currency":"USDC","from_amount":"1.00"}'],
      ['toString as a field', '{"toString":"1","from_currency":"EUR","to_currency":"USDC","from_amount":"1.00"}'],
      ['a null byte in a text', '{"from_currency":"EUR\\u0000","to_currency":"USDC","from_amount":"1.00"}'],
      ['a null byte in an amount', '{"from_currency":"EUR","to_currency":"USDC","from_amount":"1\\u0000.00"}'],
      ['half of a surrogate pair', '{"from_currency":"\\ud800","to_currency":"USDC","from_amount":"1.00"}'],
      ['an object for an amount', '{"from_currency":"EUR","to_currency":"USDC","from_amount":{"$gt":""}}'],
      ['a list for an amount', '{"from_currency":"EUR","to_currency":"USDC","from_amount":["1.00"]}'],
      ['a currency from the prototype', '{"from_currency":"__proto__","to_currency":"constructor","from_amount":"1.00"}'],
      ['a megabyte of digits', `{"from_currency":"EUR","to_currency":"USDC","from_amount":"${'9'.repeat(60_000)}"}`],
      ['a huge number', '{"from_currency":"EUR","to_currency":"USDC","from_amount":1e999}'],
      ['nesting', deep(60)],
      ['deep nesting', deep(9_000)],
      ['lists in lists', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
      ['a byte order mark', '\ufeff{}'],
      ['nothing but spaces', '   '],
      ['NaN', '{"from_amount":NaN}'],
    ])('is refused: %s', async (_what, body) => {
      refused(await actor.api.send<Failure>('POST', '/quotes', body));
    });

    it('is refused: bytes that are no UTF-8', async () => {
      const body = Buffer.from('{"label":"caf?"}');
      body[13] = 0xe9;
      const answer = await actor.api.send<Failure>('POST', '/accounts', body);
      refused(answer);
      expect(answer.body.error.message).toContain('UTF-8');
    });

    it.each(['accounts', 'quotes', 'conversions', 'transactions', 'webhook_endpoints'])('is refused: ids of all kinds under /%s', async (resource) => {
      const ids = [
        'x'.repeat(3_000), '%00', '%ff', '%F0%9F%92%B8', '..%2f..%2fetc', "'%20or%201=1--", '%7B%7D', '-1', '0', 'null', 'undefined',
        `acc_${'!'.repeat(22)}`, `qt_${'z'.repeat(22)}`, `txn_${'0'.repeat(10_000)}`, '00000000-0000-0000-0000-000000000000',
      ];
      for (const id of ids) refused(await actor.api.get<Failure>(`/${resource}/${id}`));
    });

    it.each(['account_id', 'starting_after', 'ending_before', 'limit', 'type', 'currency'])('is refused: garbage in the query as %s', async (name) => {
      for (const value of ['%00', '%ff%fe', '[]', '{}', 'x'.repeat(5_000), '__proto__', '%F0%9F%92%B8']) {
        refused(await actor.api.get<Failure>(`/transactions?${name}=${value}`));
      }
      refused(await actor.api.get<Failure>(`/transactions?${name}[a]=1`));
      refused(await actor.api.get<Failure>(`/transactions?${name}=1&${name}=2`));
    });

    it.each([
      ['a percent sign without its digits', '/fleexpay/v1/accounts/%'],
      ['a percent sign with wrong digits', '/fleexpay/v1/accounts/%zz'],
      ['an overlong encoding', '/fleexpay/v1/accounts/%c0%af'],
      ['a percent sign in the query', '/fleexpay/v1/transactions?account_id=%'],
      ['a backslash', '/fleexpay/v1/accounts\\x'],
      ['two slashes', '/fleexpay/v1//accounts'],
      ['dots', '/fleexpay/v1/accounts/../../../etc/passwd'],
    ])('is refused: %s in the path', async (_what, path) => {
      const answer = await rawRequest(stage().origin, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${actor.api.key}\r\nConnection: close\r\n\r\n`);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    });

    it.each([
      ['no HTTP at all', 'hello\r\n\r\n'],
      ['a header with a null byte', 'GET /fleexpay/v1/accounts HTTP/1.1\r\nHost: localhost\r\nX-A: a\0b\r\n\r\n'],
      ['two lengths', 'POST /fleexpay/v1/quotes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}'],
      ['a length and chunks', 'POST /fleexpay/v1/quotes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
      ['headers without end', `GET /fleexpay/v1/accounts HTTP/1.1\r\nHost: localhost\r\nX-A: ${'a'.repeat(100_000)}\r\n\r\n`],
    ])('is refused: %s', async (_what, bytes) => {
      const answer = await rawRequest(stage().origin, bytes);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    });

    it('has changed nothing', async () => {
      expect(await available(actor)).toEqual({ EUR: '100.00' });
      expect(ok(await actor.api.post('/quotes', QUOTE))).toMatchObject({ status: 'open' });
      expect(({} as Record<string, unknown>)['from_amount']).toBeUndefined();
    });
  });
}
