import type { MoneyView } from '@corridor/contracts';
import type { Allocation } from '@corridor/contracts/collections';
import { type PaymentDetails, type Place, place, type Posting, type PostingType, type TransactionToPost } from '@corridor/contracts/ledger';
import type { AutomaticPayoutView, LockedTerms } from '@corridor/contracts/payouts';
import { transactionIdFor } from '@corridor/messaging';
import { exchangeRateOf } from '../exchange-rate.js';
import { afterFee, isNothing } from './domain/terms.js';

const FX = place('house/fx');
const FEES = place('house/fees');

/** A payout whose terms are locked. */
export interface LockedPayout extends AutomaticPayoutView {
  readonly terms: LockedTerms;
}

export function withTerms(payout: AutomaticPayoutView): LockedPayout {
  const { terms } = payout;
  if (terms === null) throw new Error(`the terms of payout ${payout.id} are not locked`);
  return { ...payout, terms };
}

/**
 * Charges the fee, sells what is left of the source, and takes the markup out of what mid market would have given. Where nothing is
 * sold the money stays aside until it leaves.
 */
export function transactionsOfProcessing(payout: LockedPayout): readonly TransactionToPost[] {
  const { id, accountId, source, terms } = payout;
  const { fee, price, lockedAt: at } = terms;
  const aside = place(accountId, 'payout_processing');
  const details = { account: accountId };
  const charged = isNothing(fee.fee)
    ? []
    : [transaction(payout, 'payout_fee', at, [moved(aside, FEES, fee.fee, 'payout_fee')], { ...details, type: 'payout_fee', from: fee.fee, to: fee.fee, feePlan: fee.feePlanId })];
  if (price === null) return charged;
  const sold = afterFee(source, fee.fee);
  const sale = transaction(payout, 'payout', at, [moved(aside, FX, sold, 'payout')], {
    ...{ ...details, type: 'payout', from: sold, to: price.buy, feePlan: price.feePlanId, exchangeRate: rateOf(payout) },
    linkedPayments: fundsDebitsOf(payout.allocations),
  });
  if (isNothing(price.markup)) return [...charged, sale];
  const markup = moved(FX, FEES, price.markup, 'fx_fee');
  const earned = transaction(payout, 'fx_fee', at, [markup], { ...details, type: 'fx_fee', from: price.markup, to: price.markup, feePlan: price.feePlanId, linkedPayments: [paymentOf(payout, id)] });
  return [...charged, sale, earned];
}

/** The transaction that takes the fee. */
export function feePaymentOf(payout: AutomaticPayoutView['id']): TransactionToPost['id'] {
  return transactionIdFor(payout, 'payout_fee');
}

/** The money leaves. Without a sale this is the payment; with one the sale was. */
export function transactionOfSettlement(payout: LockedPayout, at: string): TransactionToPost {
  const { accountId, amount, rail, terms } = payout;
  const world = place(`world/${rail}`);
  if (terms.price !== null) return transaction(payout, 'payout_settlement', at, [moved(FX, world, amount, 'payout')]);
  const details: PaymentDetails = { type: 'payout', account: accountId, from: amount, to: amount, linkedPayments: fundsDebitsOf(payout.allocations) };
  return transaction(payout, 'payout', at, [moved(place(accountId, 'payout_processing'), world, amount, 'payout')], details);
}

/** What comes back to the account: what was sold, at the rate at which it was; fees and markup stay charged. Where nothing was yet, all of it. */
export function returnedOf({ source, terms }: AutomaticPayoutView): MoneyView {
  return terms === null ? source : afterFee(source, terms.fee.fee);
}

/** The account gets back what was sold, so that is the payment: no rate comes into being with it. */
export function transactionOfFailure(payout: AutomaticPayoutView, at: string): TransactionToPost {
  const returned = returnedOf(payout);
  const sale = payout.terms?.price === null || payout.terms === null ? [] : [paymentOf(payout, payout.id)];
  const details: PaymentDetails = { type: 'payout_failure', account: payout.accountId, from: returned, to: returned, ...(sale.length === 0 ? {} : { linkedPayments: sale }) };
  return transaction(payout, 'payout_failure', at, wayBack(payout, returned), details);
}

/** From wherever the money is: it has left, or is sold and held, or is still aside. */
function wayBack({ accountId, amount, rail, status, terms }: AutomaticPayoutView, returned: MoneyView): readonly Posting[] {
  const [world, available, aside] = [place(`world/${rail}`), place(accountId), place(accountId, 'payout_processing')];
  const hasLeft = status !== 'hold';
  if (terms === null || terms.price === null) return [moved(hasLeft ? world : aside, available, returned, 'payout_failure')];
  return [...(hasLeft ? [moved(world, FX, amount, 'payout_failure')] : []), moved(FX, available, returned, 'payout_failure')];
}

/** A payout that is dropped before anybody hears of it: all that receivables gave is available again. */
export function transactionOfDrop(payout: AutomaticPayoutView['id'], accountId: AutomaticPayoutView['accountId'], given: MoneyView, at: string): TransactionToPost {
  const back = moved(place(accountId, 'payout_processing'), place(accountId), given, 'payout_failure');
  return transaction({ id: payout }, 'payout_drop', at, [back], { type: 'payout_failure', account: accountId, from: given, to: given });
}

function rateOf({ terms }: LockedPayout): NonNullable<PaymentDetails['exchangeRate']> {
  const { price, exchangeRateId: id, lockedAt: at } = terms;
  if (price === null || id === null) throw new Error('there is no rate where nothing is sold');
  return exchangeRateOf(price, { id, at });
}

function fundsDebitsOf(allocations: readonly Allocation[]): NonNullable<PaymentDetails['linkedPayments']> {
  return allocations.map(({ partner, payment }) => ({ account: partner, payment, type: 'funds_debit' }));
}

function paymentOf({ accountId }: Pick<AutomaticPayoutView, 'accountId'>, id: AutomaticPayoutView['id']): NonNullable<PaymentDetails['linkedPayments']>[number] {
  return { account: accountId, payment: transactionIdFor(id, 'payout'), type: 'payout' };
}

function transaction({ id }: Pick<AutomaticPayoutView, 'id'>, type: string, at: string, postings: readonly Posting[], payment?: PaymentDetails): TransactionToPost {
  const valueDate = at.slice(0, 'yyyy-mm-dd'.length);
  return {
    ...{ kind: 'post', id: transactionIdFor(id, type), type, reference: { kind: 'payout', id }, valueDate, postings },
    ...(payment === undefined ? {} : { payment }),
  };
}

function moved(from: Place, to: Place, { currency, amount }: MoneyView, type: PostingType): Posting {
  return { from, to, currency, amount, type };
}
