import type { Currency } from '@corridor/money';
import type { DecimalString, MoneyView, RateString } from '../amounts.js';
import type { AccountId, ConversionId, QuoteId } from '../ids.js';
import type { Timestamp } from '../times.js';

export type QuoteSide = 'buy' | 'sell';
export type QuoteStatus = 'open' | 'executed' | 'expired';

/** A locked rate. `fee` is charged on top of `fromAmount`, in the source currency. */
export interface QuoteView {
  readonly id: QuoteId;
  readonly fromCurrency: Currency;
  readonly toCurrency: Currency;
  readonly fromAmount: DecimalString;
  readonly toAmount: DecimalString;
  /** Target units for one source unit, decimal. */
  readonly rate: RateString;
  readonly fee: MoneyView;
  readonly side: QuoteSide;
  readonly status: QuoteStatus;
  readonly createdAt: Timestamp;
  readonly expiresAt: Timestamp;
  /** Absent from quotes that were made before it was kept. */
  readonly market?: QuoteMarket;
}

/** What the exchange rate of a conversion says beside the quote. */
export interface QuoteMarket {
  /** The market's rate when the quote was made, without a spread. */
  readonly mid: RateString;
  /** The side whose amount was fixed, whatever was said of the quote's `side`. */
  readonly dealtCurrency: Currency;
}

/**
 * `pending`: what is given is put aside, and what it becomes is on its way. `failed`: it never came, and what was put aside is back.
 * @open
 */
export type ConversionStatus = 'pending' | 'settled' | 'failed';

export const CONVERSION_STATUSES: readonly ConversionStatus[] = ['pending', 'settled', 'failed'];

/**
 * Why a conversion failed.
 * @open
 */
export type ConversionFailureCode = 'rejected_by_counterparty';

/** What was agreed, whatever becomes of it. */
export interface ConversionTerms {
  readonly id: ConversionId;
  readonly quoteId: QuoteId;
  readonly accountId: AccountId;
  readonly from: MoneyView;
  readonly to: MoneyView;
  readonly fee: MoneyView;
  readonly rate: RateString;
  readonly createdAt: Timestamp;
}

export interface PendingConversion extends ConversionTerms {
  readonly status: 'pending';
}

export interface SettledConversion extends ConversionTerms {
  readonly status: 'settled';
  readonly settledAt: Timestamp;
}

export interface FailedConversion extends ConversionTerms {
  readonly status: 'failed';
  readonly failureCode: ConversionFailureCode;
  readonly failureReason: string;
  readonly failedAt: Timestamp;
}

/** A conversion that the ledger has accepted. One that it refused is an answer to its request, not an object. */
export type ConversionView = PendingConversion | SettledConversion | FailedConversion;
