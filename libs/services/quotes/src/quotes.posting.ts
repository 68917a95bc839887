import { moneyOf, type MoneyView } from '@corridor/contracts';
import { place, type Place, type Posting, type PostingType, type PostTransactionsPayload, type TransactionToPost } from '@corridor/contracts/ledger';
import type { ConversionIntent, ConversionReport, PendingConversion } from '@corridor/contracts/quotes';
import { transactionIdFor } from '@corridor/messaging';
import type { EventOf } from './domain/quote.decide.js';

const FX = place('house/fx');
const FEES = place('house/fees');

/**
 * What a conversion asks of the ledger when it is requested. It follows from the intent alone, so every retry asks for the same. The
 * fee comes last and on top: it is taken from what is left after the amount.
 */
export function postingsOfRequest(intent: ConversionIntent): PostTransactionsPayload {
  const { book, alongside = [] } = intent;
  return { book, transactions: [intent.settlement === 'later' ? held(intent) : converted(intent), ...alongside] };
}

/** What the end of a pending conversion asks of the ledger. `at` (ISO 8601) is when it was reported. */
export function postingsOfReport({ conversion, book, report }: EventOf<'ConversionReported'>['data'], at: string): PostTransactionsPayload {
  return { book, transactions: [ended(conversion, report, at)] };
}

function converted(intent: ConversionIntent): TransactionToPost {
  const { id, accountId, from, to, fee, requestedAt } = intent;
  const customer = place(accountId);
  return transaction(id, { type: 'conversion', at: requestedAt }, [
    moved(customer, FX, from, 'conversion'),
    moved(FX, customer, to, 'conversion'),
    ...feeMoved(customer, FEES, fee),
  ]);
}

/** The customer's own still, and not at hand. */
function held({ id, accountId, from, fee, requestedAt }: ConversionIntent): TransactionToPost {
  const [available, processing] = [place(accountId), place(accountId, 'processing')];
  return transaction(id, { type: 'conversion_hold', at: requestedAt }, [
    moved(available, processing, from, 'conversion'),
    ...feeMoved(available, processing, fee),
  ]);
}

function ended({ id, accountId, from, to, fee }: PendingConversion, report: ConversionReport, at: string): TransactionToPost {
  const [available, processing] = [place(accountId), place(accountId, 'processing')];
  switch (report.kind) {
    case 'settled':
      return transaction(id, { type: 'conversion', at }, [
        moved(processing, FX, from, 'conversion'),
        moved(FX, available, to, 'conversion'),
        ...feeMoved(processing, FEES, fee),
      ]);
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
