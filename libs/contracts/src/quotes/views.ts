import type { Currency } from '@corridor/money';
import type { DecimalString, MoneyView } from '../amounts.js';
import type { AccountId, ConversionId, QuoteId } from '../ids.js';

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
  readonly rate: string;
  readonly fee: MoneyView;
  readonly side: QuoteSide;
  readonly status: QuoteStatus;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** A conversion that the ledger has accepted. One that it refused is an answer to its request, not an object. */
export interface ConversionView {
  readonly id: ConversionId;
  readonly quoteId: QuoteId;
  readonly accountId: AccountId;
  readonly from: MoneyView;
  readonly to: MoneyView;
  readonly fee: MoneyView;
  readonly rate: string;
  readonly status: 'settled';
  readonly createdAt: string;
  readonly settledAt: string;
}
