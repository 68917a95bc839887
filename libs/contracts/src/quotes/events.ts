import type { MoneyView } from '../amounts.js';
import type { DomainEvent } from '../events.js';
import type { AccountId, BookId, ConversionId, QuoteId } from '../ids.js';
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
  readonly rate: string;
  readonly requestedAt: string;
}

/** All events of a quote and of its conversions are in the quote's one stream, so that each step is one append. */
export type QuotesEvent =
  | DomainEvent<'QuoteCreated', { readonly quote: QuoteView }>
  | DomainEvent<'ConversionRequested', { readonly intent: ConversionIntent; readonly quote: QuoteView }>
  | DomainEvent<'ConversionSettled', { readonly conversion: ConversionView; readonly quote: QuoteView }>
  | DomainEvent<
      'ConversionRejected',
      { readonly intent: ConversionIntent; readonly rejection: ExecuteQuoteRejection; readonly quote: QuoteView }
    >
  | DomainEvent<'QuoteExpired', { readonly quote: QuoteView }>;
