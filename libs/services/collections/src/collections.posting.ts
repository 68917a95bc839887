import type { BookId } from '@corridor/contracts';
import type { DepositReceipt, ReturnedDeposit, ReturnedFunds, SuspendedFunds } from '@corridor/contracts/collections';
import { place, type PostTransactionsPayload, type TransactionToPost } from '@corridor/contracts/ledger';
import { transactionIdFor } from '@corridor/messaging';

// What the steps of a deposit ask of the ledger. Each follows from its event alone, so every retry asks for the same.

export function postingsOf({ id, book, accountId, amount, rail, suspended = false, receivedAt }: DepositReceipt): PostTransactionsPayload {
  const from = suspended ? place('house/suspense') : place(`world/${rail}`);
  const postings = [{ from, to: place(accountId), ...amount, type: 'deposit' as const }];
  return transactionOf(book, { id: transactionIdFor(id, 'deposit'), type: 'deposit', reference: { kind: 'deposit', id }, valueDate: dayOf(receivedAt), postings });
}

export function suspensePostings({ id, book, amount, rail, receivedAt }: SuspendedFunds): PostTransactionsPayload {
  const postings = [{ from: place(`world/${rail}`), to: place('house/suspense'), ...amount, type: 'deposit' as const }];
  return transactionOf(book, { id: transactionIdFor(id, 'suspense'), type: 'suspense', reference: { kind: 'deposit', id }, valueDate: dayOf(receivedAt), postings });
}

/** Nobody here owes it: suspense has held it all the while. */
export function fundsReturnPostings({ id, book, amount, rail, returnedAt }: ReturnedFunds): PostTransactionsPayload {
  const postings = [{ from: place('house/suspense'), to: place(`world/${rail}`), ...amount, type: 'deposit_return' as const }];
  return transactionOf(book, { id: transactionIdFor(id, 'return'), type: 'deposit_return', reference: { kind: 'deposit', id }, valueDate: dayOf(returnedAt), postings });
}

/** The world takes the money back: what the account no longer has, it owes. */
export function returnPostings({ id, accountId, amount, rail, returnedAt }: ReturnedDeposit, book: BookId): PostTransactionsPayload {
  const postings = [{ from: place(accountId), to: place(`world/${rail}`), ...amount, type: 'deposit_return' as const }];
  const transaction = { id: transactionIdFor(id, 'return'), type: 'deposit_return', reference: { kind: 'deposit', id }, valueDate: dayOf(returnedAt) } as const;
  return transactionOf(book, { ...transaction, imposed: true, postings });
}

function transactionOf(book: BookId, transaction: Omit<TransactionToPost, 'kind'>): PostTransactionsPayload {
  return { book, transactions: [{ kind: 'post', ...transaction }] };
}

function dayOf(at: string): string {
  return at.slice(0, 'yyyy-mm-dd'.length);
}
