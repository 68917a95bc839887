import type { ReceivableIssue, ReceivableView, UnsettledLot } from '@corridor/contracts/collections';
import { type Currency, readAmount } from '@corridor/money';
import { openAgain, type ReceivableStep } from './allocate.decide.js';
import { plus, printed } from './receivable.js';

/** Money that had left an account otherwise and is there again. */
export interface Returned {
  /** Minor units: of what came back, what is there and no receivable counts. */
  readonly amount: bigint;
  readonly currency: Currency;
  /** What brought it back. */
  readonly by: UnsettledLot['payment'];
  readonly at: string;
}

/** A receivable from which money has left otherwise. `obstacle`: why partner or owner keep it from being activated. */
export interface Bereft {
  readonly receivable: ReceivableView;
  readonly obstacle: ReceivableIssue | null;
}

/**
 * What came back belongs to the receivables that it was taken from: at most what each of them lacks. `bereft` newest first, as with what a
 * payout of receivables brings back, so that the oldest bear what it cost.
 */
export function cameBack(bereft: readonly Bereft[], { amount: all, currency, by, at }: Returned): readonly ReceivableStep[] {
  let rest = all;
  return bereft.map(({ receivable, obstacle }) => {
    const lacks = readAmount(receivable.leftOtherwise, currency);
    const share = lacks < rest ? lacks : rest;
    if (share <= 0n) return { receivable, events: [] };
    rest -= share;
    const open = openAgain(receivable, obstacle);
    const amount = printed(share, currency);
    const after = { ...open, leftOtherwise: plus(open.leftOtherwise, -share, currency), unsettled: [...open.unsettled, { amount, payment: by, eligibleAt: at }] };
    return { receivable: after, events: [{ type: 'ReceivableCameBack', data: { receivable: after, amount } }] };
  });
}
