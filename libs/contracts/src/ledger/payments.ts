import type { Currency } from '@corridor/money';
import type { MoneyView, RateString } from '../amounts.js';
import type { AccountId, ExchangeRateId, FeePlanId, TransactionId } from '../ids.js';
import type { Reference } from '../references.js';
import type { Timestamp } from '../times.js';
import type { Owner } from './accounts.js';

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

/**
 * At what rate a payment changed currencies: from what is sold to what is bought, which are the currencies of the payment's
 * `from` and `to`. It comes into being with the payment, or not at all.
 */
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
  /** The rate between banks, where the markup was counted from that. */
  readonly interBank?: RateString;
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

/** A journal transaction as a payment: as it was told of, or as it follows from its postings. */
export interface PaymentView {
  readonly id: TransactionId;
  readonly type: PaymentType;
  /** Whose it is. */
  readonly account: Owner;
  /** Everybody whom it concerns: `account`, and every customer whose money, or debt, it moved. */
  readonly concerns: readonly Owner[];
  readonly from: MoneyView;
  readonly to: MoneyView;
  readonly feePlan: FeePlanId | null;
  readonly exchangeRate: ExchangeRateDetails | null;
  readonly linkedPayments: readonly LinkedPayment[];
  readonly payoutEligibleAt: Timestamp | null;
  readonly reference: Reference | null;
  readonly recordedAt: Timestamp;
}

/** Several values of one condition are alternatives. */
export interface PaymentFilter {
  /** That concern any of these; everybody's without it. */
  readonly concerning?: readonly Owner[] | undefined;
  readonly types?: readonly PaymentType[] | undefined;
  /** Caused by any of these objects. */
  readonly references?: readonly Reference[] | undefined;
  readonly fromCurrency?: Currency | undefined;
  readonly toCurrency?: Currency | undefined;
  /** Recorded at this moment or later. */
  readonly createdFrom?: Timestamp | undefined;
  /** Recorded before this moment. */
  readonly createdBefore?: Timestamp | undefined;
}

/** The rate of a payment. */
export interface ExchangeRateView extends ExchangeRateDetails {
  readonly payment: TransactionId;
  readonly concerns: PaymentView['concerns'];
  readonly recordedAt: Timestamp;
}

/** Several values of one condition are alternatives. */
export interface ExchangeRateFilter {
  /** Of payments that concern any of these; everybody's without it. */
  readonly concerning?: readonly Owner[] | undefined;
  readonly payments?: readonly TransactionId[] | undefined;
  readonly sellCurrency?: Currency | undefined;
  readonly buyCurrency?: Currency | undefined;
  /** Recorded at this moment or later. */
  readonly createdFrom?: Timestamp | undefined;
  /** Recorded before this moment. */
  readonly createdBefore?: Timestamp | undefined;
}
