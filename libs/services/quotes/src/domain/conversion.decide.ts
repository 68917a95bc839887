import type { ConversionId } from '@corridor/contracts';
import type { LedgerRejection } from '@corridor/contracts/ledger';
import type { ConversionIntent, ConversionTerms, ReportConversionPayload, ReportConversionRejection } from '@corridor/contracts/quotes';
import { isOver, type QuoteState } from './quote.js';
import { type Decision, type EventOf, expired, rejected } from './quote.decide.js';

type Requested = EventOf<'ConversionRequested'>['data'];
type Reported = EventOf<'ConversionReported'>['data'];

/** The ledger has put aside what is given: what it becomes is on its way. */
export function acceptConversion({ intent, quote }: Requested): EventOf<'ConversionAccepted'> {
  const conversion = { ...termsOf(intent), status: 'pending' } as const;
  return { type: 'ConversionAccepted', data: { conversion, quote: { ...quote, status: 'executed' }, book: intent.book } };
}

/** The ledger has posted the conversion: it settled when the ledger recorded it, however late that is heard. */
export function settleConversion({ intent, quote }: Requested, at: string): EventOf<'ConversionSettled'> {
  return settled(termsOf(intent), quote, at);
}

/**
 * The ledger has refused: the quote is open again. When its time has passed meanwhile it expires with the same step,
 * because its timer may have found it in use.
 */
export function rejectConversion(
  { intent, quote }: Requested,
  rejection: LedgerRejection,
  at: string,
): readonly [EventOf<'ConversionRejected'>, ...EventOf<'QuoteExpired'>[]] {
  const reopened: EventOf<'ConversionRejected'> = { type: 'ConversionRejected', data: { intent, rejection, quote } };
  return isOver(quote, at) ? [reopened, expired(quote)] : [reopened];
}

/**
 * Only what is pending ends. `conversion` is one that this quote had: when it is not the one that the quote has now, it has failed,
 * because a conversion that settles is the quote's last.
 */
export function reportConversion(
  state: QuoteState,
  { conversionId: conversion, report }: ReportConversionPayload,
): Decision<EventOf<'ConversionReported'>, ReportConversionRejection> {
  const impossible = (status: 'pending' | 'settled' | 'failed') =>
    rejected({ reason: 'conversion_report_impossible', conversion, status, reported: report.kind } as const);
  if (!hasConversion(state, conversion)) return impossible('failed');
  switch (state.status) {
    case 'pending': {
      const { quote, book } = state;
      return { kind: 'event', event: { type: 'ConversionReported', data: { conversion: state.conversion, quote, book, report } } };
    }
    case 'reported':
      return impossible('pending');
    case 'executed':
      return impossible('settled');
  }
}

/** The ledger has posted what the report means, at that time. A quote whose time is over expires with the same step. */
export function concludeConversion(
  { conversion: { status: _pending, ...terms }, quote, report }: Reported,
  at: string,
): readonly [EventOf<'ConversionSettled'>] | readonly [EventOf<'ConversionFailed'>, ...EventOf<'QuoteExpired'>[]] {
  switch (report.kind) {
    case 'settled':
      return [settled(terms, quote, at)];
    case 'failed': {
      const { failureCode, failureReason } = report;
      const conversion = { ...terms, status: 'failed', failureCode, failureReason, failedAt: at } as const;
      const reopened = { ...quote, status: 'open' } as const;
      const failed: EventOf<'ConversionFailed'> = { type: 'ConversionFailed', data: { conversion, quote: reopened } };
      return isOver(quote, at) ? [failed, expired(reopened)] : [failed];
    }
  }
}

type WithConversion = Extract<QuoteState, { conversion: unknown }>;

function hasConversion(state: QuoteState, id: ConversionId): state is WithConversion {
  return 'conversion' in state && state.conversion.id === id;
}

function settled(terms: ConversionTerms, quote: Requested['quote'], at: string): EventOf<'ConversionSettled'> {
  return { type: 'ConversionSettled', data: { conversion: { ...terms, status: 'settled', settledAt: at }, quote: { ...quote, status: 'executed' } } };
}

function termsOf({ id, quoteId, accountId, from, to, fee, rate, requestedAt }: ConversionIntent): ConversionTerms {
  return { id, quoteId, accountId, from, to, fee, rate, createdAt: requestedAt };
}
