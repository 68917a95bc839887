import { compartmentProblems, minorUnitsOf, totalProblems } from './check-operations.js';
import { totalsOf, worldMovements } from './movements.js';
import { aDeposit, aParty, aPayout, answered, aTransfer, emptyRecord, NOTHING_FOUND } from './record.fixture.js';

describe("the check of the ledger's totals", () => {
  const [one, two] = [aParty(), aParty()];
  const record = emptyRecord();
  const deposit = (currency: string, amount: string) => answered(aDeposit('dep', currency, amount));
  record.deposits.push({ party: one, ends: 'completed', done: deposit('EUR', '1.50') }, { party: two, ends: 'completed', done: deposit('EUR', '2.25') });
  record.deposits.push({ party: two, ends: 'completed', done: deposit('JPY', '7') }, { party: two, ends: 'returned', done: deposit('GBP', '25.00') });
  for (const ends of ['completed', 'failed', 'returned'] as const) record.payouts.push({ party: one, ends, quote: null, done: answered(aPayout('pay', '1.00', '0.50')) });
  record.transfers.push({ party: one, ends: 'confirmed', done: answered(aTransfer('trf', '3.00', '0x9')) }, { party: one, ends: 'confirmed', done: answered(aTransfer('trf', '4.00', '0x2')) });
  const found = { ...NOTHING_FOUND, automaticPayouts: ['settled', 'failed'].map((status) => ({ id: 'payout', automatic: true, status, amount: '80.00', currency: 'INR' })) };
  const of = (...parties: readonly typeof one[]) => minorUnitsOf(totalsOf(parties.flatMap((party) => worldMovements(party, record, party === one ? found : NOTHING_FOUND))));
  const acknowledged = of(one, two);
  const right = new Map([['EUR', -375n], ['JPY', -7n], ['USD', 100n], ['USDC', 3_000_000n], ['INR', 8_000n]]);

  it('adds up what came to all tenants and what has left, in minor units', () => {
    expect(totalProblems(acknowledged, right)).toEqual([]);
  });

  it('finds a total that is off by one minor unit', () => {
    expect(totalProblems(acknowledged, new Map([...right, ['EUR', -376n]]))).toEqual(['EUR: -376 minor units are held, -375 were acknowledged']);
  });

  it('finds a currency that is held by nobody, or that nobody paid in', () => {
    expect(totalProblems(acknowledged, new Map([...right].slice(1)))).toHaveLength(1);
    expect(totalProblems(acknowledged, new Map([...right, ['AED', 1n]]))).toHaveLength(1);
  });
});

describe('the check of compartments', () => {
  const row = (owner: string, compartment: string, balance: string) => ({ owner, compartment, currency: 'EUR', balance });
  const well = [row('a', 'available', '5'), row('a', 'pending', '5'), row('world/sepa', 'available', '-9'), row('house/fx', 'available', '-1')];

  it('passes when customers hold what is theirs and nothing is under way', () => {
    expect(compartmentProblems(well)).toEqual([]);
  });

  it.each([
    ['a customer below zero', row('b', 'available', '-1')],
    ['a payout that is under way', row('b', 'payout_processing', '1')],
    ['a transfer that is under way', row('b', 'processing', '1')],
    ['a debt', row('house/owed/b', 'available', '-1')],
    ['money without an owner', row('house/suspense', 'available', '1')],
  ])('finds %s', (_what, bad) => {
    expect(compartmentProblems([...well, bad])).toHaveLength(1);
  });
});
