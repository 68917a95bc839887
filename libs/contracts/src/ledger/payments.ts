import type { Currency } from '@corridor/money';
import type { MoneyView, RateString } from '../amounts.js';
import type { AccountId, ExchangeRateId, FeePlanId, TransactionId } from '../ids.js';
import type { Timestamp } from '../times.js';

/** What a journal transaction is as a payment. */
export const PAYMENT_TYPES = [
  'adjustment_negative',
  'adjustment_positive',
  'fee_advance_debit',
  'funds_credit',
  'funds_debit',
  'fx_fee',
  'payout',
  'payout_failure',
  'payout_fee',
  'platform_currency_credit',
  'platform_currency_debit',
  'platform_partner_debit',
  'processing_fee',
  'reconcile',
  'reconcile_paypal',
  'transfer',
] as const;

/** @open */
export type PaymentType = (typeof PAYMENT_TYPES)[number];

/** Another payment that belongs to one: what a payout was put together from, say. */
export interface LinkedPayment {
  readonly account: AccountId;
  readonly payment: TransactionId;
  readonly type: PaymentType;
}

/** At what rate a payment changed currencies. It comes into being with the payment, or not at all. */
export interface ExchangeRateDetails {
  readonly id: ExchangeRateId;
  /** What the account gives. */
  readonly sell: MoneyView;
  /** What it gets. */
  readonly buy: MoneyView;
  /** The side that was fixed. */
  readonly dealtCurrency: Currency;
  /** One unit of what is sold, in what is bought. */
  readonly midMarket: RateString;
  /** The same with the markup taken off. */
  readonly user: RateString;
  readonly validFrom: Timestamp;
  readonly validTo: Timestamp;
}

/** What is told of a journal transaction as a payment, beside its postings. */
export interface PaymentDetails {
  readonly type: PaymentType;
  /** Whose it is: the account that the object belongs to which caused it, a partner's as well. */
  readonly account: AccountId;
  readonly from: MoneyView;
  readonly to: MoneyView;
  /** By which plan it was charged or converted. */
  readonly feePlan?: FeePlanId;
  readonly exchangeRate?: ExchangeRateDetails;
  readonly linkedPayments?: readonly LinkedPayment[];
  /** From when money that was reconciled may be paid out. */
  readonly payoutEligibleAt?: Timestamp;
}
