import type { Command, QuoteId, Scope } from '@corridor/contracts';
import {
  CreateQuote,
  type CreateQuotePayload,
  type CreateQuoteRejection,
  type ConversionView,
  ExecuteQuote,
  type ExecuteQuotePayload,
  type ExecuteQuoteRejection,
  ExpireQuote,
  type ExpireQuotePayload,
  type ExpireQuoteRejection,
  type QuoteView,
  ReportConversion,
  type ReportConversionPayload,
  type ReportConversionRejection,
} from '@corridor/contracts/quotes';
import { cancelTimer, contextOfCommand, HandleCommand, type Handled, type LoadedStream, loadStream, setTimer, unitOf } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { reportConversion } from './domain/conversion.decide.js';
import { type QuoteEvent, quoteOf } from './domain/quote.js';
import { createQuote, executeQuote, expireQuote } from './domain/quote.decide.js';
import { QUOTES_DEPS, type QuotesDeps } from './quotes.deps.js';
import { expiryTimer, quoteStream, reportTimerId } from './quotes.timers.js';
import { quoteOfConversion } from './read/quote-of-conversion.js';
import { quotesRows } from './read/quotes.projection.js';

/** Every command of the service: load, decide, say what to append. */
@Controller()
export class QuotesHandlers {
  constructor(@Inject(QUOTES_DEPS) private readonly deps: QuotesDeps) {}

  /** Reads nothing: that the quote is new is what its stream's expected revision says. */
  @HandleCommand(CreateQuote)
  async createQuote(command: Command<CreateQuotePayload>): Promise<Handled<QuoteView, CreateQuoteRejection>> {
    const { payload, issuedAt: at } = command;
    const mid = this.deps.rates[command.scope.mode]?.mid(payload.fromCurrency, payload.toCurrency, at) ?? null;
    const decision = createQuote(payload, { mid, pricing: this.deps.pricing, at });
    if (decision.kind === 'rejected') return decision;
    const { quote } = decision.event.data;
    const timer = expiryTimer(quote, { scope: command.scope, correlation: command.correlation, setBy: quote.id });
    const head = { stream: quoteStream(quote.id), revision: -1 };
    const unit = unitOf({ context: contextOfCommand(command), head, events: [decision.event], project: quotesRows, rows: [setTimer(timer)] });
    return { kind: 'done', unit, view: quote, object: quote.id };
  }

  @HandleCommand(ExecuteQuote)
  async executeQuote(command: Command<ExecuteQuotePayload>): Promise<Handled<ConversionView, ExecuteQuoteRejection>> {
    const { payload, scope } = command;
    const [head, account] = await Promise.all([
      this.load(payload.quoteId, scope),
      this.deps.accounts.account(scope, payload.accountId),
    ]);
    const settlesAtOnce = (quote: QuoteView) => this.deps.settlements[scope.mode]?.settlesAtOnce(quote) ?? true;
    const decision = executeQuote(quoteOf(head.events), payload, { account, at: command.issuedAt, settlesAtOnce });
    if (decision.kind === 'rejected') return decision;
    const unit = unitOf({ context: contextOfCommand(command), head, events: [decision.event], project: quotesRows });
    return { kind: 'started', unit, object: payload.conversionId };
  }

  /** Whoever reports first is the one who counts: a report that was still expected is not made any more. */
  @HandleCommand(ReportConversion)
  async reportConversion(command: Command<ReportConversionPayload>): Promise<Handled<ConversionView, ReportConversionRejection>> {
    const { payload, scope } = command;
    const quote = await quoteOfConversion(this.deps, scope, payload.conversionId);
    if (quote === null) return { kind: 'rejected', rejection: { reason: 'conversion_not_found', conversion: payload.conversionId } };
    const head = await this.load(quote, scope);
    const decision = reportConversion(quoteOf(head.events), payload);
    if (decision.kind === 'rejected') return decision;
    const { conversion } = decision.event.data;
    const rows = [cancelTimer(reportTimerId(conversion))];
    const unit = unitOf({ context: contextOfCommand(command), head, events: [decision.event], project: quotesRows, rows });
    return { kind: 'started', unit, object: conversion.id };
  }

  @HandleCommand(ExpireQuote)
  async expireQuote(command: Command<ExpireQuotePayload>): Promise<Handled<QuoteView, ExpireQuoteRejection>> {
    const head = await this.load(command.payload.quoteId, command.scope);
    const decision = expireQuote(quoteOf(head.events), command.payload, command.issuedAt);
    if (decision.kind === 'rejected') return decision;
    const unit = unitOf({ context: contextOfCommand(command), head, events: [decision.event], project: quotesRows });
    return { kind: 'done', unit, view: decision.event.data.quote };
  }

  private load(id: QuoteId, scope: Scope): Promise<LoadedStream<QuoteEvent>> {
    return loadStream<QuoteEvent>(this.deps.store, quoteStream(id), scope);
  }
}
