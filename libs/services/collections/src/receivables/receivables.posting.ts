import { type AccountId, type BookId, decimalOf, type MoneyView } from '@corridor/contracts';
import { type AllocationIntent, feeShares, type ReceivableView, type Reconciliation } from '@corridor/contracts/collections';
import { place, type PostTransactionsPayload, type TransactionToPost } from '@corridor/contracts/ledger';
import { transactionIdFor } from '@corridor/messaging';
import { amountOf } from '@corridor/money';

// What the steps of receivables ask of the ledger. Each follows from its event alone, so every retry asks for the same.

/** Pending money becomes the owner's to have; what is charged for it goes to the house, as a payment of its own. */
export function reconcileTransactions(receivable: ReceivableView, reconciliation: Reconciliation): readonly TransactionToPost[] {
  const { partner, currency, id, owner } = receivable;
  if (partner === null || currency === null) throw new Error(`receivable ${id} was reconciled without a partner or currency`);
  const { payment, from, eligibleAt, fee, requestedAt } = reconciliation;
  const amount: MoneyView = { currency, amount: reconciliation.amount };
  const about = { kind: 'post', reference: { kind: 'receivable', id }, valueDate: dayOf(requestedAt) } as const;
  const reconcile: TransactionToPost = {
    ...about,
    id: payment,
    type: 'reconcile',
    postings: [{ from: place(from, 'pending'), to: place(owner), ...amount, type: 'reconcile' }],
    payment: { type: 'reconcile', account: partner, from: amount, to: amount, payoutEligibleAt: eligibleAt },
  };
  if (fee === null) return [reconcile];
  const shares = feeShares(fee, currency);
  const charge = (minorUnits: bigint, label: string, { payer, account, ...how }: { readonly payer: ReturnType<typeof place>; readonly account: AccountId; readonly imposed?: true }): TransactionToPost => {
    const charged: MoneyView = { currency, amount: decimalOf(amountOf(minorUnits), currency) };
    const postings = [{ from: payer, to: place('house/fees'), ...charged, type: 'processing_fee' as const }];
    const details = { type: 'processing_fee', account, from: charged, to: charged, feePlan: fee.feePlan } as const;
    return { ...about, id: transactionIdFor(payment, label), type: 'processing_fee', ...how, postings, payment: details };
  };
  return [
    reconcile,
    // What was reconciled is never less than its fee, but a debt is repaid of it first.
    ...(shares.user === 0n ? [] : [charge(shares.user, 'processing_fee', { payer: place(owner), account: owner, imposed: true })]),
    ...(shares.partner === 0n ? [] : [charge(shares.partner, 'processing_fee_of_partner', { payer: place(from, 'pending'), account: partner })]),
  ];
}

/** What a payout takes is put aside, a payment for each receivable. */
export function allocationPostings({ account, book, currency, allocations, requestedAt }: AllocationIntent): PostTransactionsPayload {
  return { book, transactions: allocations.map((each) => debitOf(account, currency, each, requestedAt)) };
}

function debitOf(account: AccountId, currency: MoneyView['currency'], { receivable, partner, amount: value, payment }: AllocationIntent['allocations'][number], at: string): TransactionToPost {
  const amount: MoneyView = { currency, amount: value };
  return {
    kind: 'post',
    id: payment,
    type: 'funds_debit',
    reference: { kind: 'receivable', id: receivable },
    valueDate: dayOf(at),
    postings: [{ from: place(account), to: place(account, 'payout_processing'), ...amount, type: 'funds_debit' }],
    payment: { type: 'funds_debit', account: partner, from: amount, to: amount },
  };
}

export function bookOf({ id, book }: Pick<ReceivableView, 'id' | 'book'>): BookId {
  if (book === null) throw new Error(`receivable ${id} has no book`);
  return book;
}

function dayOf(at: string): string {
  return at.slice(0, 'yyyy-mm-dd'.length);
}
