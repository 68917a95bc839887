import type { MoneyView, RateString } from '../amounts.js';
import type { DomainEvent } from '../events.js';
import type { AccountId, BookId, ConversionId, QuoteId } from '../ids.js';
import type { Timestamp } from '../times.js';
import type { ExecuteQuoteRejection } from './commands.js';
import type { ConversionView, QuoteView } from './views.js';

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
}

/** All events of a quote and of its conversions are in the quote's one stream, so that each step is one append. */
export type QuotesEvent =
  /** A rate was locked for an amount. */
  | DomainEvent<'QuoteCreated', { readonly quote: QuoteView }>
  /** Somebody executes a quote; the ledger has not been asked yet, and may refuse. */
  | DomainEvent<'ConversionRequested', { readonly intent: ConversionIntent; readonly quote: QuoteView }>
  /** The ledger has moved the money: the conversion is an object from here on. */
  | DomainEvent<'ConversionSettled', { readonly conversion: ConversionView; readonly quote: QuoteView }>
  /** The ledger refused. No money moved, there is no conversion, and the quote is free again. */
  | DomainEvent<
      'ConversionRejected',
      { readonly intent: ConversionIntent; readonly rejection: ExecuteQuoteRejection; readonly quote: QuoteView }
    >
  /** The quote's time was over before anybody used it. */
  | DomainEvent<'QuoteExpired', { readonly quote: QuoteView }>;
