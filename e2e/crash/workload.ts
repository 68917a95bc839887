import type { Failure } from '../support/client.js';
import type { Conversion, Deposit, Quote } from '../support/objects.js';
import type { Random } from './random.js';
import type { Answered } from './patient-client.js';
import type { Party, RunRecord } from './record.js';

const PAIRS = [['EUR', 'USDC'], ['EUR', 'USD'], ['USDC', 'EUR'], ['USD', 'JPY'], ['BTC', 'EUR'], ['JPY', 'BTC']] as const;
/** What a deposit or a quote is of, at most, in minor units, with the decimals of a text. */
const SIZES: Readonly<Record<string, { readonly most: number; readonly decimals: number }>> = {
  EUR: { most: 500_000, decimals: 2 },
  USD: { most: 500_000, decimals: 2 },
  USDC: { most: 2_000_000, decimals: 6 },
  JPY: { most: 90_000, decimals: 0 },
  BTC: { most: 1_000_000, decimals: 8 },
};
const REFUSALS = new Set(['insufficient_funds', 'quote_expired', 'quote_already_used', 'conflict']);

/** Does one thing after another until `isOver`: funds, quotes, conversions, now and then two for one quote at once. */
export async function work(party: Party, random: Random, record: RunRecord, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    if (random.chance(35)) await deposit(party, random, record);
    else await exchange(party, random, record);
  }
}

/** Enough of everything that most conversions find money. */
export async function openingDeposits(party: Party, random: Random, record: RunRecord): Promise<void> {
  for (const currency of Object.keys(SIZES)) {
    for (let count = 0; count < 3; count += 1) await deposit(party, random, record, currency);
  }
}

async function deposit(party: Party, random: Random, record: RunRecord, chosen?: string): Promise<void> {
  const currency = chosen ?? random.pick(Object.keys(SIZES));
  const body = { account_id: party.actor.account, currency, amount: amountOf(random, currency) };
  const done = await party.patient.write<Deposit>({ path: '/sandbox/fund', body, idempotencyKey: random.key() });
  if (done.answer.status === 201) record.deposits.push({ party, done });
  else record.complaints.push({ write: done, what: `answered ${done.answer.status}: ${done.answer.text}` });
}

async function exchange(party: Party, random: Random, record: RunRecord): Promise<void> {
  const [from, to] = random.pick(PAIRS);
  const body = { from_currency: from, to_currency: to, from_amount: amountOf(random, from) };
  // All keys are drawn before anything is sent, so that answers and their timing change no later draw.
  const keys = [random.key(), random.key(), random.key()];
  const twice = random.chance(10);
  const quoted = await party.patient.write<Quote>({ path: '/quotes', body, idempotencyKey: keys[0] ?? '' });
  if (quoted.answer.status !== 200) {
    record.complaints.push({ write: quoted, what: `answered ${quoted.answer.status}: ${quoted.answer.text}` });
    return;
  }
  record.quotes.push({ party, done: quoted });
  const quote = quoted.answer.body;
  const attempts = keys.slice(1, twice ? 3 : 2).map((idempotencyKey) =>
    party.patient.write<Conversion | Failure>({
      path: '/conversions',
      body: { quote_id: quote.id, account_id: party.actor.account },
      idempotencyKey,
    }),
  );
  for (const done of await Promise.all(attempts)) keep(party, quote, done, record);
}

function keep(party: Party, quote: Quote, done: Answered<Conversion | Failure>, record: RunRecord): void {
  if (done.answer.status === 201) {
    record.conversions.push({ party, quote, done: done as Answered<Conversion> });
    return;
  }
  const refused = done as Answered<Failure>;
  if (REFUSALS.has(refused.answer.body.error?.type)) record.refusals.push({ party, done: refused });
  else record.complaints.push({ write: done, what: `answered ${done.answer.status}: ${done.answer.text}` });
}

function amountOf(random: Random, currency: string): string {
  const { most, decimals } = SIZES[currency] ?? { most: 1, decimals: 0 };
  const digits = String(random.between(Math.ceil(most / 100), most)).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
