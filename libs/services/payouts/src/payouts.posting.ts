import { moneyOf, type BookId, type MoneyView } from '@corridor/contracts';
import { type Place, place, type Posting, type PostingType, type PostTransactionsPayload } from '@corridor/contracts/ledger';
import type { PayoutIntent, PayoutReport, PayoutView } from '@corridor/contracts/payouts';
import { transactionIdFor } from '@corridor/messaging';

interface Named {
  readonly book: BookId;
  readonly payout: PayoutView['id'];
  /** Tells the transactions of one payout apart, and is their type. */
  readonly type: string;
  /** ISO 8601 */
  readonly at: string;
}

/** What a payout asks of the ledger before anybody hears of it. The fee comes last and on top of the amount. */
export function postingsOfRequest({ id, book, accountId, amount, fee, requestedAt }: PayoutIntent): PostTransactionsPayload {
  const available = place(accountId);
  return transaction({ book, payout: id, type: 'payout', at: requestedAt }, [
    moved(available, place(accountId, 'payout_processing'), amount, 'payout'),
    ...(isNothing(fee) ? [] : [moved(available, place('house/fees'), fee, 'fee')]),
  ]);
}

/** What a report asks of the ledger. `at` is when it was made. The fee goes back only when the money never arrived. */
export function postingsOfReport(payout: PayoutView, book: BookId, report: PayoutReport, at: string): PostTransactionsPayload {
  const { id, accountId, amount, fee, rail } = payout;
  const [available, processing, world] = [place(accountId), place(accountId, 'payout_processing'), place(`world/${rail}`)];
  switch (report.kind) {
    case 'completed':
      return transaction({ book, payout: id, type: 'payout_completion', at }, [moved(processing, world, amount, 'payout')]);
    case 'failed':
      return transaction({ book, payout: id, type: 'payout_failure', at }, [
        moved(processing, available, amount, 'payout_failure'),
        ...(isNothing(fee) ? [] : [moved(place('house/fees'), available, fee, 'fee')]),
      ]);
    case 'returned':
      return transaction({ book, payout: id, type: 'payout_return', at }, [moved(world, available, amount, 'payout_return')]);
  }
}

function transaction({ book, payout, type, at }: Named, postings: readonly Posting[]): PostTransactionsPayload {
  const id = transactionIdFor(payout, type);
  const valueDate = at.slice(0, 'yyyy-mm-dd'.length);
  return { book, transactions: [{ kind: 'post', id, type, reference: { kind: 'payout', id: payout }, valueDate, postings }] };
}

function moved(from: Place, to: Place, { currency, amount }: MoneyView, type: PostingType): Posting {
  return { from, to, currency, amount, type };
}

function isNothing(money: MoneyView): boolean {
  return moneyOf(money).amount === 0n;
}
