import { type Currency, exponentOf, leastDecimalsOf } from './currency.js';
import { firstDigitOf, pointOf } from './decimal-text.js';

/**
 * A count of minor units (cents, satoshi, wei) of a currency that is known from where the amount
 * stands. Negative only where an entry, or a balance of the house or the world, says so.
 */
export type Amount = bigint & { readonly __brand: 'Amount' };

/** An amount, in minor units, with its currency. */
export interface Money {
  readonly currency: Currency;
  readonly amount: Amount;
}

/** Why a text is not an amount of a currency. */
export type AmountProblem = 'not_a_decimal' | 'too_many_decimals' | 'too_large';

/** What parsing gives: the value, or the one problem that was found first. */
export type Parsed<T, P> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: P };

/** Most digits before the decimal point that `parseAmount` accepts: enough for 10^15 of anything, that amount included. */
export const MAX_MAJOR_DIGITS = 16;

const ZEROS = '0'.repeat(32);
const ZERO_CODE = 48;

const NOT_A_DECIMAL = { ok: false, problem: 'not_a_decimal' } as const;
const TOO_LARGE = { ok: false, problem: 'too_large' } as const;
const TOO_MANY_DECIMALS = { ok: false, problem: 'too_many_decimals' } as const;

/** Marks a count of minor units as an amount. Nothing is checked: any bigint is one. */
export function amountOf(minorUnits: bigint): Amount {
  return minorUnits as Amount;
}

/**
 * Reads a decimal in major units, as a client sent it, into minor units. Never rounds.
 *
 * Only plain decimals pass: an optional minus, no plus, no spaces, no exponent, no superfluous leading
 * zero, digits on both sides of a point. More than `MAX_MAJOR_DIGITS` digits before the point are
 * `too_large`; more decimals than the currency has are `too_many_decimals`, even when they are zeros.
 */
export function parseAmount(text: string, currency: Currency): Parsed<Amount, AmountProblem> {
  const point = pointOf(text);
  if (point < 0) return NOT_A_DECIMAL;
  if (point - firstDigitOf(text) > MAX_MAJOR_DIGITS) return TOO_LARGE;
  const missingDecimals = exponentOf(currency) - decimalsAfter(text, point);
  if (missingDecimals < 0) return TOO_MANY_DECIMALS;
  return { ok: true, value: minorUnitsOf(text, point, missingDecimals) };
}

/**
 * Reads a decimal in major units that Corridor wrote itself. Reads whatever `printAmount` prints, of any
 * size, since a balance may outgrow the largest single amount; so it is not for a client's text.
 * Throws when the text is not a decimal or has more decimals than the currency.
 */
export function readAmount(text: string, currency: Currency): Amount {
  const point = pointOf(text);
  if (point < 0) throw new Error(`not a decimal: ${JSON.stringify(text)}`);
  const missingDecimals = exponentOf(currency) - decimalsAfter(text, point);
  if (missingDecimals < 0) throw new Error(`${text} has more decimals than ${currency}`);
  return minorUnitsOf(text, point, missingDecimals);
}

/**
 * Prints minor units as an exact decimal in major units. Zeros at the end are dropped as far as
 * `leastDecimalsOf` allows; there is no minus before zero.
 */
export function printAmount(amount: Amount, currency: Currency): string {
  const exponent = exponentOf(currency);
  const written = amount.toString();
  if (exponent === 0) return written;
  const sign = amount < 0n ? '-' : '';
  let digits = sign === '' ? written : written.slice(1);
  // One digit at least has to stand before the point.
  if (digits.length <= exponent) digits = ZEROS.slice(0, exponent + 1 - digits.length) + digits;
  const point = digits.length - exponent;
  const end = endWithoutZeros(digits, point + leastDecimalsOf(currency));
  return `${sign}${digits.slice(0, point)}.${digits.slice(point, end)}`;
}

function decimalsAfter(text: string, point: number): number {
  return point === text.length ? 0 : text.length - point - 1;
}

function minorUnitsOf(text: string, point: number, missingDecimals: number): Amount {
  const whole = text.slice(0, point);
  return BigInt(whole + text.slice(point + 1) + ZEROS.slice(0, missingDecimals)) as Amount;
}

function endWithoutZeros(digits: string, least: number): number {
  let end = digits.length;
  while (end > least && digits.charCodeAt(end - 1) === ZERO_CODE) end -= 1;
  return end;
}
