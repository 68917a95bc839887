import type { Fees, PayoutFeeRule } from '@corridor/contracts/quotes';
import { amountOf, type Currency, printRate, readRate } from '@corridor/money';
import { entryFor, payoutFeeOf, userRate } from './fees.js';
import { STANDARD_FEES } from './standard-fees.js';

const usdToInr = { source: 'USD', destination: 'INR' } as const;
const rule = (over: Partial<PayoutFeeRule>): PayoutFeeRule => ({ sourceCurrency: '*', destinationCurrency: '*', fixed: '0.00', minimum: '0.00', variable: '0.00', ...over });
const fee = (over: Partial<PayoutFeeRule>, amount: bigint, source: Currency = 'USD') => payoutFeeOf([rule(over)], amountOf(amount), { source, destination: 'INR' });
const plan = (over: Partial<Fees>) => ({ fees: { ...STANDARD_FEES, ...over } });

describe('an entry of a fee plan', () => {
  const at = (sourceCurrency: Currency | '*', destinationCurrency: Currency | '*') => ({ sourceCurrency, destinationCurrency });
  const all = [at('*', '*'), at('*', 'INR'), at('USD', '*'), at('USD', 'INR'), at('EUR', 'INR')];

  it('counts where it is the most specific: both currencies, then the source, then the destination, then all', () => {
    const found = [4, 3, 2, 1].map((how) => entryFor(all.slice(0, how), usdToInr));
    expect(found).toEqual([at('USD', 'INR'), at('USD', '*'), at('*', 'INR'), at('*', '*')]);
  });

  it('counts wherever it stands in the list', () => {
    expect(entryFor([...all].reverse(), usdToInr)).toEqual(at('USD', 'INR'));
    expect(entryFor(all, { source: 'GBP', destination: 'AED' })).toEqual(at('*', '*'));
  });
});

describe('the fee for a payout', () => {
  it('is 0.30 of 19.95 by the standard plan, half-up at the minor unit', () => {
    expect(payoutFeeOf(STANDARD_FEES.payout, amountOf(1995n), usdToInr)).toBe(30n);
  });

  it.each([
    ['a part of the amount', { variable: '1.00' }, 123_45n, 123n],
    ['half a cent, up', { variable: '0.50' }, 1_00n, 1n],
    ['less than half a cent, down', { variable: '0.49' }, 1_00n, 0n],
    ['a fixed amount beside it, rounded together', { fixed: '0.10', variable: '1.00' }, 19_95n, 30n],
    ['the minimum where that is more', { minimum: '0.30', variable: '1.00' }, 19_95n, 30n],
    ['not the minimum where that is less', { minimum: '0.10', variable: '1.00' }, 19_95n, 20n],
    ['exact however small the part', { variable: '0.0001' }, 1_000_000_00n, 100n],
  ] as const)('is %s', (_what, over, amount, expected) => expect(fee(over, amount)).toBe(expected));

  it('is in minor units of the source, whatever they are', () => {
    expect(fee({ fixed: '1.50', variable: '1.00' }, 1_000n, 'JPY')).toBe(12n);
  });
});

describe("the user's rate", () => {
  const rate = (over: Partial<Fees>, mid: string, facts: { kind?: 'payout_fx' | 'transfer_fx'; marketOpen?: boolean } = {}) =>
    printRate(userRate(plan(over), readRate(mid), { ...usdToInr, kind: 'payout_fx', marketOpen: true, ...facts }).rate);

  it('is 81.454 where mid is 82.269, at one per cent', () => expect(rate({}, '82.269')).toBe('81.454'));

  it('is cut to five significant digits, never rounded', () => {
    expect(rate({ payoutFx: [{ sourceCurrency: '*', destinationCurrency: '*', referenceRate: 'mid_market', variable: '0.00' }] }, '0.0123459999')).toBe('0.012345');
  });

  it('of a transfer is another while the market is closed', () => {
    expect(rate({}, '82.269', { kind: 'transfer_fx' })).toBe('81.454');
    expect(rate({}, '82.269', { kind: 'transfer_fx', marketOpen: false })).toBe('80.655');
    expect(rate({}, '82.269', { kind: 'payout_fx', marketOpen: false })).toBe('81.454');
  });
});
