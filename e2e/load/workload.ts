import { setTimeout as sleep } from 'node:timers/promises';
import type { Failure } from '../support/client.js';
import type { Conversion, Deposit, Endpoint, Quote } from '../support/objects.js';
import type { Random } from './random.js';
import type { Answered } from './patient-client.js';
import type { Party, RunRecord } from './record.js';

const PAIRS = [['EUR', 'USDC'], ['EUR', 'USD'], ['USDC', 'EUR'], ['USD', 'JPY'], ['BTC', 'EUR'], ['JPY', 'BTC']] as const;
/** What a deposit or a quote is of, at most, in minor units, with the decimals of a text. */
export const SIZES: Readonly<Record<string, { readonly most: number; readonly decimals: number }>> = {
  EUR: { most: 500_000, decimals: 2 },
  USD: { most: 500_000, decimals: 2 },
  USDC: { most: 2_000_000, decimals: 6 },
  JPY: { most: 90_000, decimals: 0 },
  BTC: { most: 1_000_000, decimals: 8 },
};
const REFUSALS = new Set(['insufficient_funds', 'quote_expired', 'quote_already_used', 'conflict']);
/** A tenant may have 50. */
const MOST_ENDPOINTS = 20;
/** Never told by this load, so that an endpoint made under way gets nothing whose beginning it has missed. */
const NEVER_TOLD = 'payout.completed';

/** What one of many clients does. */
export interface WorkOptions {
  readonly party: Party;
  readonly random: Random;
  readonly record: RunRecord;
  /** How long it rests after each thing that it did; none when left out. */
  readonly restMs?: { readonly least: number; readonly most: number };
  readonly isOver: () => boolean;
}

/** Does one thing after another until `isOver`: funds, quotes, conversions, now and then two for one quote at once. */
export async function work(options: WorkOptions): Promise<void> {
  const { random, restMs, isOver } = options;
  while (!isOver()) {
    const dice = random.between(1, 100);
    if (dice <= 34) await deposit(options);
    else if (dice <= 36) await endpoint(options);
    else await exchange(options);
    if (restMs !== undefined) await sleep(random.between(restMs.least, restMs.most));
  }
}

type Writing = Pick<WorkOptions, 'party' | 'random' | 'record'>;

/** Enough of everything that most conversions find money. */
export async function openingDeposits(writing: Writing): Promise<void> {
  for (const currency of Object.keys(SIZES)) {
    for (let count = 0; count < 3; count += 1) await deposit(writing, currency);
  }
}

async function deposit({ party, random, record }: Writing, chosen?: string): Promise<void> {
  const currency = chosen ?? random.pick(Object.keys(SIZES));
  const body = { account_id: party.actor.account, currency, amount: amountOf(random, currency) };
  const done = await party.requester.write<Deposit>({ path: '/sandbox/fund', body, idempotencyKey: random.key() });
  if (done.answer.status !== 201) return complain(record, done);
  record.deposits.push({ party, done });
  await readBack(party, record, `/deposits/${done.answer.body.id}`, done.answer.text);
}

async function endpoint({ party, random, record }: Writing): Promise<void> {
  const idempotencyKey = random.key();
  if (record.endpoints.filter((entry) => entry.party === party).length >= MOST_ENDPOINTS) return;
  const body = { url: 'http://127.0.0.1:9/hooks', events: [NEVER_TOLD] };
  const done = await party.requester.write<Endpoint>({ path: '/webhook_endpoints', body, idempotencyKey });
  if (done.answer.status === 201) record.endpoints.push({ party, done });
  else complain(record, done);
}

/** A quote and its conversion, now and then two for the one quote. */
export async function exchange({ party, random, record }: Writing): Promise<void> {
  const [from, to] = random.pick(PAIRS);
  const body = { from_currency: from, to_currency: to, from_amount: amountOf(random, from) };
  // All keys are drawn before anything is sent, so that answers and their timing change no later draw.
  const keys = [random.key(), random.key(), random.key()];
  const twice = random.chance(10);
  const quoted = await party.requester.write<Quote>({ path: '/quotes', body, idempotencyKey: keys[0] ?? '' });
  if (quoted.answer.status !== 200) return complain(record, quoted);
  record.quotes.push({ party, done: quoted });
  const quote = quoted.answer.body;
  const attempts = keys.slice(1, twice ? 3 : 2).map((idempotencyKey) =>
    party.requester.write<Conversion | Failure>({
      path: '/conversions',
      body: { quote_id: quote.id, account_id: party.actor.account },
      idempotencyKey,
    }),
  );
  for (const done of await Promise.all(attempts)) await keep({ party, record }, quote, done);
}

async function keep({ party, record }: Omit<Writing, 'random'>, quote: Quote, done: Answered<Conversion | Failure>): Promise<void> {
  if (done.answer.status === 201) {
    const converted = done as Answered<Conversion>;
    record.conversions.push({ party, quote, done: converted });
    return readBack(party, record, `/conversions/${converted.answer.body.id}`, done.answer.text);
  }
  const refused = done as Answered<Failure>;
  if (REFUSALS.has(refused.answer.body.error?.type)) record.refusals.push({ party, done: refused });
  else complain(record, done);
}

/** Whoever was told that something is there finds it there, at once, whichever gateway is asked. */
async function readBack({ requester }: Party, record: RunRecord, path: string, acknowledged: string): Promise<void> {
  const { status, text } = await requester.read(path);
  if (status !== 200 || text !== acknowledged) record.complaints.push({ request: { path }, what: `answered ${status}: ${text}, after ${acknowledged}` });
}

function complain(record: RunRecord, done: Answered<unknown>): void {
  record.complaints.push({ request: done, what: `answered ${done.answer.status}: ${done.answer.text}` });
}

function amountOf(random: Random, currency: string): string {
  const { most, decimals } = SIZES[currency] ?? { most: 1, decimals: 0 };
  const digits = String(random.between(Math.ceil(most / 100), most)).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
