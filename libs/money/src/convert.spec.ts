import fc from 'fast-check';

import { amountOf, printAmount, readAmount } from './amount.js';
import { basisPointsOf, convert, convertBack } from './convert.js';
import { CURRENCIES, type Currency } from './currency.js';
import { type Rate, readRate } from './rate.js';
import type { Rounding } from './rounding.js';

const anyCurrency = fc.constantFrom(...CURRENCIES);
const anyAmount = fc.bigInt(0n, 10n ** 20n).map(amountOf);
const anyRate: fc.Arbitrary<Rate> = fc.record({ coefficient: fc.bigInt(1n, 10n ** 12n), scale: fc.integer({ min: 0, max: 12 }) });

describe('converting', () => {
  it.each<[string, Currency, string, Rounding, Currency, string]>([
    ['50000.00', 'EUR', '1.0832', 'down', 'USDC', '54160.00'],
    ['19.65', 'USD', '81.454', 'down', 'INR', '1600.57'],
    ['1.00', 'USD', '150.999', 'down', 'JPY', '150'],
    ['1.00', 'USD', '150.5', 'half_up', 'JPY', '151'],
    ['1000', 'JPY', '0.0066', 'down', 'USD', '6.60'],
    ['0.00000001', 'BTC', '15.5', 'down', 'ETH', '0.000000155'],
  ])('%s %s at %s, rounded %s, gives %s %s', (amount, from, rate, rounding, to, expected) => {
    expect(printAmount(convert(readAmount(amount, from), from, to, readRate(rate), rounding), to)).toBe(expected);
  });

  it('1000.00 USDC takes 923.20 EUR at 1.0832, rounded up', () => {
    const needed = convertBack(readAmount('1000.00', 'USDC'), 'EUR', 'USDC', readRate('1.0832'), 'up');
    expect(printAmount(needed, 'EUR')).toBe('923.20');
  });

  it('down and back down never gives the customer more than was given', () => {
    fc.assert(
      fc.property(anyAmount, anyCurrency, anyCurrency, anyRate, (given, from, to, rate) => {
        const received = convert(given, from, to, rate, 'down');
        expect(convertBack(received, from, to, rate, 'down') <= given).toBe(true);
      }),
    );
  });

  it('down and back up never asks for more than was given', () => {
    fc.assert(
      fc.property(anyAmount, anyCurrency, anyCurrency, anyRate, (given, from, to, rate) => {
        const received = convert(given, from, to, rate, 'down');
        expect(convertBack(received, from, to, rate, 'up') <= given).toBe(true);
      }),
    );
  });

  it('what is needed for an amount, rounded up, buys it, and one minor unit less does not', () => {
    fc.assert(
      fc.property(anyAmount.filter((amount) => amount > 0n), anyCurrency, anyCurrency, anyRate, (wanted, from, to, rate) => {
        const needed = convertBack(wanted, from, to, rate, 'up');
        expect(convert(needed, from, to, rate, 'down') >= wanted).toBe(true);
        expect(convert(amountOf(needed - 1n), from, to, rate, 'down') < wanted).toBe(true);
      }),
    );
  });

  it('in parts never gives the customer more than in one', () => {
    fc.assert(
      fc.property(fc.array(anyAmount, { minLength: 1, maxLength: 8 }), anyCurrency, anyCurrency, anyRate, (parts, from, to, rate) => {
        const whole = convert(amountOf(sumOf(parts)), from, to, rate, 'down');
        const inParts = sumOf(parts.map((part) => convert(part, from, to, rate, 'down')));
        expect(inParts <= whole).toBe(true);
        // Each part loses less than one minor unit.
        expect(whole - inParts < BigInt(parts.length)).toBe(true);
      }),
    );
  });

  it('refuses a rate that is not above zero', () => {
    const nothing: Rate = { coefficient: 0n, scale: 0 };
    expect(() => convert(amountOf(1n), 'EUR', 'USD', nothing, 'down')).toThrow('a rate must be above zero, not 0');
    expect(() => convertBack(amountOf(1n), 'EUR', 'USD', nothing, 'up')).toThrow('a rate must be above zero, not 0');
  });
});

describe('basis points', () => {
  it.each<[string, number, Rounding, string]>([
    ['50000.00', 5, 'half_up', '25.00'], ['10.00', 5, 'half_up', '0.01'], ['9.99', 5, 'half_up', '0.00'],
    ['9.99', 5, 'up', '0.01'], ['-10.00', 5, 'half_up', '-0.01'], ['123.45', 0, 'up', '0.00'], ['123.45', 10_000, 'down', '123.45'],
  ])('of %s EUR: %d of them, rounded %s, are %s', (amount, basisPoints, rounding, expected) => {
    expect(printAmount(basisPointsOf(readAmount(amount, 'EUR'), basisPoints, rounding), 'EUR')).toBe(expected);
  });

  it('and the rest make up the whole', () => {
    fc.assert(
      fc.property(anyAmount, fc.integer({ min: 0, max: 10_000 }), (amount, basisPoints) => {
        const fee = basisPointsOf(amount, basisPoints, 'up');
        expect(fee + basisPointsOf(amount, 10_000 - basisPoints, 'down')).toBe(amount);
      }),
    );
  });

  it.each([0.5, -1, Number.NaN, 2 ** 53])('are not %d', (basisPoints) => {
    expect(() => basisPointsOf(amountOf(100n), basisPoints, 'down')).toThrow('basis points must be a whole number');
  });
});

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}
