import type { Deposit } from '../support/objects.js';
import { complain } from './record.js';
import { amountOf, readBack, SIZES, type Writing } from './writing.js';

/** No conversion and no payout takes from it, so that what is taken back is there and leaves no debt. */
const RETURNED_CURRENCY = 'GBP';

export async function deposit(writing: Writing, chosen?: string): Promise<void> {
  const { party, random, record } = writing;
  const currency = chosen ?? random.pick(Object.keys(SIZES));
  const body = { account_id: party.actor.account, currency, amount: amountOf(random, currency) };
  const done = await party.requester.write<Deposit>({ path: '/sandbox/fund', body, idempotencyKey: random.key() });
  if (done.answer.status !== 201) return complain(record, done);
  record.deposits.push({ party, done, ends: 'completed' });
  await readBack(writing, `/deposits/${done.answer.body.id}`, done.answer.body);
}

/** A deposit that its bank takes back. */
export async function returnedDeposit({ party, random, record }: Writing): Promise<void> {
  const [key, again] = [random.key(), random.key()];
  const body = { account_id: party.actor.account, currency: RETURNED_CURRENCY, amount: '25.00' };
  const done = await party.requester.write<Deposit>({ path: '/sandbox/fund', body, idempotencyKey: key });
  if (done.answer.status !== 201) return complain(record, done);
  record.deposits.push({ party, done, ends: 'returned' });
  const back = await party.requester.write({ path: '/sandbox/events', body: { type: 'deposit.returned', object_id: done.answer.body.id }, idempotencyKey: again });
  if (back.answer.status === 201) record.steps.push({ party, done: back });
  else complain(record, back);
}
