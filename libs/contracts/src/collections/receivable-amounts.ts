import { amountOf, type Currency, readAmount } from '@corridor/money';
import { decimalOf, type DecimalString } from '../amounts.js';
import type { ReceivableView } from './receivables.js';

/** What is shown of a receivable's money: locked + reconciled + reconcilable = maximum; notSettled + settled + fees + left = reconciled. */
export interface ReceivableAmounts {
  readonly locked: DecimalString;
  readonly reconciled: DecimalString;
  readonly notSettled: DecimalString;
  readonly settled: DecimalString;
  /** Null without a maximum. */
  readonly reconcilable: DecimalString | null;
}

type Counted = Pick<ReceivableView, 'currency' | 'maximum' | 'locks' | 'reconciled' | 'settled' | 'unsettled' | 'settling'>;

/** Null for a draft whose currency is not known. */
export function receivableAmounts(receivable: Counted): ReceivableAmounts | null {
  const { currency, maximum, locks, reconciled, settled, unsettled, settling } = receivable;
  if (currency === null) return null;
  const locked = totalOf(locks, currency);
  const waiting = totalOf([...unsettled, ...settling.flatMap(({ lots }) => lots)], currency);
  return {
    locked: print(locked, currency),
    reconciled,
    notSettled: print(waiting, currency),
    settled,
    reconcilable: maximum === null ? null : print(readAmount(maximum, currency) - locked - readAmount(reconciled, currency), currency),
  };
}

/** In minor units. */
export function totalOf(parts: readonly { readonly amount: DecimalString }[], currency: Currency): bigint {
  return parts.reduce((sum, { amount }) => sum + readAmount(amount, currency), 0n);
}

function print(minorUnits: bigint, currency: Currency): DecimalString {
  return decimalOf(amountOf(minorUnits), currency);
}
