import type { BookId } from '@corridor/contracts';
import type { ConversionIntent, ConversionReport, PendingConversion, QuotesEvent, QuoteView, SettledConversion } from '@corridor/contracts/quotes';

/** The events of a quote and of its conversions. */
export type QuoteEvent = Exclude<QuotesEvent, { type: 'FeePlanCreated' | 'FeePlanUpdated' }>;

interface Pending {
  readonly quote: QuoteView;
  readonly conversion: PendingConversion;
  readonly book: BookId;
}

/**
 * A quote is used by one conversion at most: while one waits for the ledger, the quote is `in_use`. `pending`: the conversion
 * is an object whose end is not known. `reported`: the end is known, and the ledger is being told.
 */
export type QuoteState =
  | { readonly status: 'none' }
  | { readonly status: 'open'; readonly quote: QuoteView }
  | { readonly status: 'in_use'; readonly quote: QuoteView; readonly intent: ConversionIntent }
  | ({ readonly status: 'pending' } & Pending)
  | ({ readonly status: 'reported'; readonly report: ConversionReport } & Pending)
  | { readonly status: 'executed'; readonly quote: QuoteView; readonly conversion: SettledConversion }
  | { readonly status: 'expired'; readonly quote: QuoteView };

export const NO_QUOTE: QuoteState = { status: 'none' };

export function evolve(_state: QuoteState, event: QuoteEvent): QuoteState {
  switch (event.type) {
    case 'QuoteCreated':
      return { status: 'open', quote: event.data.quote };
    case 'ConversionRequested':
      return { status: 'in_use', quote: event.data.quote, intent: event.data.intent };
    case 'ConversionAccepted':
      return { status: 'pending', ...event.data };
    case 'ConversionReported':
      return { status: 'reported', ...event.data };
    case 'ConversionSettled':
      return { status: 'executed', quote: event.data.quote, conversion: event.data.conversion };
    case 'ConversionRejected':
    case 'ConversionFailed':
      return { status: 'open', quote: event.data.quote };
    case 'QuoteExpired':
      return { status: 'expired', quote: event.data.quote };
  }
}

export function quoteOf(events: readonly QuoteEvent[]): QuoteState {
  return events.reduce(evolve, NO_QUOTE);
}

/** A quote's rate holds before this moment and no longer at it. Times are ISO 8601. */
export function isOver(quote: QuoteView, at: string): boolean {
  return Date.parse(at) >= Date.parse(quote.expiresAt);
}
