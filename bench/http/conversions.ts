import type { Poster, Timed } from './agent.js';

const LIMITS = { reads_per_second: 100_000, writes_per_second: 100_000 };
const FUNDS = '1000000000.00';
const QUOTE = { from_currency: 'EUR', to_currency: 'USDC', from_amount: '100.00' };

/** A tenant with a funded account and a key without limits that matter. */
export interface Customer {
  readonly key: string;
  readonly account: string;
}

export interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export async function newCustomer(poster: Poster, opsKey: string): Promise<Customer> {
  const tenant = accepted(await poster.post<{ id: string; default_accounts: { test: string } }>('/ops/v1/tenants', opsKey, { name: 'Bench' }));
  const request = { tenant_id: tenant.id, mode: 'test', kind: 'secret', limits: LIMITS };
  const { secret: key } = accepted(await poster.post<{ secret: string }>('/ops/v1/keys', opsKey, request));
  const account = tenant.default_accounts.test;
  accepted(await poster.post('/fleexpay/v1/sandbox/fund', key, { account_id: account, currency: 'EUR', amount: FUNDS }));
  return { key, account };
}

/** Makes so many quotes, many at once, so that the measurement is of conversions alone. */
export async function makeQuotes(poster: Poster, { key }: Customer, count: number, concurrency: number): Promise<string[]> {
  const ids: string[] = [];
  await inParallel(Array.from({ length: count }), concurrency, async () => {
    ids.push(accepted(await poster.post<{ id: string }>('/fleexpay/v1/quotes', key, QUOTE)).id);
  });
  return ids;
}

/** Converts every quote, so many at a time. Throws when one is refused: a benchmark of errors measures nothing. */
export async function convertAll(poster: Poster, { key, account }: Customer, quotes: readonly string[], concurrency: number): Promise<Measured> {
  const tookMs: number[] = [];
  const startedAt = performance.now();
  await inParallel(quotes, concurrency, async (quote) => {
    const answer = await poster.post('/fleexpay/v1/conversions', key, { quote_id: quote, account_id: account });
    accepted(answer);
    tookMs.push(answer.tookMs);
  });
  const seconds = (performance.now() - startedAt) / 1000;
  tookMs.sort((one, other) => one - other);
  const percentile = (percent: number) => tookMs[Math.min(tookMs.length - 1, Math.floor((tookMs.length * percent) / 100))] ?? 0;
  return { perSecond: quotes.length / seconds, p50Ms: percentile(50), p99Ms: percentile(99) };
}

async function inParallel<Item>(items: readonly Item[], concurrency: number, each: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await each(item);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

function accepted<Body>({ status, body }: Timed<Body>): Body {
  if (status >= 300) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
