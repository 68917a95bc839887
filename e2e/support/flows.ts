import { type Answer, ok } from './client.js';
import type { Balances, Conversion, Deposit, List, Quote, Transaction } from './objects.js';
import type { Actor } from './stage.js';

/** Steps that many tests begin with. Each fails the test with the answer when it is not what it should be. */
export async function fund({ api, account }: Actor, currency: string, amount: string): Promise<Deposit> {
  return ok(await api.post<Deposit>('/sandbox/fund', { account_id: account, currency, amount }));
}

export async function quote({ api }: Actor, fromAmount = '100.00', pair: readonly [string, string] = ['EUR', 'USDC']): Promise<Quote> {
  return ok(await api.post<Quote>('/quotes', { from_currency: pair[0], to_currency: pair[1], from_amount: fromAmount }));
}

export function convert<Body = Conversion>({ api, account }: Actor, quoteId: string, idempotencyKey?: string): Promise<Answer<Body>> {
  return api.post<Body>('/conversions', { quote_id: quoteId, account_id: account }, idempotencyKey === undefined ? {} : { idempotencyKey });
}

/** What is available, by currency. */
export async function available({ api, account }: Actor): Promise<Record<string, string>> {
  const { data } = ok(await api.get<Balances>(`/accounts/${account}/balances`));
  return Object.fromEntries(data.map((balance) => [balance.currency, balance.available]));
}

/** All of a list, page by page. Throws rather than go on for ever. */
export async function everything<Item>({ api }: Pick<Actor, 'api'>, path: string, limit = 100): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < 1_000; page += 1) {
    const after: string = cursor === null ? '' : `&starting_after=${cursor}`;
    const list: List<Item> = ok(await api.get<List<Item>>(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${after}`));
    items.push(...list.data);
    if (!list.has_more) return items;
    cursor = list.next_cursor;
  }
  throw new Error(`${path} does not end`);
}

export function transactions(actor: Actor, filter = ''): Promise<Transaction[]> {
  return everything<Transaction>(actor, `/transactions?account_id=${actor.account}${filter}`);
}
