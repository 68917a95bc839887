import { type CreateQuotePayload, type CreateQuoteRejection } from '@corridor/contracts/quotes';
import {
  type Amount,
  amountOf,
  basisPointsOf,
  convert,
  convertBack,
  crossRate,
  type Currency,
  exponentOf,
  MAX_MAJOR_DIGITS,
  type Rate,
  readAmount,
} from '@corridor/money';

export interface Pricing {
  /** Hundredths of a per cent by which the rate is worse for the customer than the mid rate. */
  readonly spreadBasisPoints: number;
  /** Hundredths of a per cent of the source amount, charged on top of it. */
  readonly feeBasisPoints: number;
  /** How long a quote's rate holds. */
  readonly lockMs: number;
}

export const DEFAULT_PRICING: Pricing = { spreadBasisPoints: 0, feeBasisPoints: 5, lockMs: 30_000 };

/** Both sides and the fee in minor units: `from` and `fee` of the source currency, `to` of the target's. */
export interface Priced {
  readonly rate: Rate;
  readonly from: Amount;
  readonly to: Amount;
  readonly fee: Amount;
}

const BASIS_POINTS_PER_WHOLE = 10_000n;

/** The customer's rate is cut to as many digits as a mid rate has at most. */
const SIGNIFICANT_DIGITS = 10;

/** `mid / (1 + spread)`: fewer units of the target for one of the source, whichever side was fixed. */
export function customerRate(mid: Rate, spreadBasisPoints: number): Rate {
  const divisor: Rate = { coefficient: BASIS_POINTS_PER_WHOLE + BigInt(spreadBasisPoints), scale: 4 };
  return crossRate(mid, divisor, SIGNIFICANT_DIGITS);
}

/**
 * Prices what was dealt: the fixed side is exact, what the customer receives is rounded down, what the customer gives up,
 * the fee half up.
 */
export function price(payload: CreateQuotePayload, mid: Rate, pricing: Pricing): Priced | CreateQuoteRejection {
  const { fromCurrency, toCurrency, dealt } = payload;
  const rate = customerRate(mid, pricing.spreadBasisPoints);
  const fixed = readAmount(dealt.amount, dealt.side === 'from' ? fromCurrency : toCurrency);
  const from = dealt.side === 'from' ? fixed : convertBack(fixed, fromCurrency, toCurrency, rate, 'up');
  const to = dealt.side === 'to' ? fixed : convert(fixed, fromCurrency, toCurrency, rate, 'down');
  const problem = amountProblem(from, fromCurrency) ?? amountProblem(to, toCurrency);
  if (problem !== null) return problem;
  return { rate, from, to, fee: basisPointsOf(from, pricing.feeBasisPoints, 'half_up') };
}

type AmountOutOfBounds = Extract<CreateQuoteRejection, { reason: 'amount_too_small' | 'amount_too_large' }>;

export function amountProblem(amount: Amount, currency: Currency): AmountOutOfBounds | null {
  if (amount <= 0n) return { reason: 'amount_too_small', currency };
  return amount > greatestAmount(currency) ? { reason: 'amount_too_large', currency } : null;
}

function greatestAmount(currency: Currency): Amount {
  return amountOf(10n ** BigInt(MAX_MAJOR_DIGITS + exponentOf(currency)) - 1n);
}
