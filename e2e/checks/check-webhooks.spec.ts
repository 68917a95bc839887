import { createHmac } from 'node:crypto';
import { misnumbered, unexpected, unstable, untold } from './check-webhooks.js';
import { expectedEvents } from './expected-events.js';
import { aDeposit, aParty, aPayout, answered, emptyRecord, NOTHING_FOUND } from './record.fixture.js';
import { DIALECTS, type Told } from './told.js';

const SECRET = 'whsec_c2VjcmV0';
const party = aParty();
const record = emptyRecord();
const deposits = ['dep_0', 'dep_1'].map((id) => aDeposit(id, 'EUR', '1.00'));
for (const deposit of deposits) record.deposits.push({ party, ends: 'completed', done: answered(deposit) });
const expected = expectedEvents('fleexpay', party, record, NOTHING_FOUND);

const delivery = (number: number, data: object, id = `evt_${number}`) => {
  const rawBody = JSON.stringify({ id, object: 'event', type: 'deposit.completed', created_at: '', account_id: 'acc_1', data });
  const signature = createHmac('sha256', SECRET).update(rawBody).digest('hex');
  return { path: '/hooks', rawBody, arrivedAtMs: 0, headers: { 'fleexpay-signature': signature, 'webhook-id': id, 'webhook-sequence': String(number) } };
};
const told = (number: number, data: object, id?: string): Told => DIALECTS.fleexpay.read(delivery(number, data, id));
const [first, second] = deposits.map((deposit, number) => told(number, deposit)) as [Told, Told];
/** Attempts may be repeated, and different objects may overtake each other. */
const good = [second, first, first];

describe('the check of webhooks', () => {
  it('passes when everything was told, truly and in order', () => {
    expect([untold(good, expected), unstable(good, expected), misnumbered(good), unexpected(good, expected)].flat()).toEqual([]);
  });

  it('finds what was never told', () => {
    expect(untold([first], expected)).toEqual(['deposit.completed dep_1 completed: was never told']);
  });

  it('finds what nobody asked for', () => {
    expect(unexpected([...good, told(2, { id: 'dep_9', status: 'completed' })], expected)).toEqual(['deposit.completed dep_9 completed: was told and nobody asked for it']);
  });

  it('tells a signature from one by another secret, in both dialects', () => {
    const { fleexpay, xflow } = DIALECTS;
    expect([fleexpay.isSigned(delivery(0, {}), SECRET), fleexpay.isSigned(delivery(0, {}), 'whsec_b3RoZXI=')]).toEqual([true, false]);
    const [id, time, rawBody] = ['event_1', String(Math.floor(Date.now() / 1000)), '{"linked_id":"payout_1"}'];
    const signature = `v1,${createHmac('sha256', 'webhook_secret_a').update(`${id}.${time}.${rawBody}`).digest('base64')}`;
    const signed = { rawBody, headers: { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature } };
    expect([xflow.isSigned(signed, 'webhook_secret_a'), xflow.isSigned(signed, 'webhook_secret_b')]).toEqual([true, false]);
  });

  it('finds an attempt with other bytes', () => {
    expect(unstable([...good, { ...second, bytes: 'other' }], expected)).toHaveLength(1);
  });

  it('finds an object that is not told as it was acknowledged', () => {
    expect(unstable([told(1, { ...deposits[1], amount: '2.00' })], expected)).toHaveLength(1);
  });

  it('finds a second event of what happens once', () => {
    expect(unstable([...good, told(2, deposits[1] ?? {}, 'evt_9')], expected)).toHaveLength(1);
  });

  it('finds a gap in the numbers of an account', () => {
    expect(misnumbered([second])).toEqual(['no event of acc_1 has the number 0']);
    expect(misnumbered([first, { ...second, account: 'acc_2' }])).toEqual(['no event of acc_2 has the number 0']);
  });

  it('finds a number that two events have', () => {
    expect(misnumbered([first, told(0, deposits[1] ?? {}, 'evt_9')])).toEqual(['evt_9 and evt_0 of acc_1 both have the number 0']);
  });

  it("finds an object's events out of order", () => {
    const later = told(1, deposits[0] ?? {});
    expect(misnumbered([later, first])).toEqual(['evt_0 of dep_0 came after a later event']);
    expect(misnumbered([first, later, first])).toEqual([]);
  });
});

describe('what must be told of a payout', () => {
  const said = (ends: 'completed' | 'failed' | 'returned', api: 'fleexpay' | 'xflow') => {
    const paid = emptyRecord();
    paid.payouts.push({ party, ends, quote: null, done: answered(aPayout('pay_1', '1.00', '0.50')) });
    return [...expectedEvents(api, party, paid, NOTHING_FOUND).keys()];
  };

  it('is how it ended, in the words of each API', () => {
    expect(said('completed', 'fleexpay')).toEqual(['payout.completed pay_1 completed']);
    expect(said('returned', 'fleexpay')).toEqual(['payout.completed pay_1 completed', 'payout.failed pay_1 returned']);
    expect(said('failed', 'xflow')).toEqual(['payout.status.processing payout_1', 'payout.status.failed payout_1']);
    expect(said('returned', 'xflow')).toEqual(['payout.status.processing payout_1', 'payout.status.settled payout_1', 'payout.status.failed payout_1']);
  });

  it('is each step of an automatic one', () => {
    const automaticPayouts = [{ id: 'payout_9', automatic: true, status: 'failed', amount: '1', currency: 'INR' }];
    expect([...expectedEvents('xflow', party, emptyRecord(), { ...NOTHING_FOUND, automaticPayouts }).keys()]).toHaveLength(4);
    expect([...expectedEvents('fleexpay', party, emptyRecord(), { ...NOTHING_FOUND, automaticPayouts }).keys()]).toEqual(['payout.completed pay_9 completed', 'payout.failed pay_9 returned']);
  });
});
