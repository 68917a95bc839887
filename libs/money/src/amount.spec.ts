import fc from 'fast-check';

import { amountOf, type AmountProblem, MAX_MAJOR_DIGITS, parseAmount, printAmount, readAmount } from './amount.js';
import { CURRENCIES, type Currency, exponentOf, leastDecimalsOf } from './currency.js';

const anyCurrency = fc.constantFrom(...CURRENCIES);
const PLAIN_DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** Amounts that `parseAmount` accepts, small ones and the largest among them. */
const anyAmountIn = (currency: Currency) => {
  const largest = 10n ** BigInt(MAX_MAJOR_DIGITS + exponentOf(currency)) - 1n;
  return fc.oneof(fc.bigInt(-largest, largest), fc.bigInt(-1000n, 1000n), fc.constantFrom(largest, -largest)).map(amountOf);
};

describe('parsing an amount', () => {
  it.each<[string, Currency, bigint]>([
    ['50000.00', 'EUR', 5_000_000n], ['50000', 'EUR', 5_000_000n], ['0.5', 'EUR', 50n], ['-0.05', 'EUR', -5n],
    ['-0', 'EUR', 0n], ['100', 'JPY', 100n], ['0.123456', 'USDC', 123_456n], ['3.10482', 'BTC', 310_482_000n],
    ['0.000000000000000001', 'ETH', 1n], ['1000000000000000.00', 'USD', 10n ** 17n], ['1000000000000000', 'ETH', 10n ** 33n],
    ['9999999999999999.99999999', 'BTC', 10n ** 24n - 1n],
  ])('reads %s %s as %d minor units', (text, currency, minorUnits) => {
    expect(parseAmount(text, currency)).toEqual({ ok: true, value: minorUnits });
  });

  it.each<[AmountProblem, Currency, string]>([
    ['too_many_decimals', 'EUR', '1.000'], ['too_many_decimals', 'JPY', '1.0'], ['too_many_decimals', 'BTC', '0.000000001'],
    ['too_large', 'EUR', '10000000000000000'], ['too_large', 'EUR', '-10000000000000000.000'],
    ['not_a_decimal', 'EUR', '9'.repeat(100_000) + 'x'],
  ])('answers %s for a text in %s', (problem, currency, text) => {
    expect(parseAmount(text, currency)).toEqual({ ok: false, problem });
  });

  it.each([
    '', '-', '.', '-.', '+1', ' 1', '1 ', '1\n', '01', '-01', '00', '00.1', '1.', '.5', '-.5', '1..0', '1.0.0', '--1', '1-',
    '1e3', '1E3', '0x10', '1_000', '1,000', '1.-5', 'NaN', 'Infinity', '１', '٣', '½',
  ])('does not take %j for a decimal', (text) => {
    expect(parseAmount(text, 'ETH')).toEqual({ ok: false, problem: 'not_a_decimal' });
  });

  it('accepts exactly the plain decimals', () => {
    const fromTheseCharacters = fc.string({ unit: fc.constantFrom('0', '1', '9', '.', '-', '+', 'e', ' '), maxLength: 8 });
    fc.assert(
      fc.property(fromTheseCharacters, (text) => {
        expect(parseAmount(text, 'ETH').ok).toBe(PLAIN_DECIMAL.test(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('printing an amount', () => {
  it.each<[bigint, Currency, string]>([
    [310_482_000n, 'BTC', '3.10482000'], [0n, 'BTC', '0.00000000'], [95_120_500_000n, 'USDC', '95120.50'],
    [123_456n, 'USDC', '0.123456'], [1_000_000n, 'USDT', '1.00'], [10n, 'USDC', '0.00001'], [0n, 'ETH', '0.00'],
    [1n, 'ETH', '0.000000000000000001'], [5n, 'EUR', '0.05'], [-5n, 'EUR', '-0.05'], [-0n, 'EUR', '0.00'],
    [-2_500n, 'USD', '-25.00'], [0n, 'JPY', '0'], [-1_000n, 'JPY', '-1000'],
  ])('writes %d minor units of %s as %s', (minorUnits, currency, text) => {
    expect(printAmount(amountOf(minorUnits), currency)).toBe(text);
  });

  it.each(CURRENCIES)('is undone by parsing, for every amount of %s', (currency) => {
    fc.assert(
      fc.property(anyAmountIn(currency), (amount) => {
        expect(parseAmount(printAmount(amount, currency), currency)).toEqual({ ok: true, value: amount });
      }),
    );
  });

  it('keeps at least the least decimals, and no zero beyond them', () => {
    fc.assert(
      fc.property(anyCurrency.chain((currency) => fc.tuple(fc.constant(currency), anyAmountIn(currency))), ([currency, amount]) => {
        const text = printAmount(amount, currency);
        const decimals = text.split('.')[1] ?? '';
        expect(text).toMatch(PLAIN_DECIMAL);
        expect(decimals.length).toBeGreaterThanOrEqual(leastDecimalsOf(currency));
        if (decimals.length > leastDecimalsOf(currency)) expect(text).toMatch(/[1-9]$/);
      }),
    );
  });
});

describe('reading a trusted amount', () => {
  it('undoes printing even for a balance larger than any single amount', () => {
    fc.assert(
      fc.property(anyCurrency, fc.bigInt(-(10n ** 60n), 10n ** 60n), (currency, minorUnits) => {
        expect(readAmount(printAmount(amountOf(minorUnits), currency), currency)).toBe(minorUnits);
      }),
    );
  });

  it.each<[string, string]>([['1.', 'not a decimal: "1."'], ['1.000', '1.000 has more decimals than EUR']])(
    'throws on %s', (text, message) => {
      expect(() => readAmount(text, 'EUR')).toThrow(message);
    },
  );
});
