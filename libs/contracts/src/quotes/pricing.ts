import type { Currency } from '@corridor/money';
import type { DecimalString, MoneyView, RateString } from '../amounts.js';
import type { AccountId, FeePlanId } from '../ids.js';
import type { Scope } from '../scope.js';
import type { Timestamp } from '../times.js';
import type { ReferenceRate } from './fee-plans.js';

/** What a change of currencies is for: fee plans price them apart. */
export const PRICE_KINDS = ['payout_fx', 'transfer_fx'] as const;
export type PriceKind = (typeof PRICE_KINDS)[number];

/** Exactly one side is given, `dealt`; the other follows from the rate. */
export interface PriceRequest {
  readonly kind: PriceKind;
  /** By whose fee plan. */
  readonly accountId: AccountId;
  readonly sellCurrency: Currency;
  readonly buyCurrency: Currency;
  /** Major units of the side's currency. */
  readonly dealt: { readonly side: 'sell' | 'buy'; readonly amount: DecimalString };
  /** Off-hours and a plan's validity are judged as of then. */
  readonly at: Timestamp;
}

/** What is got is cut, what is given is rounded up; the user's rate is mid / (1 + variable), cut to five significant digits. */
export interface Price {
  readonly feePlanId: FeePlanId;
  readonly sell: MoneyView;
  readonly buy: MoneyView;
  readonly midMarket: RateString;
  /** From which rate the plan counts its markup. */
  readonly reference: ReferenceRate;
  readonly user: RateString;
  /** What the house earns by the markup, in the currency that is bought: what mid would have given above what is given. */
  readonly markup: MoneyView;
}

export type PriceProblem =
  | { readonly reason: 'same_currency'; readonly currency: Currency }
  | { readonly reason: 'amount_too_small'; readonly currency: Currency }
  | { readonly reason: 'amount_too_large'; readonly currency: Currency }
  | { readonly reason: 'rates_not_available'; readonly fromCurrency: Currency; readonly toCurrency: Currency }
  | { readonly reason: 'account_not_found'; readonly account: AccountId };

export interface PayoutFeeRequest {
  readonly accountId: AccountId;
  readonly source: MoneyView;
  readonly destinationCurrency: Currency;
  readonly at: Timestamp;
}

/** What a payout costs, in its source currency; it may be more than the payout's own amount. */
export interface PayoutFee {
  readonly feePlanId: FeePlanId;
  readonly fee: MoneyView;
  /** What the platform is charged for the same payout of its user, when that is laid down apart. */
  readonly passthrough: { readonly feePlanId: FeePlanId; readonly fee: MoneyView } | null;
}

export type LeastPayoutRequest = Omit<PayoutFeeRequest, 'source'> & { readonly sourceCurrency: Currency };

/** The smallest amount of which something arrives after the fee. `never`: the fee takes all of any. */
export type LeastPayout = { readonly kind: 'least'; readonly least: MoneyView } | { readonly kind: 'never' } | { readonly kind: 'unknown' };

/** Prices are computed and kept nowhere: who acts on one writes it into an event of its own first. */
export interface PricingQueries {
  price(scope: Scope, request: PriceRequest): Promise<{ readonly kind: 'price'; readonly price: Price } | { readonly kind: 'problem'; readonly problem: PriceProblem }>;
  payoutFee(scope: Scope, request: PayoutFeeRequest): Promise<PayoutFee | null>;
  /** `unknown` while there are no rates, or nobody to charge. */
  leastPayout(scope: Scope, request: LeastPayoutRequest): Promise<LeastPayout>;
}
