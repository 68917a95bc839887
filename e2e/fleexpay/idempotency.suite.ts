import { randomUUID } from 'node:crypto';
import type { Failure } from '../support/client.js';
import { available, convert, fund, quote, transactions } from '../support/flows.js';
import type { Deposit, Quote } from '../support/objects.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

export function idempotency(stage: () => Stage): void {
  describe('an Idempotency-Key', () => {
    let actor: Actor;

    beforeAll(async () => {
      actor = await newActor(stage(), 'Idempotency');
      await fund(actor, 'EUR', '1000.00');
    });

    const deposit = <Body = Deposit>(amount: string, idempotencyKey: string, of: Actor = actor) =>
      of.api.post<Body>('/sandbox/fund', { account_id: of.account, currency: 'EUR', amount }, { idempotencyKey });

    it('replays the answer byte for byte and says so (invariant 8)', async () => {
      const key = randomUUID();
      const { id } = await quote(actor, '10.00');
      const first = await convert(actor, id, key);
      const entries = (await transactions(actor)).length;
      const second = await convert(actor, id, key);
      expect([second.status, second.text]).toEqual([201, first.text]);
      expect([first.headers.get('idempotent-replayed'), second.headers.get('idempotent-replayed')]).toEqual([null, 'true']);
      expect((await transactions(actor)).length).toBe(entries);
    });

    it('replays on every call that makes something', async () => {
      const body = { from_currency: 'EUR', to_currency: 'USDC', from_amount: '10.00' };
      const endpoint = { url: 'http://127.0.0.1:9/x', events: ['deposit.completed'] };
      for (const [path, sent] of [['/quotes', body], ['/webhook_endpoints', endpoint]] as const) {
        const key = randomUUID();
        const first = await actor.api.post(path, sent, { idempotencyKey: key });
        const second = await actor.api.post(path, sent, { idempotencyKey: key });
        expect([second.status, second.text, second.headers.get('idempotent-replayed')]).toEqual([first.status, first.text, 'true']);
      }
    });

    it('with another body is a conflict that names the object', async () => {
      const key = randomUUID();
      const first = await deposit('1.00', key);
      const before = await available(actor);
      const second = await deposit<Failure>('2.00', key);
      expect([second.status, second.body.error.type]).toEqual([409, 'idempotency_conflict']);
      expect(second.body.error.message).toContain(first.body.id);
      expect(await available(actor)).toEqual(before);
    });

    it('on another path is a conflict too', async () => {
      const key = randomUUID();
      const body = { from_currency: 'EUR', to_currency: 'USDC', from_amount: '1.00' };
      const made = await actor.api.post<Quote>('/quotes', body, { idempotencyKey: key });
      const answer = await convert<Failure>(actor, made.body.id, key);
      expect([answer.status, answer.body.error.type]).toEqual([409, 'idempotency_conflict']);
      expect(answer.body.error.message).toContain(made.body.id);
    });

    it('counts once when it is sent many times at once (invariant 8)', async () => {
      const before = (await transactions(actor)).length;
      const key = randomUUID();
      const answers = await Promise.all(Array.from({ length: 12 }, () => deposit('3.00', key)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
      expect((await transactions(actor)).length).toBe(before + 1);
    });

    it('replays a refusal of the domain, also when it would now succeed', async () => {
      const poor = await newActor(stage(), 'Poor for a moment');
      const { id } = await quote(poor, '10.00');
      const first = await convert<Failure>(poor, id, 'try-1');
      await fund(poor, 'EUR', '100.00');
      const second = await convert<Failure>(poor, id, 'try-1');
      expect([first.status, second.status, second.text]).toEqual([422, 422, first.text]);
      expect(second.headers.get('idempotent-replayed')).toBe('true');
      expect((await convert(poor, id, 'try-2')).status).toBe(201);
    });

    it('keeps nothing of a request that could not be read', async () => {
      const key = randomUUID();
      expect((await deposit<Failure>('nonsense', key)).status).toBe(400);
      expect((await deposit('1.00', key)).status).toBe(201);
    });

    it("is the tenant's own: another's same key is another key (invariant 10)", async () => {
      const key = randomUUID();
      const other = await newActor(stage(), 'Same key');
      const [mine, theirs] = [await deposit('1.00', key), await deposit('1.00', key, other)];
      expect([mine.status, theirs.status, theirs.headers.get('idempotent-replayed')]).toEqual([201, 201, null]);
      expect(theirs.body.id).not.toBe(mine.body.id);
    });

    it('may be any 1 to 255 printable characters, and nothing else', async () => {
      const status = async (key: string) =>
        (await actor.api.post<Quote>('/quotes', { from_currency: 'EUR', to_currency: 'USDC', from_amount: '1.00' }, { idempotencyKey: key })).status;
      expect(await Promise.all(['x', 'not a uuid!', '1c0d…f9', 'clé', 'k'.repeat(255)].map(status))).toEqual([200, 200, 200, 200, 200]);
      expect(await Promise.all(['', 'k'.repeat(256), 'cl\u0085', 'a\u200bb'].map(status))).toEqual([400, 400, 400, 400]);
    });
  });
}
