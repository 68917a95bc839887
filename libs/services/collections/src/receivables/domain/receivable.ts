import { type DecimalString, decimalOf } from '@corridor/contracts';
import type { ReceivableEvent, ReceivableStatus, ReceivableView, UnsettledLot } from '@corridor/contracts/collections';
import { totalOf } from '@corridor/contracts/collections';
import { amountOf, type Currency, readAmount } from '@corridor/money';

export type ReceivableEventOf<Type extends ReceivableEvent['type']> = Extract<ReceivableEvent, { type: Type }>;

export type ReceivableDecision<Rejection> =
  | { readonly kind: 'events'; readonly events: readonly ReceivableEvent[] }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

/** A receivable that has amounts has a currency. Throws otherwise. */
export function currencyOf({ id, currency }: Pick<ReceivableView, 'id' | 'currency'>): Currency {
  if (currency === null) throw new Error(`receivable ${id} has amounts and no currency`);
  return currency;
}

export function printed(minorUnits: bigint, currency: Currency): DecimalString {
  return decimalOf(amountOf(minorUnits), currency);
}

/** What is reconciled, locked, or about to be reconciled, in minor units: the maximum can't be below it. */
export function takenOf({ currency, locks, reconciled, reconciling }: ReceivableView): bigint {
  return currency === null ? 0n : totalOf([...locks, ...reconciling], currency) + readAmount(reconciled, currency);
}

/** What can still be reconciled, in minor units. */
export function reconcilableOf(receivable: ReceivableView): bigint {
  const { currency, maximum } = receivable;
  return currency === null || maximum === null ? 0n : readAmount(maximum, currency) - takenOf(receivable);
}

/** Adds to the amount that a receivable has counted. */
export function plus(amount: DecimalString, minorUnits: bigint, currency: Currency): DecimalString {
  return printed(readAmount(amount, currency) + minorUnits, currency);
}

export function standing(receivable: ReceivableView, status: ReceivableStatus): ReceivableView {
  return { ...receivable, status, issues: [] };
}

/** Nothing is left to be reconciled or paid out. */
function isDone(receivable: ReceivableView): boolean {
  const { status, maximum, locks, reconciling, unsettled, settling } = receivable;
  const waits = locks.length + reconciling.length + unsettled.length + settling.length > 0;
  return status === 'activated' && maximum !== null && !waits && reconcilableOf(receivable) === 0n;
}

/** The event that completes a receivable, if it is done now. */
export function completion(receivable: ReceivableView): readonly ReceivableEventOf<'ReceivableCompleted'>[] {
  return isDone(receivable) ? [{ type: 'ReceivableCompleted', data: { receivable: standing(receivable, 'completed') } }] : [];
}

export interface TakenLots {
  readonly taken: readonly UnsettledLot[];
  readonly left: readonly UnsettledLot[];
}

/** Takes lots from the oldest on, up to `most` minor units; one may be cut in two. */
export function takeLots(lots: readonly UnsettledLot[], most: bigint, currency: Currency): TakenLots {
  const taken: UnsettledLot[] = [];
  const left: UnsettledLot[] = [];
  let room = most;
  for (const lot of lots) {
    const amount = readAmount(lot.amount, currency);
    const part = amount < room ? amount : room;
    if (part > 0n) taken.push({ ...lot, amount: printed(part, currency) });
    if (part < amount) left.push({ ...lot, amount: printed(amount - part, currency) });
    room -= part;
  }
  return { taken, left };
}
