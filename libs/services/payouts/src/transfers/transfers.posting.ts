import { type AccountId, moneyOf, type MoneyView } from '@corridor/contracts';
import { type Compartment, type PaymentDetails, type Place, place, type Posting, type PostingType, type TransactionToPost } from '@corridor/contracts/ledger';
import type { BookTransferReport, BookTransferView, FeeAdvance } from '@corridor/contracts/payouts';
import { transactionIdFor } from '@corridor/messaging';
import { exchangeRateOf } from '../exchange-rate.js';

const FX = place('house/fx');
const FEES = place('house/fees');

/** Where the money of a transfer stands before and after it: only a reconciliation makes what is pending available. */
function compartmentOf({ type }: BookTransferView): Compartment {
  switch (type) {
    case 'internal_transfer':
      return 'pending';
    case 'platform_credit':
    case 'platform_debit':
    case 'platform_fee_payout':
      return 'available';
    case 'fee_advance_transfer':
      return 'fee_advance';
  }
}

function sourceOf(transfer: BookTransferView): Place {
  const { accountId } = transfer.from;
  return accountId === null ? FEES : place(accountId, compartmentOf(transfer));
}

/** What the house pays is on its way in the account that gets it. */
function asideOf({ from, to }: BookTransferView): Place {
  const holder = from.accountId ?? to.accountId;
  if (holder === null) throw new Error('a transfer is from an account, or to one');
  return place(holder, 'processing');
}

function targetOf(transfer: BookTransferView): Place {
  const { accountId } = transfer.to;
  if (accountId === null) throw new Error('a transfer is to an account');
  return place(accountId, compartmentOf(transfer));
}

/** Puts the money aside, before anybody hears of the transfer. */
export function transactionOfRequest(transfer: BookTransferView): TransactionToPost {
  return transaction(transfer, { name: 'transfer', at: transfer.createdAt, postings: [moved(sourceOf(transfer), asideOf(transfer), transfer.from, 'book_transfer')] }, detailsOf(transfer, transfer.from));
}

/** What a report asks of the ledger: on to where it was to go, sold on the way across currencies, or back. */
export function transactionsOfReport(transfer: BookTransferView, report: BookTransferReport, at: string): readonly TransactionToPost[] {
  const aside = asideOf(transfer);
  const linked = linkTo(transfer, 'transfer');
  if (report === 'failed') {
    const back = moved(aside, sourceOf(transfer), transfer.from, 'book_transfer');
    return [transaction(transfer, { name: 'transfer_failure', at, postings: [back] }, { ...detailsOf(transfer, transfer.from), ...linked })];
  }
  return arrival(transfer, { at, from: aside, linked });
}

/** A platform's advance changes its currency at once: nothing is put aside. */
export function transactionsOfAdvanceTransfer(transfer: BookTransferView, at: string): readonly TransactionToPost[] {
  return arrival(transfer, { at, from: sourceOf(transfer), linked: {} });
}

/** `imposed`: what the advance does not hold, the platform owes. */
export function transactionOfAdvance({ payoutId, platformId, amount, feePayment, accountId }: FeeAdvance, at: string, imposed: boolean): TransactionToPost {
  return {
    ...{ kind: 'post', id: transactionIdFor(payoutId, 'fee_advance_debit'), type: 'fee_advance_debit', reference: { kind: 'payout', id: payoutId }, valueDate: dayOf(at) },
    ...(imposed ? { imposed } : {}),
    postings: [moved(place(platformId, 'fee_advance'), FEES, amount, 'fee_advance_debit')],
    payment: {
      ...{ type: 'fee_advance_debit', account: platformId, from: amount, to: amount },
      ...(feePayment === null ? {} : { linkedPayments: [{ account: accountId, payment: feePayment, type: 'payout_fee' }] }),
    },
  };
}

interface Arriving {
  readonly at: string;
  readonly from: Place;
  readonly linked: Pick<PaymentDetails, 'linkedPayments'>;
}

function arrival(transfer: BookTransferView, { at, from, linked }: Arriving): readonly TransactionToPost[] {
  const { exchange, from: given, to: got } = transfer;
  const target = targetOf(transfer);
  const payment = { ...detailsOf(transfer, got), ...linked };
  if (exchange === null) return [transaction(transfer, { name: 'transfer_completion', at, postings: [moved(from, target, got, 'book_transfer')] }, payment)];
  const postings = [moved(from, FX, given, 'book_transfer'), moved(FX, target, got, 'book_transfer')];
  const { price } = exchange;
  const sale = transaction(transfer, { name: 'transfer_completion', at, postings }, { ...payment, feePlan: price.feePlanId, exchangeRate: exchangeRateOf(price, { id: exchange.exchangeRateId, at: exchange.pricedAt }) });
  if (moneyOf(price.markup).amount === 0n) return [sale];
  const earned: PaymentDetails = { type: 'fx_fee', account: payment.account, from: price.markup, to: price.markup, feePlan: price.feePlanId, ...linkTo(transfer, 'transfer_completion') };
  return [sale, transaction(transfer, { name: 'fx_fee', at, postings: [moved(FX, FEES, price.markup, 'fx_fee')] }, earned)];
}

function detailsOf(transfer: BookTransferView, to: MoneyView): PaymentDetails {
  const { from } = transfer;
  return { type: 'transfer', account: accountOf(transfer), from: moneyIn(from), to: moneyIn(to) };
}

function accountOf({ from, to, owner }: BookTransferView): AccountId {
  return from.accountId ?? to.accountId ?? owner;
}

function linkTo(transfer: BookTransferView, name: string): Required<Pick<PaymentDetails, 'linkedPayments'>> {
  return { linkedPayments: [{ account: accountOf(transfer), payment: transactionIdFor(transfer.id, name), type: 'transfer' }] };
}

function transaction({ id }: BookTransferView, { name, at, postings }: { readonly name: string; readonly at: string; readonly postings: readonly Posting[] }, payment: PaymentDetails): TransactionToPost {
  return { kind: 'post', id: transactionIdFor(id, name), type: name, reference: { kind: 'book_transfer', id }, valueDate: dayOf(at), postings, payment };
}

function moved(from: Place, to: Place, { currency, amount }: MoneyView, type: PostingType): Posting {
  return { from, to, currency, amount, type };
}

function moneyIn({ currency, amount }: MoneyView): MoneyView {
  return { currency, amount };
}

function dayOf(at: string): string {
  return at.slice(0, 'yyyy-mm-dd'.length);
}
