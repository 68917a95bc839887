import type { PayoutFeeRule } from '@corridor/contracts/quotes';
import { amountOf, convert, readRate } from '@corridor/money';
import fc from 'fast-check';
import { payoutFeeOf } from './fees.js';
import { leastPayout } from './least-payout.js';

const usdToInr = { source: 'USD', destination: 'INR' } as const;
const rule = (over: Partial<PayoutFeeRule>): PayoutFeeRule => ({ sourceCurrency: '*', destinationCurrency: '*', fixed: '0.00', minimum: '0.00', variable: '0.00', ...over });
const least = (over: Partial<PayoutFeeRule>) => leastPayout([rule(over)], { ...usdToInr, rate: readRate('81.454') });

describe('the least that can be paid out', () => {
  it.each([
    ['one cent where nothing is charged', {}, 1n],
    ['one cent more than a fixed fee', { fixed: '100.00' }, 100_01n],
    ['one cent more than the minimum', { minimum: '5.00', variable: '1.00' }, 5_01n],
    ['what a part and a fixed fee leave a cent of', { fixed: '0.10', variable: '50.00' }, 22n],
  ] as const)('is %s', (_what, over, expected) => expect(least(over)).toBe(expected));

  it('is nothing at all where the fee takes all of it', () => expect(least({ variable: '100.00' })).toBeNull());

  it('buys at least the smallest unit of what arrives', () => {
    expect(leastPayout([rule({})], { source: 'INR', destination: 'USD', rate: readRate('0.012277') })).toBe(82n);
    expect(leastPayout([rule({ fixed: '1.00' })], { source: 'INR', destination: 'INR', rate: null })).toBe(1_01n);
  });

  it('leaves something, and a minor unit less leaves nothing', () => {
    const cents = (max: number) => fc.integer({ min: 0, max }).map((each) => (each / 100).toFixed(2));
    const rules = fc.record({ fixed: cents(20_000), minimum: cents(20_000), variable: fc.integer({ min: 0, max: 999_999 }).map((each) => (each / 10_000).toFixed(4)) });
    const rate = readRate('0.0043817');
    const arrives = (of: PayoutFeeRule, amount: bigint) => {
      const sold = amount - payoutFeeOf([of], amountOf(amount), usdToInr);
      return sold > 0n && convert(amountOf(sold), 'USD', 'INR', rate, 'down') > 0n;
    };
    fc.assert(
      fc.property(rules, (over) => {
        const found = leastPayout([rule(over)], { ...usdToInr, rate });
        if (found === null) throw new Error('less than a hundred per cent leave something of enough');
        expect([arrives(rule(over), found), arrives(rule(over), found - 1n)]).toEqual([true, false]);
      }),
      { numRuns: 300 },
    );
  });
});
