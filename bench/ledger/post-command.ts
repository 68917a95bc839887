import type { AccountId, BookId, Command, DecimalString, Scope } from '@corridor/contracts';
import { type Owner, place, type PostingType, PostTransactions, type PostTransactionsPayload } from '@corridor/contracts/ledger';
import { derivedCommandId, fingerprintOf, mintId, transactionIdFor } from '@corridor/messaging';

export interface BenchAccounts {
  readonly scope: Scope;
  readonly book: BookId;
  readonly accounts: readonly AccountId[];
}

/** One command with one journal transaction of one posting in EUR, as another service would send it. */
export function postCommand(
  { scope, book }: BenchAccounts,
  { from, to, type, amount }: { from: string; to: string; type: PostingType; amount: string },
): Command<PostTransactionsPayload> {
  const object = mintId<'transfer'>();
  const at = new Date().toISOString();
  const payload: PostTransactionsPayload = {
    book,
    transactions: [
      {
        kind: 'post',
        id: transactionIdFor(object, 'post'),
        type,
        reference: { kind: 'transfer', id: object },
        valueDate: at.slice(0, 10),
        postings: [{ from: place(from as Owner), to: place(to as Owner), currency: 'EUR', amount: amount as DecimalString, type }],
      },
    ],
  };
  return {
    id: derivedCommandId(object, 'post'),
    type: PostTransactions.name,
    key: book,
    scope,
    fingerprint: fingerprintOf(payload),
    correlation: object,
    causation: null,
    issuedAt: at,
    payload,
  };
}
