import type { DecimalString } from '../amounts.js';
import type { DomainEvent } from '../events.js';
import type { TransactionId } from '../ids.js';
import type { Reference } from '../references.js';
import type { Scope } from '../scope.js';
import type { CalendarDate } from '../times.js';
import type { Posting } from './commands.js';
import type { PaymentDetails } from './payments.js';

/** A journal transaction as it was posted: imposed debits and repaid debts are spelled out as postings of their own. */
export interface PostedTransaction {
  readonly id: TransactionId;
  readonly type: string;
  readonly reference: Reference | null;
  readonly valueDate: CalendarDate;
  readonly reverses?: TransactionId;
  readonly postings: readonly Posting[];
  readonly payment?: PaymentDetails;
}

/** A tenant's book of one mode begins. */
export type BookOpened = DomainEvent<'BookOpened', { readonly scope: Scope }>;

/**
 * Money moved within a book: all that one command posted. Everything to refold entries and balances from the event alone: `firstEntry` is the book's number of the first
 * entry (each posting makes two: debit, then credit), `balances` are those that changed, as they stand after it.
 */
export type TransactionsPosted = DomainEvent<
  'TransactionsPosted',
  {
    readonly fingerprint: string;
    /** @type integer */
    readonly firstEntry: number;
    readonly transactions: readonly PostedTransaction[];
    readonly balances: Readonly<Record<string, DecimalString>>;
  }
>;

/** All events of a book are in its one stream, so its sequence is the order in which money moved. */
export type LedgerEvent = BookOpened | TransactionsPosted;
