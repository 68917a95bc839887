import { decimalOf, type DecimalString, moneyOf, type MoneyView, moneyView } from '@corridor/contracts';
import type { Allocation } from '@corridor/contracts/collections';
import type { PayoutFee, Price } from '@corridor/contracts/quotes';
import { amountOf } from '@corridor/money';

/** What a payout costs and what arrives. */
export interface Terms {
  readonly fee: PayoutFee;
  /** Null where source and destination have one currency. */
  readonly price: Price | null;
  readonly amount: MoneyView;
}

/** What is sold, or sent as it is: what receivables gave less the fee. Zero or less when the fee would take all of it. */
export function afterFee(source: MoneyView, fee: MoneyView): MoneyView {
  if (fee.currency !== source.currency) throw new Error(`a fee in ${fee.currency} is taken from ${source.currency}`);
  return moneyView({ currency: source.currency, amount: amountOf(moneyOf(source).amount - moneyOf(fee).amount) });
}

export function isNothing(money: MoneyView): boolean {
  return moneyOf(money).amount <= 0n;
}

/**
 * What each receivable gets of a payout that came back: `returned` in all, which is less than they gave by the fees. The newest get all of
 * theirs first, so that the fees are borne by the receivable that was first in turn, or the first few.
 */
export function creditsOf(allocations: readonly Allocation[], returned: MoneyView): { readonly receivable: Allocation['receivable']; readonly amount: DecimalString }[] {
  const { currency } = returned;
  let left: bigint = moneyOf(returned).amount;
  const credits: { receivable: Allocation['receivable']; amount: DecimalString }[] = [];
  for (const { receivable, amount } of [...allocations].reverse()) {
    const gave: bigint = moneyOf({ currency, amount }).amount;
    const share = gave < left ? gave : left;
    if (share > 0n) credits.unshift({ receivable, amount: decimalOf(amountOf(share), currency) });
    left -= share;
  }
  if (left > 0n) throw new Error('more money came back than receivables gave');
  return credits;
}
