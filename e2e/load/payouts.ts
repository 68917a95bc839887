import type { Failure } from '../support/client.js';
import type { Payout, Quote } from '../support/objects.js';
import { quoted, refuse } from './exchanges.js';
import type { Answered } from './patient-client.js';
import { complain, type PayoutEnd } from './record.js';
import { decimalOf, readBack, type Writing } from './writing.js';

/** What the sandbox makes of a payout, by its reference. */
const REFERENCES = {
  'Invoice 8841': 'completed',
  'TEST FAIL ACCOUNT CLOSED': 'failed',
  'TEST RETURN': 'returned',
} as const satisfies Readonly<Record<string, PayoutEnd>>;
const HOLD = 'TEST HOLD';
const FEE_CENTS = 50;
/** Of a payout, what changes after it was made. */
export const MOVING_FIELDS = ['status', 'bank_reference', 'completed_at', 'failure_code', 'failure_reason'];

/** A payout out of what is there, that completes, fails or comes back. */
export async function payout(writing: Writing): Promise<void> {
  const { random } = writing;
  const reference = random.pick(Object.keys(REFERENCES) as (keyof typeof REFERENCES)[]);
  const [amount, key] = [decimalOf(random.between(100, 30_000), 2), random.key()];
  const done = await asked(writing, { amount, reference }, key);
  if (done !== null) writing.record.payouts.push({ party: writing.party, done, ends: REFERENCES[reference], quote: null });
}

/** A payout that converts and pays in one step; the quote gives its fee too, or not. */
export async function fundedPayout(writing: Writing): Promise<void> {
  const { random } = writing;
  const reference = random.pick(Object.keys(REFERENCES) as (keyof typeof REFERENCES)[]);
  const cents = random.between(100, 30_000);
  const givesFee = random.chance(50);
  const [key, payKey] = [random.key(), random.key()];
  const quote: Quote | null = await quoted(writing, { from_currency: 'EUR', to_currency: 'USD', to_amount: decimalOf(cents + (givesFee ? FEE_CENTS : 0), 2) }, key);
  if (quote === null) return;
  const done = await asked(writing, { amount: decimalOf(cents, 2), reference, quote_id: quote.id }, payKey);
  if (done !== null) writing.record.payouts.push({ party: writing.party, done, ends: REFERENCES[reference], quote });
}

/** A payout that its bank holds, and that is cancelled and completed at once: one of the two happens. */
export async function contendedPayout(writing: Writing): Promise<void> {
  const { party, random, record } = writing;
  const amount = decimalOf(random.between(100, 30_000), 2);
  const keys = [random.key(), random.key(), random.key()];
  const done = await asked(writing, { amount, reference: HOLD }, keys[0] ?? '');
  if (done === null) return;
  const { id } = done.answer.body;
  const [cancelled, completed] = await Promise.all([
    party.requester.write<Failure>({ path: `/payouts/${id}/cancel`, body: {}, idempotencyKey: keys[1] ?? '' }),
    party.requester.write<Failure>({ path: '/sandbox/events', body: { type: 'payout.completed', object_id: id }, idempotencyKey: keys[2] ?? '' }),
  ]);
  const [winner, loser, ends] = cancelled.answer.status === 200 ? ([cancelled, completed, 'failed'] as const) : ([completed, cancelled, 'completed'] as const);
  record.payouts.push({ party, done, ends, quote: null });
  if (winner.answer.status < 300) record.steps.push({ party, done: winner });
  else complain(record, winner);
  if (loser.answer.status === 409) refuse(writing, loser);
  else complain(record, loser);
}

async function asked(writing: Writing, over: object, idempotencyKey: string): Promise<Answered<Payout> | null> {
  const { account } = writing.party.actor;
  const body = { account_id: account, currency: 'USD', beneficiary_id: writing.party.counterparts.beneficiary, rail: 'ach', ...over };
  const done = await writing.party.requester.write<Payout | Failure>({ path: '/payouts', body, idempotencyKey });
  if (done.answer.status !== 201) {
    refuse(writing, done as Answered<Failure>);
    return null;
  }
  const made = done as Answered<Payout>;
  await readBack(writing, `/payouts/${made.answer.body.id}`, made.answer.body, MOVING_FIELDS);
  return made;
}
