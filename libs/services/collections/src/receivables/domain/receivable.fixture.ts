import { type DecimalString, idOf, type PayoutId, type TransactionId } from '@corridor/contracts';
import type { ReceivableEvent, ReceivableView, Reconciliation } from '@corridor/contracts/collections';

/** What the specs of receivables start from. */
export const AT = '2026-07-10T12:00:00.000Z';
export const LATER = '2026-07-11T12:00:00.000Z';

const id = (last: string) => `01997a3e-5d2c-7abc-8def-${last.padStart(12, '0')}`;

export const dec = (text: string) => text as DecimalString;
export const USER = idOf<'account'>(id('a'));
export const PARTNER = idOf<'account'>(id('b'));
export const STRANGER = idOf<'account'>(id('c'));
export const DEPOSIT = idOf<'deposit'>(id('d'));
export const payoutId = (number: number): PayoutId => idOf<'payout'>(id(`e${number}`));
export const paymentId = (number: number): TransactionId => idOf<'transaction'>(id(`f${number}`));
export const receivableId = (number = 1) => idOf<'receivable'>(id(`1${number}`));

/** The reference's, activated: 50.00 USD, of which nothing is reconciled. */
export function receivable(over: Partial<ReceivableView> = {}): ReceivableView {
  return {
    id: receivableId(),
    owner: USER,
    partner: PARTNER,
    book: idOf<'book'>(id('2')),
    currency: 'USD',
    maximum: dec('50.00'),
    invoice: { amount: dec('50.00'), createdOn: '2022-10-18', currency: 'USD', document: idOf<'file'>(id('3')), dueOn: '2022-11-07', referenceNumber: 'Invoice FY 2022-23-038' },
    description: null,
    purposeCode: 'P1006',
    transactionType: 'services',
    metadata: {},
    status: 'activated',
    issues: [],
    locks: [],
    reconciled: dec('0.00'),
    fees: dec('0.00'),
    settled: dec('0.00'),
    leftOtherwise: dec('0.00'),
    unsettled: [],
    reconciling: [],
    settling: [],
    createdAt: AT,
    ...over,
  };
}

export function reconciliation(amount: string, over: Partial<Reconciliation> = {}): Reconciliation {
  return { payment: paymentId(1), from: PARTNER, amount: dec(amount), eligibleAt: AT, fee: null, requestedAt: AT, ...over };
}

export function after(events: readonly ReceivableEvent[]): ReceivableView {
  const last = events.at(-1);
  if (last === undefined) throw new Error('nothing happened');
  return last.data.receivable;
}
