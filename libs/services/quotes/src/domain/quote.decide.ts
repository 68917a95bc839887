import { decimalOf, moneyOf, type MoneyView } from '@corridor/contracts';
import { type AccountView, standingProblem } from '@corridor/contracts/accounts';
import type {
  ConversionIntent,
  ConversionPurpose,
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

export type EventOf<Type extends QuotesEvent['type']> = Extract<QuotesEvent, { type: Type }>;

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
    market: { mid: printRate(facts.mid), dealtCurrency: payload.dealt.side === 'from' ? fromCurrency : toCurrency },
  };
  return { kind: 'event', event: { type: 'QuoteCreated', data: { quote } } };
}

/** What executing a quote needs to know. Times are ISO 8601, UTC. */
export interface ExecuteQuoteFacts {
  /** Null when the scope has none of that id. */
  readonly account: AccountView | null;
  readonly at: string;
  /** Whether a conversion of the quote settles in the step in which it is accepted. */
  readonly settlesAtOnce: (quote: QuoteView) => boolean;
}

export function executeQuote(
  state: QuoteState,
  payload: ExecuteQuotePayload,
  facts: ExecuteQuoteFacts,
): Decision<EventOf<'ConversionRequested'>, ExecuteQuoteRejection> {
  const quote = payload.quoteId;
  switch (state.status) {
    case 'none':
      return rejected({ reason: 'quote_not_found', quote });
    case 'executed':
    case 'pending':
    case 'reported':
      return rejected({ reason: 'quote_already_used', quote, conversion: state.conversion.id });
    case 'in_use':
      return rejected({ reason: 'quote_in_use', quote });
    case 'expired':
      return rejected({ reason: 'quote_expired', quote, expiredAt: state.quote.expiresAt });
    case 'open':
      if (isOver(state.quote, facts.at)) return rejected({ reason: 'quote_expired', quote, expiredAt: state.quote.expiresAt });
      if (facts.account?.status !== 'active') return rejected({ reason: 'account_not_found', account: payload.accountId });
      return requested(state.quote, payload, { ...facts, account: facts.account });
  }
}

function requested(
  quote: QuoteView,
  { conversionId: id, purpose }: ExecuteQuotePayload,
  { account, at, settlesAtOnce }: ExecuteQuoteFacts & { readonly account: AccountView },
): Decision<EventOf<'ConversionRequested'>, ExecuteQuoteRejection> {
  const atOnce = settlesAtOnce(quote);
  const problem = standingProblem(account) ?? (purpose === undefined ? null : purposeProblem(quote, purpose, atOnce));
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
    requestedAt: at,
    ...(purpose === undefined ? {} : { alongside: purpose.transactions }),
    ...(atOnce ? {} : { settlement: 'later' }),
  };
  return { kind: 'event', event: { type: 'ConversionRequested', data: { intent, quote } } };
}

/** Why a quote does not serve what its conversion is for, or null when it does. */
function purposeProblem(quote: QuoteView, { mustGive }: ConversionPurpose, atOnce: boolean): ExecuteQuoteRejection | null {
  const gives: MoneyView = { currency: quote.toCurrency, amount: quote.toAmount };
  if (!mustGive.some((needed) => isSame(needed, gives))) return { reason: 'quote_gives_other_amount', quote: quote.id, gives, needed: mustGive };
  return atOnce ? null : { reason: 'quote_settles_later', quote: quote.id };
}

function isSame(one: MoneyView, other: MoneyView): boolean {
  return one.currency === other.currency && moneyOf(one).amount === moneyOf(other).amount;
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

export function expired(quote: QuoteView): EventOf<'QuoteExpired'> {
  return { type: 'QuoteExpired', data: { quote: { ...quote, status: 'expired' } } };
}

export function rejected<Rejection>(rejection: Rejection): { readonly kind: 'rejected'; readonly rejection: Rejection } {
  return { kind: 'rejected', rejection };
}
