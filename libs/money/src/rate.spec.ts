import { Decimal } from 'decimal.js';
import fc from 'fast-check';

import { crossRate, parseRate, printRate, type Rate, readRate } from './rate.js';

const anyRate: fc.Arbitrary<Rate> = fc.record({ coefficient: fc.bigInt(1n, 10n ** 24n), scale: fc.integer({ min: 0, max: 24 }) });

describe('a rate', () => {
  it.each<[string, bigint, number, string]>([
    ['1.0832', 10_832n, 4, '1.0832'], ['1.083200', 10_832n, 4, '1.0832'], ['82', 82n, 0, '82'], ['100.0', 100n, 0, '100'],
    ['0.000000000000000000001', 1n, 21, '0.000000000000000000001'],
    ['1.0000000000000000000000000000000001', 10_000_000_000_000_000_000_000_000_000_000_001n, 34, '1.0000000000000000000000000000000001'],
    ['1000000000000000000000000', 10n ** 24n, 0, '1000000000000000000000000'],
  ])('is read exactly from %s, in its smallest form', (text, coefficient, scale, shortest) => {
    expect(parseRate(text)).toEqual({ ok: true, value: { coefficient, scale } });
    expect(printRate(readRate(text))).toBe(shortest);
  });

  it.each(['', '0', '0.000', '-1', '-0', '+1', '1e3', '0x10', '01', '1.', '.5', ' 1', '1_0', 'NaN', 'Infinity', '1.' + '1'.repeat(63)])(
    'is not read from %j', (text) => {
      expect(parseRate(text)).toEqual({ ok: false, problem: 'not_a_rate' });
      expect(() => readRate(text)).toThrow('not a rate');
    },
  );

  it('keeps its value and loses its superfluous zeros when printed and read back', () => {
    fc.assert(
      fc.property(anyRate, (rate) => {
        const text = printRate(rate);
        const back = readRate(text);
        expect(back.coefficient * 10n ** BigInt(rate.scale)).toBe(rate.coefficient * 10n ** BigInt(back.scale));
        expect(text).toMatch(/^(0|[1-9]\d*)(\.\d*[1-9])?$/);
      }),
    );
  });

  it('that is zero or has no count of decimals is refused', () => {
    expect(() => printRate({ coefficient: 0n, scale: 0 })).toThrow('a rate must be above zero, not 0');
    expect(() => printRate({ coefficient: 1n, scale: -1 })).toThrow('the scale of a rate must be a count of decimals, not -1');
  });
});

describe('a cross rate', () => {
  it.each<[string, string, number, string]>([
    ['82.269', '1.01', 5, '81.454'], ['1', '3', 5, '0.33333'], ['2', '3', 3, '0.666'], ['199999', '1', 2, '190000'],
    ['2', '3', 30, '0.666666666666666666666666666666'], ['1', '8', 10, '0.125'],
  ])('of %s and %s, cut to %d digits, is %s', (base, quote, digits, expected) => {
    expect(printRate(crossRate(readRate(base), readRate(quote), digits))).toBe(expected);
  });

  it('is the largest rate of so many digits that does not exceed the exact one', () => {
    fc.assert(
      fc.property(anyRate, anyRate, fc.integer({ min: 1, max: 50 }), (base, quote, digits) => {
        const cut = crossRate(base, quote, digits);
        // cut ≤ base / quote, with the fractions multiplied out; one more in the last digit would exceed it.
        const exact = base.coefficient * 10n ** BigInt(quote.scale + cut.scale);
        const unit = quote.coefficient * 10n ** BigInt(base.scale);
        const length = cut.coefficient.toString().length;
        const finer = 10n ** BigInt(Math.max(0, digits - length));
        const coarser = 10n ** BigInt(Math.max(0, length - digits));
        expect(cut.coefficient * unit <= exact).toBe(true);
        expect((cut.coefficient * finer + coarser) * unit > exact * finer).toBe(true);
        expect(cut.coefficient % coarser).toBe(0n);
      }),
    );
  });

  it('is not carried over by nines beyond the digits that are computed', () => {
    const ratherLessThanOne = { coefficient: 10n ** 110n - 1n, scale: 110 };
    expect(printRate(crossRate(ratherLessThanOne, readRate('1'), 5))).toBe('0.99999');
  });

  it('does not depend on what others set decimal.js to', () => {
    const before = Decimal.precision;
    Decimal.set({ precision: 3 });
    try {
      expect(printRate(crossRate(readRate('2'), readRate('3'), 30))).toBe(`0.${'6'.repeat(30)}`);
    } finally {
      Decimal.set({ precision: before });
    }
  });

  it.each([0, 51, 1.5])('is not cut to %d digits', (digits) => {
    expect(() => crossRate(readRate('1'), readRate('3'), digits)).toThrow('a rate is cut to 1 to 50 significant digits');
  });
});
