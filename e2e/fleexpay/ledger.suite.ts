import type { Failure } from '../support/client.js';
import { ok } from '../support/client.js';
import { unitsOf } from '../support/decimal.js';
import { convert, everything, fund, quote, transactions } from '../support/flows.js';
import type { Balances, List, Transaction } from '../support/objects.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

export function ledger(stage: () => Stage): void {
  describe("an account's transactions", () => {
    let actor: Actor;
    let all: Transaction[];

    beforeAll(async () => {
      actor = await newActor(stage(), 'Ledger');
      for (const amount of ['100.00', '200.00', '300.00']) await fund(actor, 'EUR', amount);
      await fund(actor, 'BTC', '1.00000001');
      for (const amount of ['100.00', '40.00', '70.00']) ok(await convert(actor, (await quote(actor, amount)).id));
      all = await transactions(actor);
    });

    const list = (query: string) => actor.api.get<List<Transaction>>(`/transactions?account_id=${actor.account}${query}`);
    const ids = (of: List<Transaction>) => of.data.map(({ id }) => id);

    it('are the newest first, each with the fields of the reference', () => {
      expect(all.length).toBe(4 + 3 * 3);
      for (const transaction of all) {
        expect(transaction).toEqual({
          id: expect.stringMatching(/^txn_[0-9A-Za-z]{22}$/),
          type: expect.stringMatching(/^(deposit|conversion|fee)$/),
          direction: expect.stringMatching(/^(debit|credit)$/),
          currency: expect.any(String),
          amount: expect.stringMatching(/^\d+(\.\d+)?$/),
          balance_after: expect.stringMatching(/^\d+(\.\d+)?$/),
          reference: expect.stringMatching(/^(dep|cnv)_[0-9A-Za-z]{22}$/),
          created_at: expect.stringMatching(/Z$/),
        });
      }
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    });

    it('add up: each balance is the one before it and the amount (invariant 4)', async () => {
      const balances: Record<string, bigint> = {};
      for (const { currency, direction, amount, balance_after: after } of [...all].reverse()) {
        const moved = direction === 'debit' ? -unitsOf(amount) : unitsOf(amount);
        balances[currency] = (balances[currency] ?? 0n) + moved;
        expect(unitsOf(after)).toBe(balances[currency]);
      }
      const { data } = ok(await actor.api.get<Balances>(`/accounts/${actor.account}/balances`));
      expect(Object.fromEntries(data.map((each) => [each.currency, unitsOf(each.available)]))).toMatchObject(balances);
    });

    it('come in pages, forwards', async () => {
      const first = ok(await list('&limit=4'));
      expect(first).toMatchObject({ object: 'list', has_more: true, next_cursor: all[3]?.id });
      expect(ids(first)).toEqual(all.slice(0, 4).map(({ id }) => id));
      const second = ok(await list(`&limit=4&starting_after=${first.next_cursor}`));
      expect(ids(second)).toEqual(all.slice(4, 8).map(({ id }) => id));
      for (const limit of [1, 3, all.length]) {
        const walked = await everything<Transaction>(actor, `/transactions?account_id=${actor.account}`, limit);
        expect(walked).toEqual(all);
      }
    });

    it('end with has_more false and no cursor', async () => {
      const last = ok(await list(`&limit=2&starting_after=${all.at(-3)?.id}`));
      expect(ids(last)).toEqual(all.slice(-2).map(({ id }) => id));
      expect([last.has_more, last.next_cursor]).toEqual([false, null]);
    });

    it('come in pages, backwards', async () => {
      const before = ok(await list(`&limit=3&ending_before=${all[6]?.id}`));
      expect([ids(before), before.has_more]).toEqual([all.slice(3, 6).map(({ id }) => id), true]);
      const top = ok(await list(`&limit=5&ending_before=${all[2]?.id}`));
      expect([ids(top), top.has_more]).toEqual([all.slice(0, 2).map(({ id }) => id), false]);
    });

    it('are 25 a page unless limit says otherwise', async () => {
      const rich = await newActor(stage(), 'Many pages');
      for (let round = 0; round < 3; round += 1) await Promise.all(Array.from({ length: 9 }, () => fund(rich, 'EUR', '1.00')));
      const page = ok(await rich.api.get<List<Transaction>>(`/transactions?account_id=${rich.account}`));
      expect([page.data.length, page.has_more]).toEqual([25, true]);
    });

    it('can be filtered by type and by currency, also page by page', async () => {
      const fees = all.filter(({ type }) => type === 'fee');
      expect(ok(await list('&type=fee')).data).toEqual(fees);
      expect(ok(await list('&currency=BTC')).data).toEqual(all.filter(({ currency }) => currency === 'BTC'));
      const eurConversions = all.filter(({ type, currency }) => type === 'conversion' && currency === 'EUR');
      expect(await transactions(actor, '&type=conversion&currency=EUR')).toEqual(eurConversions);
      expect(await everything(actor, `/transactions?account_id=${actor.account}&type=fee`, 1)).toEqual(fees);
      expect(ok(await list('&currency=JPY')).data).toEqual([]);
    });

    it('can be read one by one', async () => {
      for (const transaction of all.slice(0, 3)) {
        expect(ok(await actor.api.get(`/transactions/${transaction.id}`))).toEqual(transaction);
      }
    });

    it("are nobody else's (invariant 10)", async () => {
      const stranger = await newActor(stage(), 'Curious');
      expect((await stranger.api.get(`/transactions/${all[0]?.id}`)).status).toBe(404);
      expect(ok(await stranger.api.get<List<Transaction>>(`/transactions?account_id=${actor.account}`)).data).toEqual([]);
      expect(ok(await stranger.api.get<List<Transaction>>('/transactions')).data).toEqual([]);
      const cursor = await stranger.api.get(`/transactions?account_id=${stranger.account}&starting_after=${all[0]?.id}`);
      expect(cursor.status).toBe(400);
    });

    it.each([
      ['limit=0', 'limit'], ['limit=101', 'limit'], ['limit=ten', 'limit'], ['limit=-1', 'limit'], ['limit=1.5', 'limit'],
      ['limit=', 'limit'], ['limit=1&limit=2', 'limit'], ['starting_after=nonsense', 'starting_after'],
      [`starting_after=txn_${'z'.repeat(22)}`, 'starting_after'], [`starting_after=txn_${'1'.repeat(22)}`, 'starting_after'],
      [`ending_before=qt_${'0'.repeat(22)}`, 'ending_before'], ['type=gift', 'type'], ['currency=XXX', 'currency'], ['colour=red', 'colour'],
    ])('refuse ?%s', async (query, param) => {
      const answer = await actor.api.get<Failure>(`/transactions?account_id=${actor.account}&${query}`);
      expect([answer.status, answer.body.error.type, answer.body.error.param]).toEqual([400, 'invalid_request', param]);
    });

    it('refuse both cursors at once', async () => {
      expect((await list(`&starting_after=${all[5]?.id}&ending_before=${all[1]?.id}`)).status).toBe(400);
    });
  });
}
