import { moneyOf, type MoneyView, moneyView } from '@corridor/contracts';
import type { SplitPayoutFeePayload } from '@corridor/contracts/payouts';
import { amountOf } from '@corridor/money';

/** What a platform earns by what its user is charged for a payout, or has to add to it. */
export type FeeSplit =
  | { readonly kind: 'even' }
  /** The user pays more than the platform is charged. */
  | { readonly kind: 'earned'; readonly amount: MoneyView }
  /** The user pays less: the rest comes out of the platform's advance. */
  | { readonly kind: 'advanced'; readonly amount: MoneyView };

/** Throws when the two fees are in different currencies: both are in the payout's source currency. */
export function feeSplitOf({ fee, passthrough }: Pick<SplitPayoutFeePayload, 'fee' | 'passthrough'>): FeeSplit {
  const [charged, due] = [moneyOf(fee), moneyOf(passthrough.fee)];
  if (charged.currency !== due.currency) throw new Error(`a fee in ${charged.currency} is split by one in ${due.currency}`);
  const difference = charged.amount - due.amount;
  if (difference === 0n) return { kind: 'even' };
  const amount = moneyView({ currency: charged.currency, amount: amountOf(difference < 0n ? -difference : difference) });
  return { kind: difference > 0n ? 'earned' : 'advanced', amount };
}
