import type { Currency } from '@corridor/money';
import { commandType } from '../commands.js';
import type { AccountId } from '../ids.js';
import type { Timestamp } from '../times.js';

/**
 * Money of an account may be paid out from a moment on: the next payout that its settings allow takes it. Sent for every
 * reconciliation.
 */
export interface SchedulePayoutPayload {
  readonly accountId: AccountId;
  readonly currency: Currency;
  readonly eligibleAt: Timestamp;
}

/** When the next payout of that currency is due; null while the account is not paid out. */
export interface PayoutSchedule {
  readonly accountId: AccountId;
  readonly currency: Currency;
  readonly dueAt: Timestamp | null;
}

/** A schedule with the moments from which there is money that no payout was begun for, earliest first. */
export interface WaitingPayouts extends PayoutSchedule {
  readonly eligibleFrom: readonly Timestamp[];
}

export type SchedulePayoutRejection = { readonly reason: 'account_not_found'; readonly account: AccountId };

export const SchedulePayout = commandType<SchedulePayoutPayload, PayoutSchedule, SchedulePayoutRejection>('payouts', 'SchedulePayout', (p) => p.accountId);

/** The account's settings, its status or its bank account may have changed: what waits is due by what they say now. */
export interface ReviewPayoutSchedulePayload {
  readonly accountId: AccountId;
}

export type ReviewPayoutScheduleRejection = SchedulePayoutRejection | { readonly reason: 'nothing_scheduled'; readonly account: AccountId };

export const ReviewPayoutSchedule = commandType<ReviewPayoutSchedulePayload, readonly PayoutSchedule[], ReviewPayoutScheduleRejection>('payouts', 'ReviewPayoutSchedule', (p) => p.accountId);
