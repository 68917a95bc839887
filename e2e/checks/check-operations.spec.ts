import { acknowledgedTotals, totalProblems } from './check-operations.js';
import { aParty, answered, emptyRecord } from './record.fixture.js';

describe("the check of the ledger's totals", () => {
  const [one, two] = [aParty(), aParty()];
  const record = emptyRecord();
  const deposit = (currency: string, amount: string) => answered({ id: 'dep', object: 'deposit' as const, currency, amount, status: 'completed', created_at: '' });
  record.deposits.push({ party: one, done: deposit('EUR', '1.50') }, { party: two, done: deposit('EUR', '2.25') }, { party: two, done: deposit('JPY', '7') });
  const acknowledged = acknowledgedTotals([one, two], record);

  it('adds up the writes of all tenants in minor units', () => {
    expect(totalProblems(acknowledged, new Map([['EUR', 375n], ['JPY', 7n]]))).toEqual([]);
  });

  it('finds a total that is off by one minor unit', () => {
    expect(totalProblems(acknowledged, new Map([['EUR', 376n], ['JPY', 7n]]))).toEqual(['EUR: 376 minor units are held, 375 were acknowledged']);
  });

  it('finds a currency that is held by nobody, or that nobody paid in', () => {
    expect(totalProblems(acknowledged, new Map([['EUR', 375n]]))).toHaveLength(1);
    expect(totalProblems(acknowledged, new Map([['EUR', 375n], ['JPY', 7n], ['USD', 1n]]))).toHaveLength(1);
  });
});
