import { type AddressDepositRecord, railOf } from '@corridor/contracts/collections';
import { place, type TransactionToPost } from '@corridor/contracts/ledger';
import { transactionIdFor } from '@corridor/messaging';

/** Money that arrives is pending until it is reconciled; what a platform pays ahead is for fees alone. */
export function creditTransaction({ id, amount, to, method, feeAdvance = false }: AddressDepositRecord, at: string): TransactionToPost {
  const compartment = feeAdvance ? 'fee_advance' : 'pending';
  return {
    kind: 'post',
    id: transactionIdFor(id, 'deposit'),
    type: 'deposit',
    reference: { kind: 'deposit', id },
    valueDate: dayOf(at),
    postings: [{ from: place(`world/${railOf(method, amount.currency)}`), to: place(to.account, compartment), ...amount, type: 'deposit' }],
    payment: { type: 'funds_credit', account: to.account, from: amount, to: amount },
  };
}

/** `deposit` is below zero. The world takes the money back: what is no longer there is owed. */
export function takeBackTransaction({ id, amount, to, method, feeAdvance = false }: AddressDepositRecord, at: string): TransactionToPost {
  const back = { currency: amount.currency, amount: amount.amount.replace(/^-/, '') as typeof amount.amount };
  return {
    kind: 'post',
    id: transactionIdFor(id, 'return'),
    type: 'deposit_return',
    reference: { kind: 'deposit', id },
    valueDate: dayOf(at),
    imposed: true,
    postings: [{ from: place(to.account, feeAdvance ? 'fee_advance' : 'pending'), to: place(`world/${railOf(method, amount.currency)}`), ...back, type: 'deposit_return' }],
    payment: { type: 'adjustment_negative', account: to.account, from: back, to: back },
  };
}

function dayOf(at: string): string {
  return at.slice(0, 'yyyy-mm-dd'.length);
}
