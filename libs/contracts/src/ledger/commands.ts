import type { Currency } from '@corridor/money';
import type { DecimalString } from '../amounts.js';
import { commandType } from '../commands.js';
import type { BookId, TransactionId } from '../ids.js';
import type { Reference } from '../references.js';
import type { CalendarDate, Timestamp } from '../times.js';
import type { Compartment, Owner, Place } from './accounts.js';
import type { PaymentDetails } from './payments.js';

/**
 * What an entry shows as its type.
 * @open
 */
export type PostingType =
  | 'deposit'
  | 'deposit_return'
  | 'conversion'
  | 'transfer'
  | 'fee'
  | 'debt_repayment'
  | 'reversal'
  | 'payout'
  | 'payout_failure'
  | 'payout_return'
  | 'conversion_failure'
  /** Money becomes available because it was reconciled with a receivable. */
  | 'reconcile'
  /** The fee for what a payer paid through a payment link. */
  | 'processing_fee'
  /** Money of a receivable is put aside for a payout. */
  | 'funds_debit'
  | 'payout_fee'
  /** What the house earns by a rate that differs from the market's. */
  | 'fx_fee'
  /** Between two accounts of one book. */
  | 'book_transfer'
  /** A platform's advance makes up for a fee that its user does not pay. */
  | 'fee_advance_debit';

/** Moves `amount` (positive, major units) from one place to another in one currency: two entries that sum to zero. */
export interface Posting {
  readonly from: Place;
  readonly to: Place;
  readonly currency: Currency;
  readonly amount: DecimalString;
  readonly type: PostingType;
}

/**
 * A journal transaction to post. Its id is a UUIDv7 whose last twelve bits are zero: entry ids fill them. `imposed`
 * marks a debit that the world imposes: it is never rejected, what is missing comes from `house/owed/<owner>`.
 */
export interface TransactionToPost {
  readonly kind: 'post';
  readonly id: TransactionId;
  readonly type: string;
  readonly reference: Reference | null;
  /** ISO date; the day from which the money counts, beside the recorded time. */
  readonly valueDate: CalendarDate;
  readonly imposed?: boolean;
  readonly postings: readonly Posting[];
  /** What is told of it as a payment; without it that follows from the type and the postings. */
  readonly payment?: PaymentDetails;
}

/** Undoes an earlier transaction of the same book by a new one that points at it. */
export interface TransactionToReverse {
  readonly kind: 'reverse';
  readonly id: TransactionId;
  readonly reverses: TransactionId;
  readonly valueDate: CalendarDate;
  readonly imposed?: boolean;
}

/** Transactions of one book, posted in order, all or none. */
export interface PostTransactionsPayload {
  readonly book: BookId;
  readonly transactions: readonly (TransactionToPost | TransactionToReverse)[];
}

export interface PostedView {
  /** Revision of the book's stream that holds the transactions. */
  readonly revision: number;
  readonly recordedAt: Timestamp;
}

/**
 * Why the ledger posted nothing.
 * @open
 */
export type LedgerRejection =
  | {
      readonly reason: 'insufficient_funds';
      readonly owner: Owner;
      readonly compartment: Compartment;
      readonly currency: Currency;
      /** What the compartment holds with what the command has brought it, and all that the command takes from it, fees included. Major units. */
      readonly available: DecimalString;
      readonly needed: DecimalString;
    }
  | { readonly reason: 'transaction_not_found'; readonly transaction: TransactionId }
  | { readonly reason: 'already_reversed'; readonly transaction: TransactionId; readonly by: TransactionId };

export const PostTransactions = commandType<PostTransactionsPayload, PostedView, LedgerRejection>(
  'ledger',
  'PostTransactions',
  (payload) => payload.book,
);
