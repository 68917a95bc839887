import type { CreateQuotePayload } from '@corridor/contracts/quotes';
import { mintId } from '@corridor/messaging';
import { invalid } from '@corridor/surfaces/http';
import { readAmountField } from '../fields/read-amount-field.js';
import type { CreateQuoteBody } from './create-quote.body.js';

/** The amount that was given fixes its side; the other follows from the rate. */
export type DealtField = 'from_amount' | 'to_amount';

/** Which amount was given. Throws `invalid_request` unless it is exactly one. */
export function dealtField({ from_amount, to_amount }: CreateQuoteBody): DealtField {
  if (from_amount !== undefined && to_amount !== undefined) {
    throw invalid('from_amount and to_amount can not both be given.', 'to_amount');
  }
  if (from_amount !== undefined) return 'from_amount';
  if (to_amount !== undefined) return 'to_amount';
  throw invalid('Either from_amount or to_amount is required.', 'from_amount');
}

/** What the body says, without the id, which is minted when the command is sent. */
export function readQuoteTerms(body: CreateQuoteBody): Omit<CreateQuotePayload, 'quoteId'> {
  const { from_currency: fromCurrency, to_currency: toCurrency } = body;
  const field = dealtField(body);
  const side = field === 'from_amount' ? 'from' : 'to';
  const amount = readAmountField(body[field] ?? '', side === 'from' ? fromCurrency : toCurrency, field);
  return { fromCurrency, toCurrency, dealt: { side, amount }, side: body.side ?? (side === 'from' ? 'sell' : 'buy') };
}

export function toCreateQuote(terms: Omit<CreateQuotePayload, 'quoteId'>): CreateQuotePayload {
  return { quoteId: mintId<'quote'>(), ...terms };
}
