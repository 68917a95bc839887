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
}

/** A conversion that the ledger has accepted. One that it refused is an answer to its request, not an object. */
export interface ConversionView {
  readonly id: ConversionId;
  readonly quoteId: QuoteId;
  readonly accountId: AccountId;
  readonly from: MoneyView;
  readonly to: MoneyView;
  readonly fee: MoneyView;
  readonly rate: RateString;
  readonly status: 'settled';
  readonly createdAt: Timestamp;
  readonly settledAt: Timestamp;
}
