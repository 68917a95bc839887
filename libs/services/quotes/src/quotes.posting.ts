import { type PostTransactionsPayload, type Posting, place } from '@corridor/contracts/ledger';
import type { ConversionIntent } from '@corridor/contracts/quotes';
import { moneyOf } from '@corridor/contracts';
import { transactionIdFor } from '@corridor/messaging';

/**
 * What a conversion asks of the ledger. It follows from the intent alone, so every retry asks for the same. The fee
 * comes last and on top: it is taken from what is left after the amount.
 */
export function postingsOf(intent: ConversionIntent): PostTransactionsPayload {
  const { from, to, fee } = intent;
  const customer = place(intent.accountId);
  const postings: Posting[] = [
    { from: customer, to: place('house/fx'), currency: from.currency, amount: from.amount, type: 'conversion' },
    { from: place('house/fx'), to: customer, currency: to.currency, amount: to.amount, type: 'conversion' },
  ];
  if (moneyOf(fee).amount > 0n) {
    postings.push({ from: customer, to: place('house/fees'), currency: fee.currency, amount: fee.amount, type: 'fee' });
  }
  return {
    book: intent.book,
    transactions: [
      {
        kind: 'post',
        id: transactionIdFor(intent.id, 'conversion'),
        type: 'conversion',
        reference: { kind: 'conversion', id: intent.id },
        valueDate: intent.requestedAt.slice(0, 'yyyy-mm-dd'.length),
        postings,
      },
    ],
  };
}
