import { idOf, moneyOf, type MoneyView } from '@corridor/contracts';
import { place, type Place, type Posting, type PostingType, type PostTransactionsPayload, type TransactionToPost } from '@corridor/contracts/ledger';
import type { ConversionIntent, ConversionReport, ConversionTerms, PendingConversion, QuoteView } from '@corridor/contracts/quotes';
import { transactionIdFor } from '@corridor/messaging';
import type { EventOf } from './domain/quote.decide.js';

const FX = place('house/fx');
const FEES = place('house/fees');

/**
 * What a conversion asks of the ledger when it is requested. It follows from the event alone, so every retry asks for the same. The
 * fee comes last and on top: it is taken from what is left after the amount.
 */
export function postingsOfRequest({ intent, quote }: EventOf<'ConversionRequested'>['data']): PostTransactionsPayload {
  const { book, alongside = [] } = intent;
  return { book, transactions: [intent.settlement === 'later' ? held(intent) : converted(intent, quote), ...alongside] };
}

/** What the end of a pending conversion asks of the ledger. `at` (ISO 8601) is when it was reported. */
export function postingsOfReport({ conversion, quote, book, report }: EventOf<'ConversionReported'>['data'], at: string): PostTransactionsPayload {
  return { book, transactions: [ended(conversion, quote, report, at)] };
}

function converted(intent: ConversionIntent, quote: QuoteView): TransactionToPost {
  const { id, accountId, from, to, fee, requestedAt } = intent;
  const customer = place(accountId);
  const postings = [moved(customer, FX, from, 'conversion'), moved(FX, customer, to, 'conversion'), ...feeMoved(customer, FEES, fee)];
  return atRate(transaction(id, { type: 'conversion', at: requestedAt }, postings), intent, quote);
}

/** Tells the ledger at what rate it was. The rate is known by the id of its conversion: there is one for each. */
function atRate(posted: TransactionToPost, { id, accountId, from, to, rate }: Omit<ConversionTerms, 'createdAt'>, { market, createdAt, expiresAt }: QuoteView): TransactionToPost {
  if (market === undefined) return posted;
  const { mid, dealtCurrency } = market;
  const exchangeRate = { id: idOf<'exchange-rate'>(id), sell: from, buy: to, dealtCurrency, midMarket: mid, user: rate, validFrom: createdAt, validTo: expiresAt };
  return { ...posted, payment: { type: 'transfer', account: accountId, from, to, exchangeRate } };
}

/** The customer's own still, and not at hand. */
function held({ id, accountId, from, fee, requestedAt }: ConversionIntent): TransactionToPost {
  const [available, processing] = [place(accountId), place(accountId, 'processing')];
  return transaction(id, { type: 'conversion_hold', at: requestedAt }, [
    moved(available, processing, from, 'conversion'),
    ...feeMoved(available, processing, fee),
  ]);
}

function ended(conversion: PendingConversion, quote: QuoteView, report: ConversionReport, at: string): TransactionToPost {
  const { id, accountId, from, to, fee } = conversion;
  const [available, processing] = [place(accountId), place(accountId, 'processing')];
  switch (report.kind) {
    case 'settled': {
      const postings = [moved(processing, FX, from, 'conversion'), moved(FX, available, to, 'conversion'), ...feeMoved(processing, FEES, fee)];
      return atRate(transaction(id, { type: 'conversion', at }, postings), conversion, quote);
    }
    case 'failed':
      return transaction(id, { type: 'conversion_failure', at }, [
        moved(processing, available, from, 'conversion_failure'),
        ...feeMoved(processing, available, fee),
      ]);
  }
}

/** The type tells the transactions of one conversion apart. */
function transaction(conversion: PendingConversion['id'], { type, at }: { readonly type: string; readonly at: string }, postings: readonly Posting[]): TransactionToPost {
  const valueDate = at.slice(0, 'yyyy-mm-dd'.length);
  return { kind: 'post', id: transactionIdFor(conversion, type), type, reference: { kind: 'conversion', id: conversion }, valueDate, postings };
}

function moved(from: Place, to: Place, { currency, amount }: MoneyView, type: PostingType): Posting {
  return { from, to, currency, amount, type };
}

function feeMoved(from: Place, to: Place, fee: MoneyView): readonly Posting[] {
  return moneyOf(fee).amount === 0n ? [] : [moved(from, to, fee, 'fee')];
}
