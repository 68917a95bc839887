import fc from 'fast-check';

import { mulDiv, type Rounding } from './rounding.js';

const anyAmount = fc.bigInt(-(10n ** 24n), 10n ** 24n);
const anyNumerator = fc.bigInt(0n, 10n ** 20n);
const anyDenominator = fc.oneof(fc.bigInt(1n, 20n), fc.bigInt(1n, 10n ** 20n));
const magnitudeOf = (value: bigint) => (value < 0n ? -value : value);

describe('mulDiv', () => {
  it.each<[bigint, bigint, bigint, Rounding, bigint]>([
    [7n, 1n, 2n, 'down', 3n], [7n, 1n, 2n, 'up', 4n], [7n, 1n, 2n, 'half_up', 4n],
    [-7n, 1n, 2n, 'down', -3n], [-7n, 1n, 2n, 'up', -4n], [-7n, 1n, 2n, 'half_up', -4n],
    [10n, 1n, 3n, 'half_up', 3n], [11n, 1n, 3n, 'half_up', 4n], [10n, 1n, 3n, 'up', 4n], [11n, 1n, 3n, 'down', 3n],
    [6n, 1n, 3n, 'up', 2n], [0n, 5n, 3n, 'up', 0n], [-1n, 1n, 3n, 'down', 0n],
  ])('makes %d × %d ÷ %d, rounded %s, %d', (amount, numerator, denominator, rounding, expected) => {
    expect(mulDiv(amount, numerator, denominator, rounding)).toBe(expected);
  });

  // Each property states what the exact fraction allows by multiplying out, without dividing anything.
  it('rounded down is the largest magnitude that does not exceed the exact value', () => {
    fc.assert(
      fc.property(anyAmount, anyNumerator, anyDenominator, (amount, numerator, denominator) => {
        const exact = magnitudeOf(amount * numerator);
        const rounded = magnitudeOf(mulDiv(amount, numerator, denominator, 'down'));
        expect(rounded * denominator <= exact && exact < (rounded + 1n) * denominator).toBe(true);
      }),
    );
  });

  it('rounded up is the smallest magnitude that is not below the exact value', () => {
    fc.assert(
      fc.property(anyAmount, anyNumerator, anyDenominator, (amount, numerator, denominator) => {
        const exact = magnitudeOf(amount * numerator);
        const rounded = magnitudeOf(mulDiv(amount, numerator, denominator, 'up'));
        expect((rounded - 1n) * denominator < exact && exact <= rounded * denominator).toBe(true);
      }),
    );
  });

  it('rounded half up is the nearest, and the larger magnitude when two are equally near', () => {
    fc.assert(
      fc.property(anyAmount, anyNumerator, anyDenominator, (amount, numerator, denominator) => {
        const exact = magnitudeOf(amount * numerator);
        const rounded = magnitudeOf(mulDiv(amount, numerator, denominator, 'half_up'));
        const twiceBelow = (2n * rounded - 1n) * denominator;
        const twiceAbove = (2n * rounded + 1n) * denominator;
        expect(twiceBelow <= 2n * exact && 2n * exact < twiceAbove).toBe(true);
      }),
    );
  });

  it('treats a debit as the mirror of a credit', () => {
    const anyRounding = fc.constantFrom<Rounding>('down', 'up', 'half_up');
    fc.assert(
      fc.property(anyAmount, anyNumerator, anyDenominator, anyRounding, (amount, numerator, denominator, rounding) => {
        const credit = mulDiv(amount, numerator, denominator, rounding);
        expect(mulDiv(-amount, numerator, denominator, rounding)).toBe(-credit);
      }),
    );
  });

  it('refuses a denominator that is not positive, and a rounding that does not exist', () => {
    expect(() => mulDiv(1n, 1n, 0n, 'down')).toThrow('the denominator must be positive, not 0');
    expect(() => mulDiv(1n, 1n, -2n, 'down')).toThrow('the denominator must be positive, not -2');
    expect(() => mulDiv(1n, 1n, 2n, 'even' as Rounding)).toThrow('even is not a rounding');
  });
});
