import type { Currency } from '@corridor/money';
import { commandType } from '../commands.js';
import type { AccountId } from '../ids.js';
import type { Timestamp } from '../times.js';

/**
 * Money of an account may be paid out from a moment on: the next payout that its settings allow takes it. Sent for every
 * reconciliation, and whenever the settings change.
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

export type SchedulePayoutRejection = { readonly reason: 'account_not_found'; readonly account: AccountId };

export const SchedulePayout = commandType<SchedulePayoutPayload, PayoutSchedule, SchedulePayoutRejection>('payouts', 'SchedulePayout', (p) => p.accountId);
