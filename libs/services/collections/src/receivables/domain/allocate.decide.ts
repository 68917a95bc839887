import { type PayoutId, type ReceivableId, type TransactionId } from '@corridor/contracts';
import { type Allocation, type ReceivableEvent, type ReceivableIssue, type ReceivableView, totalOf } from '@corridor/contracts/collections';
import { type Currency, readAmount } from '@corridor/money';
import { completion, currencyOf, plus, printed, standing, takeLots } from './receivable.js';

/** What is to be appended to one receivable's stream. */
export interface ReceivableStep {
  readonly receivable: ReceivableView;
  readonly events: readonly ReceivableEvent[];
}

/**
 * Money that the receivables count and the account has not any more has left it otherwise: it is taken from the oldest. Money that no
 * receivable brought is in `available` too, so it counts as having left first. `receivables` oldest first.
 */
export function chargeWhatLeft(receivables: readonly ReceivableView[], available: bigint, currency: Currency): readonly ReceivableStep[] {
  let gone = totalOf(receivables.flatMap(({ unsettled }) => unsettled), currency) - available;
  return receivables.map((receivable) => {
    const { taken, left } = takeLots(receivable.unsettled, gone < 0n ? 0n : gone, currency);
    const amount = totalOf(taken, currency);
    if (amount === 0n) return { receivable, events: [] };
    gone -= amount;
    const after = { ...receivable, unsettled: left, leftOtherwise: plus(receivable.leftOtherwise, amount, currency) };
    const events: readonly ReceivableEvent[] = [{ type: 'ReceivableLeftOtherwise', data: { receivable: after, amount: printed(amount, currency) } }, ...completion(after)];
    return { receivable: events.at(-1)?.data.receivable ?? after, events };
  });
}

export interface Allocated {
  readonly steps: readonly ReceivableStep[];
  readonly allocations: readonly Allocation[];
}

/** Takes all that may be paid out by then. `paymentFor` names each `funds_debit`. */
export function allocate(
  receivables: readonly ReceivableView[],
  { payout, eligibleBy, paymentFor }: { readonly payout: PayoutId; readonly eligibleBy: string; readonly paymentFor: (receivable: ReceivableId) => TransactionId },
): Allocated {
  const allocations: Allocation[] = [];
  const steps = receivables.map((receivable) => {
    const lots = receivable.unsettled.filter(({ eligibleAt }) => eligibleAt <= eligibleBy);
    if (lots.length === 0 || receivable.partner === null) return { receivable, events: [] };
    const currency = currencyOf(receivable);
    allocations.push({ receivable: receivable.id, partner: receivable.partner, amount: printed(totalOf(lots, currency), currency), payment: paymentFor(receivable.id) });
    const after = { ...receivable, unsettled: receivable.unsettled.filter(({ eligibleAt }) => eligibleAt > eligibleBy), settling: [...receivable.settling, { payout, lots }] };
    const settling: ReceivableEvent = { type: 'ReceivableSettling', data: { receivable: after, payout } };
    return { receivable: after, events: [settling] };
  });
  return { steps, allocations };
}

/** The ledger has put it aside. */
export function settled(receivable: ReceivableView, payout: PayoutId): readonly ReceivableEvent[] {
  const currency = currencyOf(receivable);
  const amount = totalOf(lotsOf(receivable, payout), currency);
  const after = { ...receivable, settling: receivable.settling.filter((each) => each.payout !== payout), settled: plus(receivable.settled, amount, currency) };
  return [{ type: 'ReceivableSettled', data: { receivable: after, payout, amount: printed(amount, currency) } }, ...completion(after)];
}

/** The ledger refused: the money waits as before. */
export function notSettled(receivable: ReceivableView, payout: PayoutId): readonly ReceivableEvent[] {
  const settling = receivable.settling.filter((each) => each.payout !== payout);
  const after = { ...receivable, settling, unsettled: [...lotsOf(receivable, payout), ...receivable.unsettled] };
  return [{ type: 'ReceivableSettlingRejected', data: { receivable: after, payout } }];
}

/** A payout came back: what it took waits again, and a receivable that was completed is no longer. `obstacle`: why partner or owner keep it from being activated. */
export function credited(
  receivable: ReceivableView,
  { payout, amount }: { readonly payout: PayoutId; readonly amount: Allocation['amount'] },
  { obstacle, at }: { readonly obstacle: ReceivableIssue | null; readonly at: string },
): readonly ReceivableEvent[] {
  const currency = currencyOf(receivable);
  const open = openAgain(receivable, obstacle);
  const after = {
    ...open,
    settled: plus(open.settled, -readAmount(amount, currency), currency),
    unsettled: [...open.unsettled, { amount, payment: payout, eligibleAt: at }],
  };
  return [{ type: 'ReceivableCredited', data: { receivable: after, payout, amount } }];
}

/** One that is completed does not follow its partner and owner, so what has become of them meanwhile is made up for. */
export function openAgain(receivable: ReceivableView, obstacle: ReceivableIssue | null): ReceivableView {
  if (receivable.status !== 'completed') return receivable;
  return obstacle === null ? standing(receivable, 'activated') : { ...receivable, status: 'hold', issues: [obstacle] };
}

function lotsOf({ settling }: ReceivableView, payout: PayoutId) {
  return settling.filter((each) => each.payout === payout).flatMap(({ lots }) => lots);
}
