import { setTimeout as sleep } from 'node:timers/promises';
import { type Failure, ok } from '../support/client.js';
import { unitsOf } from '../support/decimal.js';
import { convert, everything, fund, quote, transactions } from '../support/flows.js';
import type { Account, Balances, Beneficiary, Deposit, List, Payout, Transaction } from '../support/objects.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

const GLOBEX = {
  type: 'bank',
  name: 'Globex Trading Inc',
  currency: 'USD',
  bank: { account_number: '000123456789', routing_number: '021000021', country: 'US' },
};
const HEAD = 'id,type,direction,currency,amount,balance_after,reference,created_at';

type Amounts = Readonly<Record<string, bigint>>;

/** After everything that can move an account's money: its transactions, balances and statements say the same. */
export function statements(stage: () => Stage): void {
  describe('transactions, balances and statements', () => {
    let actor: Actor;
    /** Newest first. */
    let all: Transaction[];
    /** Whole seconds between which money moved. */
    const moments: string[] = [];
    let payouts: readonly Payout[];

    /** Waits the second out, so that all until now is printed with a time up to it, and all that follows with a later one. */
    const remember = async () => {
      const now = new Date();
      moments.push(`${now.toISOString().slice(0, 19)}Z`);
      await sleep(1_000 - now.getUTCMilliseconds() + 20);
    };
    const happen = async (type: string, id: string) => ok(await actor.api.post('/sandbox/events', { type, object_id: id }));

    beforeAll(async () => {
      actor = await newActor(stage(), 'Statements');
      const beneficiary = ok(await actor.api.post<Beneficiary>('/beneficiaries', GLOBEX)).id;
      const pay = async (amount: string) =>
        ok(await actor.api.post<Payout>('/payouts', { account_id: actor.account, currency: 'USD', amount, beneficiary_id: beneficiary, rail: 'swift', reference: 'TEST HOLD' }));
      await remember();
      await fund(actor, 'USD', '1000.00');
      const deposit = await fund(actor, 'EUR', '1000.50');
      await remember();
      ok(await convert(actor, (await quote(actor, '600.00')).id));
      payouts = [await pay('50.00'), await pay('60.00'), await pay('70.00')];
      await happen('payout.completed', payouts[0]?.id ?? '');
      await happen('payout.failed', payouts[1]?.id ?? '');
      await remember();
      await happen('payout.completed', payouts[2]?.id ?? '');
      await happen('payout.returned', payouts[2]?.id ?? '');
      await happen('deposit.returned', deposit.id);
      await remember();
      await fund(actor, 'EUR', '700.00');
      await fund(actor, 'ETH', '0.000000000000000001');
      all = await transactions(actor);
    }, 60_000);

    const available = async (at?: string): Promise<Amounts> => {
      const { data } = ok(await actor.api.get<Balances>(`/accounts/${actor.account}/balances${at === undefined ? '' : `?at=${at}`}`));
      return Object.fromEntries(data.map((each) => [each.currency, unitsOf(each.available)]));
    };
    const folded = (of: readonly Transaction[]): Amounts => {
      const sums: Record<string, bigint> = Object.fromEntries(all.map(({ currency }) => [currency, 0n]));
      for (const { currency, direction, amount } of of) sums[currency] = (sums[currency] ?? 0n) + (direction === 'debit' ? -unitsOf(amount) : unitsOf(amount));
      return sums;
    };
    const statement = (currency: string, query = '') => actor.api.get<string>(`/accounts/${actor.account}/statement?currency=${currency}${query}`);
    const lineOf = (each: Transaction) => [each.id, each.type, each.direction, each.currency, each.amount, each.balance_after, each.reference, each.created_at].join(',');

    it('have every type that these movements have, and each movement its own', () => {
      expect([...new Set(all.map(({ type }) => type))].sort()).toEqual(
        ['conversion', 'debt_repayment', 'deposit', 'deposit_return', 'fee', 'payout', 'payout_failure', 'payout_return'],
      );
      const balances: Record<string, bigint> = {};
      for (const { currency, direction, amount, balance_after: after } of [...all].reverse()) {
        balances[currency] = (balances[currency] ?? 0n) + (direction === 'debit' ? -unitsOf(amount) : unitsOf(amount));
        expect(unitsOf(after)).toBe(balances[currency]);
      }
    });

    it('add up to the balances, now and at every moment between', async () => {
      expect(await available()).toEqual(folded(all));
      for (const at of moments) expect([at, await available(at)]).toEqual([at, folded(all.filter(({ created_at: made }) => made <= at))]);
      expect(new Set(moments.map((at) => all.filter(({ created_at: made }) => made <= at).length)).size).toBe(moments.length);
    });

    it('are the same in the file as in the list, for every currency', async () => {
      const currencies = Object.keys(folded(all));
      expect(currencies.length).toBe(4);
      for (const currency of currencies) {
        const answer = await statement(currency);
        expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
        const lines = answer.text.split('\r\n');
        expect(lines.slice(2, -2)).toEqual(all.filter((each) => each.currency === currency).reverse().map(lineOf));
        const [zero] = [all.findLast((each) => each.currency === currency)?.balance_after.replace(/\d/g, '0')];
        expect([lines[0], lines.at(-1)]).toEqual([HEAD, '']);
        expect(lines[1]?.split(',').slice(0, 5)).toEqual(['', 'opening_balance', '', currency, '']);
        expect(unitsOf(lines[1]?.split(',')[5] ?? zero ?? '')).toBe(0n);
        expect(unitsOf(lines.at(-2)?.split(',')[5] ?? '')).toBe(folded(all)[currency]);
      }
    });

    it('join up: a statement opens with what the one before it closed with, which is the balance of the second before', async () => {
      const bounds = moments.map((at) => new Date(Date.parse(at) + 1_000).toISOString().replace('.000Z', 'Z'));
      for (const currency of ['EUR', 'USD', 'USDC']) {
        const parts = [undefined, ...bounds].map((from, index) => ({ from, before: bounds[index] }));
        const lines: string[] = [];
        for (const { from, before } of parts) {
          const text = ok(await statement(currency, `${from === undefined ? '' : `&created_from=${from}`}${before === undefined ? '' : `&created_before=${before}`}`));
          const read = text.split('\r\n').slice(1, -1);
          const [opening, closing] = [read[0]?.split(',')[5] ?? '', read.at(-1)?.split(',')[5] ?? ''];
          const at = moments[moments.findIndex((_, index) => bounds[index] === from)];
          expect(unitsOf(opening)).toBe(at === undefined ? 0n : ((await available(at))[currency] ?? 0n));
          if (before !== undefined) expect(unitsOf(closing)).toBe((await available(moments[bounds.indexOf(before)]))[currency] ?? 0n);
          lines.push(...read.slice(1, -1));
        }
        expect(lines).toEqual(all.filter((each) => each.currency === currency).reverse().map(lineOf));
      }
    });

    it('can be narrowed by every filter and by several, also page by page in both directions', async () => {
      const [, , second] = moments;
      const oldestDebit = all.findLast(({ direction }) => direction === 'debit')?.created_at ?? '';
      const secondAfter = new Date(Date.parse(oldestDebit) + 1_000).toISOString().replace('.000Z', 'Z');
      const filters: readonly (readonly [string, (each: Transaction) => boolean])[] = [
        ...[...new Set(all.map(({ type }) => type))].map((type) => [`&type=${type}`, (each: Transaction) => each.type === type] as const),
        ['&direction=debit', (each) => each.direction === 'debit'],
        ['&direction=credit&currency=USD', (each) => each.direction === 'credit' && each.currency === 'USD'],
        [`&reference=${payouts[1]?.id}`, (each) => each.reference === payouts[1]?.id],
        [`&reference=${payouts[2]?.id}&type=payout_return`, (each) => each.reference === payouts[2]?.id && each.type === 'payout_return'],
        [`&created_before=${second}`, (each) => each.created_at < (second ?? '')],
        [`&created_from=${oldestDebit}&created_before=${secondAfter}&direction=debit`, (each) => each.created_at === oldestDebit && each.direction === 'debit'],
      ];
      for (const [filter, matches] of filters) {
        const expected = all.filter(matches);
        expect([filter, expected.length > 0]).toEqual([filter, true]);
        expect([filter, await transactions(actor, filter)]).toEqual([filter, expected]);
        expect([filter, await everything<Transaction>(actor, `/transactions?account_id=${actor.account}${filter}`, 2)]).toEqual([filter, expected]);
        const oldest = all.at(-1)?.id ?? '';
        const newer = ok(await actor.api.get<List<Transaction>>(`/transactions?account_id=${actor.account}${filter}&ending_before=${oldest}&limit=2`));
        const shown = expected.filter(({ id }) => id !== oldest);
        expect([filter, newer.data, newer.has_more]).toEqual([filter, shown.slice(-2), shown.length > 2]);
      }
      expect(await transactions(actor, `&reference=pay_${'0'.repeat(22)}`)).toEqual([]);
    });

    it('are of all accounts together without an account, and of one that a customer has', async () => {
      const label = 'Second';
      const second = ok(await actor.api.post<Account>('/accounts', { label }));
      const { id } = ok(await actor.api.post<Deposit>('/sandbox/fund', { account_id: second.id, currency: 'EUR', amount: '5.00' }));
      const every = await everything<Transaction>(actor, '/transactions?created_from=2026-01-01T00:00:00Z', 3);
      expect(every.slice(1)).toEqual(all);
      expect(every[0]).toMatchObject({ type: 'deposit', reference: id, amount: '5.00', balance_after: '5.00' });
      expect(await everything<Transaction>(actor, `/transactions?account_id=${second.id}`)).toEqual(every.slice(0, 1));
      const listed = async (query: string) => (await everything<Account>(actor, `/accounts?${query}`)).map(({ id: each }) => each);
      expect(await listed('status=active')).toEqual([second.id, actor.account]);
      expect(await listed('status=closed')).toEqual([]);
      expect(await listed(`created_from=${second.created_at}`)).toEqual([second.id]);
      expect(await listed(`created_before=${second.created_at}`)).toEqual([actor.account]);
    });

    it('are refused with the parameter that is wrong, and are nobody else’s (invariant 10)', async () => {
      for (const [path, param] of [
        [`/transactions?direction=up`, 'direction'], ['/transactions?reference=inv-1', 'reference'], ['/transactions?created_from=yesterday', 'created_from'],
        [`/accounts/${actor.account}/statement`, 'currency'], [`/accounts/${actor.account}/statement?currency=EUR&limit=5`, 'limit'],
        [`/accounts/${actor.account}/balances?at=2026-13-01T00:00:00Z`, 'at'], ['/accounts?status=open', 'status'], ['/customers?account_id=cus_1', 'account_id'],
      ] as const) {
        const { status, body } = await actor.api.get<Failure>(path);
        expect([path, status, body.error?.type, body.error?.param]).toEqual([path, 400, 'invalid_request', param]);
      }
      const stranger = await newActor(stage(), 'Curious about statements');
      const refused = await stranger.api.get<Failure>(`/accounts/${actor.account}/statement?currency=EUR`);
      expect([refused.status, refused.body.error.type]).toEqual([404, 'not_found']);
      expect(ok(await stranger.api.get<List<Transaction>>(`/transactions?reference=${payouts[0]?.id}`)).data).toEqual([]);
    });
  });
}
