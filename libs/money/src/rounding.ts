/**
 * What happens to the part below one minor unit. Always by magnitude, so that a debit and its reversal
 * round alike: `down` goes toward zero, `up` away from zero, `half_up` to the nearest and, at exactly
 * half, away from zero.
 */
export type Rounding = 'down' | 'up' | 'half_up';

/**
 * `amount × numerator ÷ denominator`, exact until the one rounding at the end. The answer is in the unit
 * of the amount. The denominator must be positive; throws otherwise.
 */
export function mulDiv(amount: bigint, numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  if (denominator <= 0n) throw new Error(`the denominator must be positive, not ${denominator}`);
  const product = amount * numerator;
  const magnitude = product < 0n ? -product : product;
  const quotient = magnitude / denominator;
  const remainder = magnitude % denominator;
  const rounded = roundsAway(remainder, denominator, rounding) ? quotient + 1n : quotient;
  return product < 0n ? -rounded : rounded;
}

function roundsAway(remainder: bigint, denominator: bigint, rounding: Rounding): boolean {
  switch (rounding) {
    case 'down':
      return false;
    case 'up':
      return remainder > 0n;
    case 'half_up':
      return remainder * 2n >= denominator;
    default:
      throw new Error(`${String(rounding satisfies never)} is not a rounding`);
  }
}
