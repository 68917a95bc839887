import type { PayoutFeeRule } from '@corridor/contracts/quotes';
import { type Amount, amountOf, convertBack, type Currency, type Rate } from '@corridor/money';
import { payoutFeeOf } from './fees.js';

/** More than any amount can be, so that nobody searches for ever. */
const MOST = 10n ** 40n;

/** What is paid out in another currency is sold at `rate` first; null where it is not. */
export interface PaidOut {
  readonly source: Currency;
  readonly destination: Currency;
  readonly rate: Rate | null;
}

/**
 * The smallest amount of which a payout leaves something after its fee, in minor units of the source; null where the fee takes all of any.
 * What is left never falls when the amount rises, because no fee is more than a hundred per cent: so it can be halved in upon.
 */
export function leastPayout(entries: readonly PayoutFeeRule[], { source, destination, rate }: PaidOut): Amount | null {
  const sold = rate === null ? 1n : convertBack(amountOf(1n), source, destination, rate, 'up');
  const isEnough = (amount: bigint) => amount - payoutFeeOf(entries, amountOf(amount), { source, destination }) >= sold;
  let enough: bigint = sold;
  while (!isEnough(enough)) {
    enough *= 2n;
    if (enough > MOST) return null;
  }
  let tooLittle = 0n;
  while (enough - tooLittle > 1n) {
    const middle = (enough + tooLittle) / 2n;
    if (isEnough(middle)) enough = middle;
    else tooLittle = middle;
  }
  return amountOf(enough);
}
