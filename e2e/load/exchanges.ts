import type { Failure } from '../support/client.js';
import type { Conversion, Quote } from '../support/objects.js';
import type { Answered } from './patient-client.js';
import { complain } from './record.js';
import { amountOf, readBack, type Writing } from './writing.js';

const PAIRS = [['EUR', 'USDC'], ['EUR', 'USD'], ['USDC', 'EUR'], ['USD', 'JPY'], ['BTC', 'EUR'], ['JPY', 'BTC']] as const;
const REFUSALS = new Set(['insufficient_funds', 'quote_expired', 'quote_already_used', 'conflict']);
/** What the sandbox holds back for a while, and how it goes on. */
const PENDING = { '7002.00': 'settled', '7003.00': 'failed' } as const;
/** Of a conversion, what changes after it was made. */
export const MOVING_FIELDS = ['status', 'failure_code', 'failure_reason'];

/** A quote and its conversion, now and then two for the one quote. */
export async function exchange(writing: Writing): Promise<void> {
  const { party, random } = writing;
  const [from, to] = random.pick(PAIRS);
  const body = { from_currency: from, to_currency: to, from_amount: amountOf(random, from) };
  // All keys are drawn before anything is sent, so that answers and their timing change no later draw.
  const keys = [random.key(), random.key(), random.key()];
  const twice = random.chance(10);
  const quote = await quoted(writing, body, keys[0] ?? '');
  if (quote === null) return;
  const attempts = keys.slice(1, twice ? 3 : 2).map((idempotencyKey) =>
    party.requester.write<Conversion | Failure>({ path: '/conversions', body: { quote_id: quote.id, account_id: party.actor.account }, idempotencyKey }),
  );
  for (const done of await Promise.all(attempts)) await keep(writing, quote, done, 'settled');
}

/** A conversion that is pending first. */
export async function pendingExchange(writing: Writing): Promise<void> {
  const { party, random } = writing;
  const amount = random.pick(Object.keys(PENDING) as (keyof typeof PENDING)[]);
  const keys = [random.key(), random.key()];
  const quote = await quoted(writing, { from_currency: 'EUR', to_currency: 'USD', from_amount: amount }, keys[0] ?? '');
  if (quote === null) return;
  const body = { quote_id: quote.id, account_id: party.actor.account };
  await keep(writing, quote, await party.requester.write<Conversion | Failure>({ path: '/conversions', body, idempotencyKey: keys[1] ?? '' }), PENDING[amount]);
}

export async function quoted({ party, record }: Writing, body: object, idempotencyKey: string): Promise<Quote | null> {
  const done = await party.requester.write<Quote>({ path: '/quotes', body, idempotencyKey });
  if (done.answer.status === 200) record.quotes.push({ party, done });
  else complain(record, done);
  return done.answer.status === 200 ? done.answer.body : null;
}

async function keep(writing: Writing, quote: Quote, done: Answered<Conversion | Failure>, ends: 'settled' | 'failed'): Promise<void> {
  const { party, record } = writing;
  if (done.answer.status === 201) {
    const converted = done as Answered<Conversion>;
    record.conversions.push({ party, quote, done: converted, ends });
    const { body } = converted.answer;
    return readBack(writing, `/conversions/${body.id}`, body, body.status === 'pending' ? MOVING_FIELDS : []);
  }
  refuse(writing, done as Answered<Failure>);
}

/** Notes a refusal that the domain may well give; complains of any other. */
export function refuse({ party, record }: Writing, done: Answered<Failure>): void {
  if (REFUSALS.has(done.answer.body.error?.type)) record.refusals.push({ party, done });
  else complain(record, done);
}
