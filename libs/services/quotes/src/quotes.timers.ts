import type { CommandType, QuoteId, Scope } from '@corridor/contracts';
import { type ConversionView, ExpireQuote, type QuoteView, ReportConversion } from '@corridor/contracts/quotes';
import { derivedCommandId, fingerprintOf, type Timer } from '@corridor/messaging';
import type { ExpectedReport } from './settlement/settlement.js';

interface Context {
  readonly scope: Scope;
  readonly correlation: string;
}

export function quoteStream(id: QuoteId): string {
  return `quote-${id}`;
}

export function expiryTimerId(quote: QuoteView): string {
  return `${quoteStream(quote.id)}/expire`;
}

/** A conversion expects one report at a time. */
export function reportTimerId(conversion: ConversionView): string {
  return `conversion-${conversion.id}/report`;
}

/**
 * The timer that ends a quote's time. `setBy` is the object whose step sets it (the quote, or a conversion that was refused or
 * failed): the command's id derives from it, because the answer to an earlier one may be kept already.
 */
export function expiryTimer(quote: QuoteView, context: Context & { readonly setBy: string }): Timer {
  const id = derivedCommandId(context.setBy, 'expire');
  return timer(expiryTimerId(quote), { dueAt: quote.expiresAt, id, type: ExpireQuote, payload: { quoteId: quote.id } }, context);
}

/** The timer that makes the report which a settlement is expected to make, `afterMs` from the given time on. */
export function reportTimer(conversion: ConversionView, { afterMs, report }: ExpectedReport, context: Context & { readonly from: string }): Timer {
  const dueAt = new Date(Date.parse(context.from) + afterMs).toISOString();
  const id = derivedCommandId(conversion.id, `report-${report.kind}`);
  return timer(reportTimerId(conversion), { dueAt, id, type: ReportConversion, payload: { conversionId: conversion.id, report } }, context);
}

interface Due<Payload, Rejection extends { readonly reason: string }> {
  readonly dueAt: string;
  readonly id: Timer['command']['id'];
  readonly type: CommandType<Payload, unknown, Rejection>;
  readonly payload: Payload;
}

function timer<Payload, Rejection extends { readonly reason: string }>(
  timerId: string,
  { dueAt, id, type, payload }: Due<Payload, Rejection>,
  { scope, correlation }: Context,
): Timer {
  const command = { id, type: type.name, key: type.keyOf(payload), scope, fingerprint: fingerprintOf(payload), correlation, causation: null, issuedAt: dueAt, payload };
  return { id: timerId, dueAt, command };
}
