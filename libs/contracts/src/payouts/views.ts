import type { MoneyView } from '../amounts.js';
import type { AccountId, BeneficiaryId, ConversionId, PayoutId, QuoteId } from '../ids.js';
import type { Timestamp } from '../times.js';

/**
 * The scheme that carries a payout. `onchain` is for assets that live on a chain.
 * @open
 */
export type PayoutRail = 'sepa' | 'swift' | 'ach' | 'fps' | 'onchain';

export const PAYOUT_RAILS: readonly PayoutRail[] = ['sepa', 'swift', 'ach', 'fps', 'onchain'];

/**
 * `failed`: it never reached the beneficiary, and all money is back. `returned`: it did, and came back without the fee.
 * @open
 */
export type PayoutStatus = 'processing' | 'completed' | 'failed' | 'returned';

export const PAYOUT_STATUSES: readonly PayoutStatus[] = ['processing', 'completed', 'failed', 'returned'];

/**
 * Why a payout failed or came back. `cancelled`: its sender stopped it.
 * @open
 */
export type PayoutFailureCode = 'cancelled' | 'account_closed' | 'account_not_found' | 'rejected_by_bank' | 'returned_by_bank';

/** The quote whose conversion brings a payout's money, and that conversion. */
export interface PayoutFunding {
  readonly quoteId: QuoteId;
  readonly conversionId: ConversionId;
}

/** A payout whose money the ledger has put aside, from then on. */
export interface PayoutView {
  readonly id: PayoutId;
  readonly accountId: AccountId;
  readonly beneficiaryId: BeneficiaryId;
  /** What the beneficiary is sent. */
  readonly amount: MoneyView;
  /** Charged on top of the amount, in its currency. */
  readonly fee: MoneyView;
  readonly rail: PayoutRail;
  /** Absent when the money was in the account before. */
  readonly funding?: PayoutFunding;
  /** What the beneficiary reads beside the money. */
  readonly reference: string | null;
  readonly status: PayoutStatus;
  readonly estimatedArrival: Timestamp;
  /** What the bank calls the payment; null until it is completed. */
  readonly bankReference: string | null;
  readonly failureCode: PayoutFailureCode | null;
  readonly failureReason: string | null;
  readonly createdAt: Timestamp;
  readonly completedAt: Timestamp | null;
  /** When it failed or came back. */
  readonly failedAt: Timestamp | null;
}
