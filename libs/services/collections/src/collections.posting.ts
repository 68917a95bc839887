import type { DepositReceipt } from '@corridor/contracts/collections';
import { place, type PostTransactionsPayload } from '@corridor/contracts/ledger';
import { transactionIdFor } from '@corridor/messaging';

/** What a deposit asks of the ledger. It follows from the receipt alone, so every retry asks for the same. */
export function postingsOf(receipt: DepositReceipt): PostTransactionsPayload {
  const { id, amount, rail } = receipt;
  return {
    book: receipt.book,
    transactions: [
      {
        kind: 'post',
        id: transactionIdFor(id, 'deposit'),
        type: 'deposit',
        reference: { kind: 'deposit', id },
        valueDate: receipt.receivedAt.slice(0, 'yyyy-mm-dd'.length),
        postings: [
          { from: place(`world/${rail}`), to: place(receipt.accountId), currency: amount.currency, amount: amount.amount, type: 'deposit' },
        ],
      },
    ],
  };
}
