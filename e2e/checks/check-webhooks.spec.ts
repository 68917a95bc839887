import { createHmac } from 'node:crypto';
import type { Delivery } from '../support/receiver.js';
import { expectedEvents, forged, misnumbered, unexpected, unstable, untold } from './check-webhooks.js';
import { aParty, answered, emptyRecord } from './record.fixture.js';

const SECRET = 'whsec_c2VjcmV0';
const party = aParty();
const record = emptyRecord();
const deposits = ['dep_0', 'dep_1'].map((id) => ({ id, object: 'deposit' as const, currency: 'EUR', amount: '1.00', status: 'completed', created_at: '' }));
for (const deposit of deposits) record.deposits.push({ party, done: answered(deposit) });
const expected = expectedEvents(party, record);

const delivery = (number: number, data: object, id = `evt_${number}`): Delivery => {
  const rawBody = JSON.stringify({ id, object: 'event', type: 'deposit.completed', created_at: '', data });
  const signature = createHmac('sha256', SECRET).update(rawBody).digest('hex');
  return { path: '/hooks', rawBody, arrivedAtMs: 0, headers: { 'fleexpay-signature': signature, 'webhook-id': id, 'webhook-sequence': String(number) } };
};
const [first, second] = deposits.map((deposit, number) => delivery(number, deposit)) as [Delivery, Delivery];
/** Attempts may be repeated, and different objects may overtake each other. */
const good = [second, first, first];

describe('the check of webhooks', () => {
  it('passes when everything was told, truly and in order', () => {
    const problems = [untold(good, expected), forged(good, SECRET), unstable(good, expected), misnumbered(good), unexpected(good, expected)];
    expect(problems.flat()).toEqual([]);
  });

  it('finds what was never told', () => {
    expect(untold([first], expected)).toEqual(['dep_1 was never told']);
  });

  it('finds what nobody asked for', () => {
    expect(unexpected([...good, delivery(2, { id: 'dep_9' })], expected)).toEqual(['dep_9 was told and nobody asked for it']);
  });

  it('finds a signature by another secret', () => {
    expect(forged(good, 'whsec_b3RoZXI=')).toHaveLength(3);
  });

  it('finds an attempt with other bytes', () => {
    expect(unstable([...good, delivery(1, { ...deposits[1], amount: '2.00' })], expected)).toHaveLength(1);
  });

  it('finds a second event of one object', () => {
    expect(unstable([...good, delivery(2, deposits[1] ?? {}, 'evt_9')], expected)).toHaveLength(1);
  });

  it('finds a gap in the numbers', () => {
    expect(misnumbered([second])).toEqual(['no event has the number 0']);
  });

  it('finds a number that two events have', () => {
    expect(misnumbered([first, delivery(0, deposits[1] ?? {}, 'evt_9')])).toEqual(['evt_9 and evt_0 both have the number 0']);
  });

  it("finds an object's events out of order", () => {
    const later = delivery(1, deposits[0] ?? {});
    expect(misnumbered([later, first])).toEqual(['evt_0 of dep_0 came after a later event']);
    expect(misnumbered([first, later, first])).toEqual([]);
  });
});
