import type { DepositFeeRule } from '@corridor/contracts/quotes';
import { amountOf } from '@corridor/money';
import { depositFeeOf, depositFeesProblem, depositRuleFor } from './deposit-fee.js';

const rule = (over: Partial<DepositFeeRule> = {}): DepositFeeRule => ({ currency: 'USD', method: 'domestic_debit', enabled: true, bornBy: 'user', variable: '0.25', ...over });

describe('the fee for a payment on a hosted page', () => {
  it('is a per cent, half-up: 0.25 % of 20.00 is 0.05', () => {
    expect([2_000n, 1_999n, 199n, 200n].map((amount) => depositFeeOf(rule(), amountOf(amount)))).toEqual([5n, 5n, 0n, 1n]);
    expect(depositFeeOf(rule({ variable: '0' }), amountOf(2_000n))).toBe(0n);
  });

  it('is laid down for a method and a currency', () => {
    const rules = [rule(), rule({ method: 'check', variable: '1' })];
    expect(depositRuleFor(rules, { method: 'check', currency: 'USD' })).toBe(rules[1]);
    expect([depositRuleFor(rules, { method: 'klarna', currency: 'USD' }), depositRuleFor(rules, { method: 'check', currency: 'EUR' })]).toEqual([null, null]);
  });

  it('is laid down once', () => {
    expect(depositFeesProblem([rule(), rule({ currency: 'EUR' })])).toBeNull();
    expect(depositFeesProblem([rule(), rule()])).toMatchObject({ list: 'deposit', at: 1, same: 'entry' });
    expect(depositFeesProblem([rule(), rule({ bornBy: 'partner' })])).toMatchObject({ at: 1, same: 'currencies' });
  });
});
