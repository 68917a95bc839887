import { type Amount, amountOf } from './amount.js';
import { type Currency, exponentOf } from './currency.js';
import { assertRate, type Rate } from './rate.js';
import { mulDiv, type Rounding } from './rounding.js';

const BASIS_POINTS_PER_WHOLE = 10_000n;

/**
 * What an amount of `from` is worth in `to`: minor units in, minor units out. The rate is `to` per one
 * `from`, in major units. The caller chooses the rounding; what a customer receives is rounded down.
 * Throws when the rate is not above zero.
 */
export function convert(amount: Amount, from: Currency, to: Currency, rate: Rate, rounding: Rounding): Amount {
  const { toPart, fromPart } = ratioOf(from, to, rate);
  return amountOf(mulDiv(amount, toPart, fromPart, rounding));
}

/**
 * How much `from` an amount of `to` takes: minor units in, minor units out. The rate is `to` per one
 * `from`, in major units, as in `convert`. The caller chooses the rounding; what a customer gives is
 * rounded up. Throws when the rate is not above zero.
 */
export function convertBack(amount: Amount, from: Currency, to: Currency, rate: Rate, rounding: Rounding): Amount {
  const { toPart, fromPart } = ratioOf(from, to, rate);
  return amountOf(mulDiv(amount, fromPart, toPart, rounding));
}

/**
 * So many hundredths of a per cent of an amount, in the amount's own minor units. The caller chooses
 * the rounding; fees are rounded `half_up`. Throws unless the basis points are a whole number, zero or
 * more.
 */
export function basisPointsOf(amount: Amount, basisPoints: number, rounding: Rounding): Amount {
  if (!Number.isSafeInteger(basisPoints) || basisPoints < 0) {
    throw new Error(`basis points must be a whole number, zero or more, not ${basisPoints}`);
  }
  return amountOf(mulDiv(amount, BigInt(basisPoints), BASIS_POINTS_PER_WHOLE, rounding));
}

/** The rate in minor units as a fraction: so many minor units of `to` are so many of `from`. */
function ratioOf(from: Currency, to: Currency, rate: Rate): { toPart: bigint; fromPart: bigint } {
  assertRate(rate);
  return {
    toPart: rate.coefficient * 10n ** BigInt(exponentOf(to)),
    fromPart: 10n ** BigInt(rate.scale + exponentOf(from)),
  };
}
