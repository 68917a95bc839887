import type { MoneyView, RateString } from '../amounts.js';
import type { DomainEvent } from '../events.js';
import type { AccountId, BookId, ConversionId, QuoteId } from '../ids.js';
import type { Timestamp } from '../times.js';
import type { TransactionToPost } from '../ledger/index.js';
import type { ExecuteQuoteRejection } from './commands.js';
import type { FeePlanView } from './fee-plans.js';
import type { ConversionReport } from './reports.js';
import type { FailedConversion, PendingConversion, QuoteView, SettledConversion } from './views.js';

/** A conversion that has been asked for and that the ledger has not yet answered. */
export interface ConversionIntent {
  readonly id: ConversionId;
  readonly quoteId: QuoteId;
  readonly accountId: AccountId;
  readonly book: BookId;
  readonly from: MoneyView;
  readonly to: MoneyView;
  readonly fee: MoneyView;
  readonly rate: RateString;
  readonly requestedAt: Timestamp;
  /** What it is made for is posted with it, all or none. Absent from a conversion that is made for its own sake. */
  readonly alongside?: readonly TransactionToPost[];
  /** It will be pending first. Absent from one that settles in the step in which it is accepted. */
  readonly settlement?: 'later';
}

/**
 * All events of a quote and of its conversions are in the quote's one stream, and those of an account's fee plans in the
 * account's, so that each step is one append.
 */
export type QuotesEvent =
  /** A rate was locked for an amount. */
  | DomainEvent<'QuoteCreated', { readonly quote: QuoteView }>
  /** Somebody executes a quote; the ledger has not been asked yet, and may refuse. */
  | DomainEvent<'ConversionRequested', { readonly intent: ConversionIntent; readonly quote: QuoteView }>
  /** The ledger has put aside what is given: the conversion is an object, pending, from here on. */
  | DomainEvent<'ConversionAccepted', { readonly conversion: PendingConversion; readonly quote: QuoteView; readonly book: BookId }>
  /** It is known how a pending conversion ends; the ledger has not been told yet. */
  | DomainEvent<
      'ConversionReported',
      { readonly conversion: PendingConversion; readonly quote: QuoteView; readonly book: BookId; readonly report: ConversionReport }
    >
  /** The ledger has moved the money. A conversion that was not pending before is an object from here on. */
  | DomainEvent<'ConversionSettled', { readonly conversion: SettledConversion; readonly quote: QuoteView }>
  /** What was put aside for a pending conversion is back, with the fee, and the quote is free again. */
  | DomainEvent<'ConversionFailed', { readonly conversion: FailedConversion; readonly quote: QuoteView }>
  /** The ledger refused. No money moved, there is no conversion, and the quote is free again. */
  | DomainEvent<
      'ConversionRejected',
      { readonly intent: ConversionIntent; readonly rejection: ExecuteQuoteRejection; readonly quote: QuoteView }
    >
  /** The quote's time was over before anybody used it. */
  | DomainEvent<'QuoteExpired', { readonly quote: QuoteView }>
  /** An account has a plan by which it is charged, in the place of the one before, if there was one. */
  | DomainEvent<'FeePlanCreated', { readonly plan: FeePlanView; readonly superseded: FeePlanView | null }>
  /** What is noted on a plan has changed. */
  | DomainEvent<'FeePlanUpdated', { readonly plan: FeePlanView }>;
