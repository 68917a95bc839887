import type { AccountId, BookId, MoneyView } from '@corridor/contracts';
import type { AllocationIntent, ReceivableView, Reconciliation } from '@corridor/contracts/collections';
import { place, type PostTransactionsPayload, type TransactionToPost } from '@corridor/contracts/ledger';
import { transactionIdFor } from '@corridor/messaging';

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
  const charged: MoneyView = { currency, amount: fee.amount };
  const payer = fee.paidBy === 'user' ? place(owner) : place(from, 'pending');
  const charge: TransactionToPost = {
    ...about,
    id: transactionIdFor(payment, 'processing_fee'),
    type: 'processing_fee',
    postings: [{ from: payer, to: place('house/fees'), ...charged, type: 'processing_fee' }],
    payment: { type: 'processing_fee', account: fee.paidBy === 'user' ? owner : partner, from: charged, to: charged, feePlan: fee.feePlan },
  };
  return [reconcile, charge];
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
