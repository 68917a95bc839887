import { type ConversionId, decimalOf } from '@corridor/contracts';
import { type AccountView, type CustomerNotApproved, standingProblem } from '@corridor/contracts/accounts';
import type { LedgerRejection, PostedView } from '@corridor/contracts/ledger';
import type {
  ConversionIntent,
  ConversionView,
  CreateQuotePayload,
  CreateQuoteRejection,
  ExecuteQuotePayload,
  ExecuteQuoteRejection,
  ExpireQuoteRejection,
  QuotesEvent,
  QuoteView,
} from '@corridor/contracts/quotes';
import { printRate, type Rate } from '@corridor/money';
import { type Pricing, price } from './pricing.js';
import { isOver, type QuoteState } from './quote.js';

type EventOf<Type extends QuotesEvent['type']> = Extract<QuotesEvent, { type: Type }>;

export type Decision<Event, Rejection> =
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

/** `mid` is null when no source of rates serves the quote's mode. Times are ISO 8601, UTC. */
export function createQuote(
  payload: CreateQuotePayload,
  facts: { readonly mid: Rate | null; readonly pricing: Pricing; readonly at: string },
): Decision<EventOf<'QuoteCreated'>, CreateQuoteRejection> {
  const { fromCurrency, toCurrency } = payload;
  if (fromCurrency === toCurrency) return rejected({ reason: 'same_currency', currency: fromCurrency });
  if (facts.mid === null) return rejected({ reason: 'rates_not_available', fromCurrency, toCurrency });
  const priced = price(payload, facts.mid, facts.pricing);
  if ('reason' in priced) return rejected(priced);
  const quote: QuoteView = {
    id: payload.quoteId,
    fromCurrency,
    toCurrency,
    fromAmount: decimalOf(priced.from, fromCurrency),
    toAmount: decimalOf(priced.to, toCurrency),
    rate: printRate(priced.rate),
    fee: { currency: fromCurrency, amount: decimalOf(priced.fee, fromCurrency) },
    side: payload.side,
    status: 'open',
    createdAt: facts.at,
    expiresAt: new Date(Date.parse(facts.at) + facts.pricing.lockMs).toISOString(),
  };
  return { kind: 'event', event: { type: 'QuoteCreated', data: { quote } } };
}

/** `account` is null when the scope has none of that id. */
export function executeQuote(
  state: QuoteState,
  payload: ExecuteQuotePayload,
  facts: { readonly account: AccountView | null; readonly at: string },
): Decision<EventOf<'ConversionRequested'>, ExecuteQuoteRejection> {
  const quote = payload.quoteId;
  switch (state.status) {
    case 'none':
      return rejected({ reason: 'quote_not_found', quote });
    case 'executed':
      return rejected({ reason: 'quote_already_used', quote, conversion: state.conversion.id });
    case 'in_use':
      return rejected({ reason: 'quote_in_use', quote });
    case 'expired':
      return rejected({ reason: 'quote_expired', quote, expiredAt: state.quote.expiresAt });
    case 'open':
      if (isOver(state.quote, facts.at)) return rejected({ reason: 'quote_expired', quote, expiredAt: state.quote.expiresAt });
      if (facts.account?.status !== 'active') return rejected({ reason: 'account_not_found', account: payload.accountId });
      return requested(state.quote, payload.conversionId, facts.account, facts.at);
  }
}

function requested(
  quote: QuoteView,
  id: ConversionId,
  account: AccountView,
  requestedAt: string,
): Decision<EventOf<'ConversionRequested'>, CustomerNotApproved> {
  const problem = standingProblem(account);
  if (problem !== null) return rejected(problem);
  const intent: ConversionIntent = {
    id,
    quoteId: quote.id,
    accountId: account.id,
    book: account.book,
    from: { currency: quote.fromCurrency, amount: quote.fromAmount },
    to: { currency: quote.toCurrency, amount: quote.toAmount },
    fee: quote.fee,
    rate: quote.rate,
    requestedAt,
  };
  return { kind: 'event', event: { type: 'ConversionRequested', data: { intent, quote } } };
}

/** The ledger has posted the conversion: it settled when the ledger recorded it, however late that is heard. */
export function settleConversion({ intent, quote }: EventOf<'ConversionRequested'>['data'], posted: PostedView): EventOf<'ConversionSettled'> {
  const conversion: ConversionView = {
    id: intent.id,
    quoteId: intent.quoteId,
    accountId: intent.accountId,
    from: intent.from,
    to: intent.to,
    fee: intent.fee,
    rate: intent.rate,
    status: 'settled',
    createdAt: intent.requestedAt,
    settledAt: posted.recordedAt,
  };
  return { type: 'ConversionSettled', data: { conversion, quote: { ...quote, status: 'executed' } } };
}

/**
 * The ledger has refused: the quote is open again. When its time has passed meanwhile it expires with the same step,
 * because its timer may have found it in use.
 */
export function rejectConversion(
  { intent, quote }: EventOf<'ConversionRequested'>['data'],
  rejection: LedgerRejection,
  at: string,
): readonly [EventOf<'ConversionRejected'>, ...EventOf<'QuoteExpired'>[]] {
  const reopened: EventOf<'ConversionRejected'> = { type: 'ConversionRejected', data: { intent, rejection, quote } };
  return isOver(quote, at) ? [reopened, expired(quote)] : [reopened];
}

export function expireQuote(
  state: QuoteState,
  payload: { readonly quoteId: QuoteView['id'] },
  at: string,
): Decision<EventOf<'QuoteExpired'>, ExpireQuoteRejection> {
  const quote = payload.quoteId;
  if (state.status === 'none') return rejected({ reason: 'quote_not_found', quote });
  if (state.status !== 'open') return rejected({ reason: 'quote_not_open', quote });
  if (!isOver(state.quote, at)) return rejected({ reason: 'quote_not_due', quote });
  return { kind: 'event', event: expired(state.quote) };
}

function expired(quote: QuoteView): EventOf<'QuoteExpired'> {
  return { type: 'QuoteExpired', data: { quote: { ...quote, status: 'expired' } } };
}

function rejected<Rejection>(rejection: Rejection): { readonly kind: 'rejected'; readonly rejection: Rejection } {
  return { kind: 'rejected', rejection };
}
