import type { QuoteView } from '@corridor/contracts/quotes';
import { quoteIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
import type { QuoteObject } from './quote.object.js';

export function quoteToWire(quote: QuoteView): QuoteObject {
  return {
    id: quoteIds.print(quote.id),
    object: 'quote',
    from_currency: quote.fromCurrency,
    to_currency: quote.toCurrency,
    from_amount: quote.fromAmount,
    to_amount: quote.toAmount,
    rate: quote.rate,
    fee: { currency: quote.fee.currency, amount: quote.fee.amount },
    side: quote.side,
    status: quote.status,
    expires_at: wireTime(quote.expiresAt),
  };
}
