import { arrivalProblems, balanceProblems, chainProblems, entryProblems } from './check-money.js';
import { movementsOf, totalsOf } from './movements.js';
import { aDeposit, aParty, aQuote, answered, emptyRecord } from './record.fixture.js';
import type { Transaction } from '../support/objects.js';

const party = aParty();
const record = emptyRecord();
record.deposits.push({ party, ends: 'completed', done: answered(aDeposit('dep_1', 'EUR', '100.00')) });
record.conversions.push({
  party,
  ends: 'settled',
  quote: aQuote({ fee: { currency: 'EUR', amount: '0.05' } }),
  done: answered({
    ...{ id: 'con_1', object: 'conversion', quote_id: 'quo_1', rate: '1.1', status: 'settled', created_at: '' },
    ...{ from: { currency: 'EUR', amount: '10.00' }, to: { currency: 'USDC', amount: '11.000000' } },
  }),
});

const entry = (id: string, reference: string, type: string, direction: 'debit' | 'credit', amount: string, after: string, currency = 'EUR'): Transaction => ({
  ...{ id, reference, type, direction, amount, currency, created_at: '' },
  balance_after: after,
});
/** Newest first, as the list shows them. */
const entries = [
  entry('txn_4', 'con_1', 'fee', 'debit', '0.05', '89.95'),
  entry('txn_3', 'con_1', 'conversion', 'credit', '11.000000', '11.000000', 'USDC'),
  entry('txn_2', 'con_1', 'conversion', 'debit', '10.00', '90.00'),
  entry('txn_1', 'dep_1', 'deposit', 'credit', '100.00', '100.00'),
];
const expected = movementsOf(party, record);

describe('the check of the money', () => {
  it('passes when entries and balances are those of the acknowledged writes', () => {
    expect(entryProblems(expected, entries)).toEqual([]);
    expect(chainProblems(entries)).toEqual([]);
    expect(balanceProblems(expected, { EUR: '89.95', USDC: '11.000000' })).toEqual([]);
  });

  it('counts what each currency comes to', () => {
    expect(totalsOf(expected).get('EUR')).toBe(89_950_000_000_000_000_000n);
  });

  it("leaves out another tenant's writes", () => {
    expect(movementsOf(aParty(), record)).toEqual([]);
  });

  it('finds an entry that is missing', () => {
    expect(entryProblems(expected, entries.slice(1))).toEqual(['con_1 fee debit EUR 0.05: missing']);
  });

  it('finds an entry that is there twice', () => {
    expect(entryProblems(expected, [...entries, entry('txn_5', 'dep_1', 'deposit', 'credit', '100.00', '189.95')])).toEqual([
      'dep_1 deposit credit EUR 100.00: one too many',
    ]);
  });

  it('finds a running balance that does not follow', () => {
    const broken = entries.map((each) => (each.id === 'txn_2' ? { ...each, balance_after: '90.01' } : each));
    expect(chainProblems(broken)).toEqual(['txn_2: 90.01 EUR does not follow']);
  });

  it('finds a balance below zero', () => {
    expect(chainProblems([entry('txn_1', 'con_1', 'conversion', 'debit', '1.00', '-1.00')])).toEqual(['txn_1: EUR is below zero']);
  });

  it('finds a balance that is not the sum of what was acknowledged', () => {
    expect(balanceProblems(expected, { EUR: '89.94', USDC: '11.000000' })).toHaveLength(1);
  });

  it('finds a balance of a currency that nobody paid in', () => {
    expect(balanceProblems(expected, { EUR: '89.95', USDC: '11.000000', JPY: '1' })).toHaveLength(1);
  });

  it('finds a transfer within a tenant that has not arrived, or has twice', () => {
    const arrival = (status: string) => ({ id: 'wdp_1', wallet_id: 'wlt_2', asset: 'USDC', amount: '5.00', status });
    expect(arrivalProblems(['5.00'], [arrival('confirmed')])).toEqual([]);
    for (const arrivals of [[], [arrival('pending')], [arrival('confirmed'), arrival('confirmed')]]) expect(arrivalProblems(['5.00'], arrivals)).toHaveLength(1);
  });
});
