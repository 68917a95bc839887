import type { Currency } from '@corridor/money';
import type { CustomerNotApproved } from '../accounts/index.js';
import type { DecimalString, MoneyView } from '../amounts.js';
import { commandType } from '../commands.js';
import type { AccountId, ConversionId, QuoteId } from '../ids.js';
import type { LedgerRejection, TransactionToPost } from '../ledger/index.js';
import type { Timestamp } from '../times.js';
import type { ConversionReport } from './reports.js';
import type { ConversionStatus, ConversionView, QuoteSide, QuoteView } from './views.js';

/** Exactly one amount is given; the other follows from the rate. */
export interface CreateQuotePayload {
  readonly quoteId: QuoteId;
  readonly fromCurrency: Currency;
  readonly toCurrency: Currency;
  readonly dealt: { readonly side: 'from' | 'to'; readonly amount: DecimalString };
  readonly side: QuoteSide;
}

/** What a conversion is made for, when it is not made for its own sake. Both are posted together, or neither is. */
export interface ConversionPurpose {
  /** What the quote has to give: one of these, exactly. */
  readonly mustGive: readonly MoneyView[];
  /** Posted after the conversion, in the book of the account. They belong to whoever asks for the conversion. */
  readonly transactions: readonly TransactionToPost[];
}

export interface ExecuteQuotePayload {
  readonly quoteId: QuoteId;
  readonly conversionId: ConversionId;
  readonly accountId: AccountId;
  readonly purpose?: ConversionPurpose;
}

/** Sent by whoever carries a pending conversion, or by a timer or the sandbox in its place. */
export interface ReportConversionPayload {
  readonly conversionId: ConversionId;
  readonly report: ConversionReport;
}

/** Sent by the quote's own timer. */
export interface ExpireQuotePayload {
  readonly quoteId: QuoteId;
}

export type CreateQuoteRejection =
  /** Both currencies are the same. */
  | { readonly reason: 'same_currency'; readonly currency: Currency }
  /** One side would be nothing at the currency's minor unit. */
  | { readonly reason: 'amount_too_small'; readonly currency: Currency }
  /** A side computed from the rate has more digits than an amount may have. */
  | { readonly reason: 'amount_too_large'; readonly currency: Currency }
  /** No source of rates is configured for this mode. */
  | { readonly reason: 'rates_not_available'; readonly fromCurrency: Currency; readonly toCurrency: Currency };

/**
 * Why a conversion was refused.
 * @open
 */
export type ExecuteQuoteRejection =
  | { readonly reason: 'quote_not_found'; readonly quote: QuoteId }
  | { readonly reason: 'account_not_found'; readonly account: AccountId }
  | CustomerNotApproved
  | { readonly reason: 'quote_expired'; readonly quote: QuoteId; readonly expiredAt: Timestamp }
  | { readonly reason: 'quote_already_used'; readonly quote: QuoteId; readonly conversion: ConversionId }
  /** Another conversion of the same quote is under way; the quote is free again if that one is refused. */
  | { readonly reason: 'quote_in_use'; readonly quote: QuoteId }
  /** Only with a purpose: the quote gives none of what it needs. */
  | { readonly reason: 'quote_gives_other_amount'; readonly quote: QuoteId; readonly gives: MoneyView; readonly needed: readonly MoneyView[] }
  /** Only with a purpose: the conversion would be pending first, and what it is for can't wait. */
  | { readonly reason: 'quote_settles_later'; readonly quote: QuoteId }
  | LedgerRejection;

/** `status` is what the conversion shows. A pending one can't be reported on when its end is already being posted. */
export type ReportConversionRejection =
  | { readonly reason: 'conversion_not_found'; readonly conversion: ConversionId }
  | {
      readonly reason: 'conversion_report_impossible';
      readonly conversion: ConversionId;
      readonly status: ConversionStatus;
      readonly reported: ConversionReport['kind'];
    };

export type ExpireQuoteRejection =
  | { readonly reason: 'quote_not_found'; readonly quote: QuoteId }
  | { readonly reason: 'quote_not_due'; readonly quote: QuoteId }
  | { readonly reason: 'quote_not_open'; readonly quote: QuoteId };

export const CreateQuote = commandType<CreateQuotePayload, QuoteView, CreateQuoteRejection>('quotes', 'CreateQuote', (p) => p.quoteId);
export const ExecuteQuote = commandType<ExecuteQuotePayload, ConversionView, ExecuteQuoteRejection>('quotes', 'ExecuteQuote', (p) => p.quoteId);
export const ReportConversion = commandType<ReportConversionPayload, ConversionView, ReportConversionRejection>('quotes', 'ReportConversion', (p) => p.conversionId);
export const ExpireQuote = commandType<ExpireQuotePayload, QuoteView, ExpireQuoteRejection>('quotes', 'ExpireQuote', (p) => p.quoteId);
