import { moneyOf, type MoneyView, moneyView } from '@corridor/contracts';
import { type Place, place, type Posting, type PostingType, type TransactionToPost } from '@corridor/contracts/ledger';
import type { PayoutIntent, PayoutReport, PayoutView } from '@corridor/contracts/payouts';
import { transactionIdFor } from '@corridor/messaging';
import { amountOf } from '@corridor/money';

interface Named {
  readonly payout: PayoutView['id'];
  /** Tells the transactions of one payout apart, and is their type. */
  readonly type: string;
  /** ISO 8601 */
  readonly at: string;
}

/**
 * What a quote has to give for its conversion to fund a payout: the amount, and then the fee is taken from what the account has beside it,
 * or both.
 */
export function amountsToFund({ amount, fee }: PayoutIntent): readonly MoneyView[] {
  const both = moneyOf(amount).amount + moneyOf(fee).amount;
  return isNothing(fee) ? [amount] : [amount, moneyView({ currency: amount.currency, amount: amountOf(both) })];
}

/** What a payout asks of the ledger before anybody hears of it. The fee comes last and on top of the amount. */
export function transactionOfRequest({ id, accountId, amount, fee, requestedAt }: PayoutIntent): TransactionToPost {
  const available = place(accountId);
  return transaction({ payout: id, type: 'payout', at: requestedAt }, [
    moved(available, place(accountId, 'payout_processing'), amount, 'payout'),
    ...(isNothing(fee) ? [] : [moved(available, place('house/fees'), fee, 'fee')]),
  ]);
}

/** What a report asks of the ledger. `at` is when it was made. The fee goes back only when the money never arrived. */
export function transactionOfReport(payout: PayoutView, report: PayoutReport, at: string): TransactionToPost {
  const { id, accountId, amount, fee, rail } = payout;
  const [available, processing, world] = [place(accountId), place(accountId, 'payout_processing'), place(`world/${rail}`)];
  switch (report.kind) {
    case 'completed':
      return transaction({ payout: id, type: 'payout_completion', at }, [moved(processing, world, amount, 'payout')]);
    case 'failed':
      return transaction({ payout: id, type: 'payout_failure', at }, [
        moved(processing, available, amount, 'payout_failure'),
        ...(isNothing(fee) ? [] : [moved(place('house/fees'), available, fee, 'fee')]),
      ]);
    case 'returned':
      return transaction({ payout: id, type: 'payout_return', at }, [moved(world, available, amount, 'payout_return')]);
  }
}

function transaction({ payout, type, at }: Named, postings: readonly Posting[]): TransactionToPost {
  const id = transactionIdFor(payout, type);
  const valueDate = at.slice(0, 'yyyy-mm-dd'.length);
  return { kind: 'post', id, type, reference: { kind: 'payout', id: payout }, valueDate, postings };
}

function moved(from: Place, to: Place, { currency, amount }: MoneyView, type: PostingType): Posting {
  return { from, to, currency, amount, type };
}

function isNothing(money: MoneyView): boolean {
  return moneyOf(money).amount === 0n;
}
