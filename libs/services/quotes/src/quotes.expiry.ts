import type { QuoteId, Scope } from '@corridor/contracts';
import { ExpireQuote, type ExpireQuotePayload, type QuoteView } from '@corridor/contracts/quotes';
import { derivedCommandId, fingerprintOf, type Timer } from '@corridor/messaging';

export function quoteStream(id: QuoteId): string {
  return `quote-${id}`;
}

export function expiryTimerId(quote: QuoteView): string {
  return `${quoteStream(quote.id)}/expire`;
}

/**
 * The timer that ends a quote's time. `setBy` is the object whose step sets it (the quote, or a conversion that the
 * ledger refused): the command's id derives from it, because the answer to an earlier one may be kept already.
 */
export function expiryTimer(
  quote: QuoteView,
  context: { readonly scope: Scope; readonly correlation: string; readonly setBy: string },
): Timer {
  const payload: ExpireQuotePayload = { quoteId: quote.id };
  return {
    id: expiryTimerId(quote),
    dueAt: quote.expiresAt,
    command: {
      id: derivedCommandId(context.setBy, 'expire'),
      type: ExpireQuote.name,
      key: ExpireQuote.keyOf(payload),
      scope: context.scope,
      fingerprint: fingerprintOf(payload),
      correlation: context.correlation,
      causation: null,
      issuedAt: quote.expiresAt,
      payload,
    },
  };
}
