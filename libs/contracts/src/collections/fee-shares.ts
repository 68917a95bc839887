import { type Currency, readAmount } from '@corridor/money';
import type { ProcessingFee } from './address-deposits.js';

/** In minor units. */
export interface FeeShares {
  /** Out of what was reconciled. */
  readonly user: bigint;
  /** On top of what is owed. */
  readonly partner: bigint;
}

/** Who bears how much of a fee. Of a shared one that has no half the user bears the odd unit. */
export function feeShares(fee: Pick<ProcessingFee, 'amount' | 'paidBy'> | null, currency: Currency): FeeShares {
  if (fee === null) return { user: 0n, partner: 0n };
  const amount: bigint = readAmount(fee.amount, currency);
  switch (fee.paidBy) {
    case 'user':
      return { user: amount, partner: 0n };
    case 'partner':
      return { user: 0n, partner: amount };
    case 'shared':
      return { user: amount - amount / 2n, partner: amount / 2n };
  }
}
