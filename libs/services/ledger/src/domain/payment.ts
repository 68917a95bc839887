import { decimalOf, type MoneyView } from '@corridor/contracts';
import { isCustomerOwner, type Owner, ownerOf, type PaymentDetails, type PaymentType, type PostedTransaction, type Posting, type PostingType } from '@corridor/contracts/ledger';
import { amountOf, type Currency, readAmount } from '@corridor/money';
import { debtorOf } from './debt.js';

/** A journal transaction as a payment. */
export interface Payment extends Pick<PaymentDetails, 'type' | 'from' | 'to'> {
  /** Whose it is, first, then every other customer whose money, or debt, it moves. */
  readonly concerns: readonly [Owner, ...Owner[]];
  /** What its sender told of it; null when all of it follows from the postings. */
  readonly told: PaymentDetails | null;
}

/** Null for what concerns no customer, as money moved within the house does, and for what moved nothing. */
export function paymentOf({ postings, payment }: Pick<PostedTransaction, 'postings' | 'payment'>): Payment | null {
  const customers = customersOf(postings);
  if (payment !== undefined) {
    const { type, account, from, to } = payment;
    return { type, from, to, concerns: [account, ...customers.filter((each) => each !== account)], told: payment };
  }
  const [account, ...others] = customers;
  const [first] = postings;
  return account === undefined || first === undefined ? null : { ...derived(postings, first), concerns: [account, ...others], told: null };
}

/** Which way money goes, as the customer sees it. */
type Way = 'in' | 'out' | 'within' | 'exchange';

const always = (type: PaymentType) => () => type;

/**
 * What a transaction is by the type of its first posting, where nobody said. Compiles only while it names every one. Money that is put aside
 * for a payout has not left yet.
 */
const TYPES: Readonly<Record<PostingType, (way: Way) => PaymentType>> = {
  deposit: always('funds_credit'),
  deposit_return: always('adjustment_negative'),
  conversion: always('transfer'),
  conversion_failure: always('transfer'),
  transfer: always('transfer'),
  book_transfer: always('transfer'),
  fee: always('processing_fee'),
  debt_repayment: always('adjustment_negative'),
  reversal: (way) => (way === 'exchange' ? 'transfer' : way === 'out' ? 'adjustment_negative' : 'adjustment_positive'),
  payout: (way) => (way === 'within' ? 'funds_debit' : 'payout'),
  payout_failure: always('payout_failure'),
  payout_return: always('payout_failure'),
  reconcile: always('reconcile'),
  processing_fee: always('processing_fee'),
  funds_debit: always('funds_debit'),
  payout_fee: always('payout_fee'),
  fx_fee: always('fx_fee'),
  fee_advance_debit: always('fee_advance_debit'),
};

/** Of a type that this release does not know, of a service that is ahead of it. */
const OTHER = always('transfer');

/**
 * Type and amounts by the postings of the first one's type: fees that go with a movement are no part of its amount. What an imposed debit
 * takes in part from the owner and in part from his debt is one amount; a debt that is repaid from a credit does not lessen it.
 */
function derived(postings: readonly Posting[], first: Posting): Pick<Payment, 'type' | 'from' | 'to'> {
  const alike = postings.filter(({ type }) => type === first.type);
  const moving = alike.filter((posting) => !isWithinDebt(posting));
  const main = moving.length === 0 ? alike : moving;
  const given = (main.find(({ from }) => customerAt(from) !== null) ?? first).currency;
  const got = main.find(({ to, currency }) => currency !== given && customerAt(to) !== null)?.currency ?? given;
  const typeOf = Object.hasOwn(TYPES, first.type) ? TYPES[first.type] : OTHER;
  return { type: typeOf(given === got ? wayOf(main[0] ?? first) : 'exchange'), from: sum(main, given), to: sum(main, got) };
}

function wayOf({ from, to }: Posting): Way {
  const [giver, taker] = [customerAt(from), customerAt(to)];
  if (giver === null) return 'in';
  return giver === taker ? 'within' : 'out';
}

function isWithinDebt({ from, to }: Posting): boolean {
  const [giver, taker] = [ownerOf(from), ownerOf(to)];
  return debtorOf(giver) === taker || debtorOf(taker) === giver;
}

function sum(postings: readonly Posting[], currency: Currency): MoneyView {
  const amounts = postings.filter((each) => each.currency === currency).map(({ amount }) => amount);
  const [only] = amounts;
  if (only !== undefined && amounts.length === 1) return { currency, amount: only };
  const total = amounts.reduce((before, amount) => before + readAmount(amount, currency), 0n);
  return { currency, amount: decimalOf(amountOf(total), currency) };
}

function customersOf(postings: readonly Posting[]): readonly Owner[] {
  const customers = new Set<Owner>();
  for (const { from, to } of postings) {
    for (const at of [from, to]) {
      const customer = customerAt(at);
      if (customer !== null) customers.add(customer);
    }
  }
  return [...customers];
}

/** Whose money or debt stands at a place; null for house and world. */
function customerAt(at: string): Owner | null {
  const owner = ownerOf(at);
  return isCustomerOwner(owner) ? owner : debtorOf(owner);
}
