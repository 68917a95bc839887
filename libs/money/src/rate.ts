import { Decimal } from 'decimal.js';

import type { Parsed } from './amount.js';
import { pointOf } from './decimal-text.js';

/**
 * An exchange rate, `coefficient / 10^scale`, above zero: units of the one currency per unit of the
 * other, both in major units. The rates that this library makes have the smallest scale that is
 * exact, so equal rates have equal parts.
 */
export interface Rate {
  readonly coefficient: bigint;
  readonly scale: number;
}

/** Most characters of a rate's text: far more than any rate needs, few enough to compute with. */
const MAX_RATE_CHARACTERS = 64;

/** Most significant digits that `crossRate` cuts to. */
const MAX_SIGNIFICANT_DIGITS = 50;

// A clone with a precision of its own: decimal.js computes with 20 digits unless told otherwise, and its
// settings belong to whoever set them last. Rounding down leaves a cut of a cut the same as one cut.
const RateDecimal = Decimal.clone({
  precision: 2 * MAX_SIGNIFICANT_DIGITS,
  rounding: Decimal.ROUND_DOWN,
  defaults: true,
});

/** Reads a positive plain decimal, in the form that `parseAmount` accepts, exactly. */
export function parseRate(text: string): Parsed<Rate, 'not_a_rate'> {
  if (text.length > MAX_RATE_CHARACTERS || pointOf(text) < 0) return { ok: false, problem: 'not_a_rate' };
  const value = new RateDecimal(text);
  if (!value.greaterThan(0)) return { ok: false, problem: 'not_a_rate' };
  return { ok: true, value: rateOf(value) };
}

/** Reads a rate that Corridor wrote itself. Throws when the text is not a positive plain decimal. */
export function readRate(text: string): Rate {
  const parsed = parseRate(text);
  if (!parsed.ok) throw new Error(`not a rate: ${JSON.stringify(text)}`);
  return parsed.value;
}

/** Prints the shortest exact decimal: no exponent, no zeros at the end. Throws unless above zero. */
export function printRate(rate: Rate): string {
  return decimalOf(rate).toFixed();
}

/**
 * `base ÷ quote`, rounded down to so many significant digits (1 to 50): 82.269 by 1.01 at five digits is
 * 81.454. Throws when the digits are out of range or a rate is not above zero.
 */
export function crossRate(base: Rate, quote: Rate, significantDigits: number): Rate {
  if (!Number.isInteger(significantDigits) || significantDigits < 1 || significantDigits > MAX_SIGNIFICANT_DIGITS) {
    throw new Error(`a rate is cut to 1 to ${MAX_SIGNIFICANT_DIGITS} significant digits, not ${significantDigits}`);
  }
  const quotient = decimalOf(base).dividedBy(decimalOf(quote));
  return rateOf(quotient.toSignificantDigits(significantDigits, Decimal.ROUND_DOWN));
}

/** Throws unless the rate is above zero and its scale counts decimals: anything else is no rate. */
export function assertRate(rate: Rate): void {
  if (rate.coefficient <= 0n) throw new Error(`a rate must be above zero, not ${rate.coefficient}`);
  if (!Number.isInteger(rate.scale) || rate.scale < 0) {
    throw new Error(`the scale of a rate must be a count of decimals, not ${rate.scale}`);
  }
}

function decimalOf(rate: Rate): Decimal {
  assertRate(rate);
  return new RateDecimal(`${rate.coefficient}e-${rate.scale}`);
}

function rateOf(value: Decimal): Rate {
  return { coefficient: BigInt(value.toFixed().replace('.', '')), scale: value.decimalPlaces() };
}
