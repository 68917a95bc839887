import { moneyOf, type MoneyView } from '@corridor/contracts';
import type { TransferView, WalletDepositView } from '@corridor/contracts/custody';
import { type Owner, place, type Place, type Posting, type PostingType, type PostTransactionsPayload } from '@corridor/contracts/ledger';
import { transactionIdFor } from '@corridor/messaging';

const CHAIN: Owner = 'world/chain';
const dayOf = (time: string) => time.slice(0, 'yyyy-mm-dd'.length);

/** All of these follow from the event alone, so every retry asks for the same. */
export function creditOf(deposit: WalletDepositView): PostTransactionsPayload {
  const { id, book, walletId, amount, createdAt } = deposit;
  return {
    book,
    transactions: [
      {
        kind: 'post',
        id: transactionIdFor(id, 'deposit'),
        type: 'deposit',
        reference: { kind: 'wallet_deposit', id },
        valueDate: dayOf(createdAt),
        postings: [move(place(CHAIN), place(walletId), amount, 'deposit')],
      },
    ],
  };
}

/** Imposed: the money may be spent already, and then the wallet owes it. */
export function reversalOf({ id, book, createdAt }: WalletDepositView): PostTransactionsPayload {
  const reverses = transactionIdFor(id, 'deposit');
  return { book, transactions: [{ kind: 'reverse', id: transactionIdFor(id, 'reorganisation'), reverses, valueDate: dayOf(createdAt), imposed: true }] };
}

export function holdOf(transfer: TransferView): PostTransactionsPayload {
  const available = place(transfer.walletId);
  const processing = place(transfer.walletId, 'processing');
  return posted(transfer, 'hold', { amount: [available, processing], fee: [available, processing] });
}

/** Out to the chain, with the fee to the house; or all of it back. */
export function endOf(transfer: TransferView, ended: 'confirmed' | 'failed'): PostTransactionsPayload {
  const processing = place(transfer.walletId, 'processing');
  if (ended === 'failed') {
    const available = place(transfer.walletId);
    return posted(transfer, 'failed', { amount: [processing, available], fee: [processing, available] });
  }
  return posted(transfer, 'confirmed', { amount: [processing, place(CHAIN)], fee: [processing, place('house/network')] });
}

type Way = readonly [from: Place, to: Place];

function posted(transfer: TransferView, step: string, ways: { readonly amount: Way; readonly fee: Way }): PostTransactionsPayload {
  const { id, book, amount, networkFee, createdAt } = transfer;
  const postings = [move(...ways.amount, amount, 'transfer')];
  if (moneyOf(networkFee).amount > 0n) postings.push(move(...ways.fee, networkFee, 'fee'));
  const reference = { kind: 'transfer', id } as const;
  return { book, transactions: [{ kind: 'post', id: transactionIdFor(id, step), type: 'transfer', reference, valueDate: dayOf(createdAt), postings }] };
}

function move(from: Place, to: Place, { currency, amount }: MoneyView, type: PostingType): Posting {
  return { from, to, currency, amount, type };
}
