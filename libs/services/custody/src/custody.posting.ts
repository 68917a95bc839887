import { moneyOf, type MoneyView, type Timestamp } from '@corridor/contracts';
import type { TransferEnd, TransferView, WalletDepositView } from '@corridor/contracts/custody';
import { type Owner, place, type Place, type Posting, type PostingType, type PostTransactionsPayload } from '@corridor/contracts/ledger';
import { transactionIdFor } from '@corridor/messaging';

const CHAIN: Owner = 'world/chain';
const dayOf = (time: string) => time.slice(0, 'yyyy-mm-dd'.length);

/** All of these follow from the event alone, so every retry asks for the same. `at`: when it was recorded, ISO 8601. */
export function creditOf({ id, book, walletId, amount }: WalletDepositView, at: Timestamp): PostTransactionsPayload {
  return {
    book,
    transactions: [
      {
        kind: 'post',
        id: transactionIdFor(id, 'deposit'),
        type: 'deposit',
        reference: { kind: 'wallet_deposit', id },
        valueDate: dayOf(at),
        postings: [move(place(CHAIN), place(walletId), amount, 'deposit')],
      },
    ],
  };
}

/** Imposed: the money may be spent already, and then the wallet owes it. */
export function reversalOf({ id, book }: WalletDepositView, at: Timestamp): PostTransactionsPayload {
  const reverses = transactionIdFor(id, 'deposit');
  return { book, transactions: [{ kind: 'reverse', id: transactionIdFor(id, 'reorganisation'), reverses, valueDate: dayOf(at), imposed: true }] };
}

export function holdOf(transfer: TransferView, at: Timestamp): PostTransactionsPayload {
  const available = place(transfer.walletId);
  const processing = place(transfer.walletId, 'processing');
  return posted(transfer, { step: 'hold', at, amount: [available, processing], fee: [available, processing] });
}

/** Out to the chain, with the fee to the house; or all of it back. */
export function endOf(transfer: TransferView, end: TransferEnd, at: Timestamp): PostTransactionsPayload {
  const processing = place(transfer.walletId, 'processing');
  switch (end) {
    case 'confirmed':
      return posted(transfer, { step: end, at, amount: [processing, place(CHAIN)], fee: [processing, place('house/network')] });
    case 'failed': {
      const available = place(transfer.walletId);
      return posted(transfer, { step: end, at, amount: [processing, available], fee: [processing, available] });
    }
  }
}

type Way = readonly [from: Place, to: Place];

interface Step {
  readonly step: 'hold' | TransferEnd;
  readonly at: Timestamp;
  readonly amount: Way;
  readonly fee: Way;
}

function posted(transfer: TransferView, { step, at, ...ways }: Step): PostTransactionsPayload {
  const { id, book, amount, networkFee } = transfer;
  const postings = [move(...ways.amount, amount, 'transfer')];
  if (moneyOf(networkFee).amount > 0n) postings.push(move(...ways.fee, networkFee, 'fee'));
  const reference = { kind: 'transfer', id } as const;
  return { book, transactions: [{ kind: 'post', id: transactionIdFor(id, step), type: 'transfer', reference, valueDate: dayOf(at), postings }] };
}

function move(from: Place, to: Place, { currency, amount }: MoneyView, type: PostingType): Posting {
  return { from, to, currency, amount, type };
}
