import type { MoneyView } from '../amounts.js';
import type { DomainEvent } from '../events.js';
import type { AccountId, BeneficiaryId, BookId, PayoutId } from '../ids.js';
import type { Timestamp } from '../times.js';
import type { CreatePayoutRejection } from './commands.js';
import type { PayoutReport } from './reports.js';
import type { PayoutFunding, PayoutRail, PayoutView } from './views.js';

/** A payout that has been asked for and whose money the ledger has not yet put aside. */
export interface PayoutIntent {
  readonly id: PayoutId;
  readonly accountId: AccountId;
  readonly book: BookId;
  readonly beneficiaryId: BeneficiaryId;
  readonly amount: MoneyView;
  readonly fee: MoneyView;
  readonly rail: PayoutRail;
  /** Absent when the money is in the account already. */
  readonly funding?: PayoutFunding;
  readonly reference: string | null;
  readonly estimatedArrival: Timestamp;
  readonly requestedAt: Timestamp;
}

/** The events of a payout are in its own stream. */
export type PayoutsEvent =
  /** Somebody asks for a payout; the ledger has not been asked yet, and may refuse. */
  | DomainEvent<'PayoutRequested', { readonly intent: PayoutIntent }>
  /** The ledger has put the money aside and taken the fee: the payout is an object from here on. */
  | DomainEvent<'PayoutAccepted', { readonly payout: PayoutView }>
  /** The ledger refused. No money moved, and there is no payout. */
  | DomainEvent<'PayoutRejected', { readonly intent: PayoutIntent; readonly rejection: CreatePayoutRejection }>
  /** It is known how the payout goes on; the ledger has not been told yet. */
  | DomainEvent<'PayoutReported', { readonly payout: PayoutView; readonly book: BookId; readonly report: PayoutReport }>
  /** The money has reached the beneficiary. */
  | DomainEvent<'PayoutCompleted', { readonly payout: PayoutView }>
  /** The money never reached the beneficiary, or its sender stopped it; it is back, with the fee. */
  | DomainEvent<'PayoutFailed', { readonly payout: PayoutView }>
  /** The money had reached the beneficiary's bank and was sent back; the fee is not refunded. */
  | DomainEvent<'PayoutReturned', { readonly payout: PayoutView }>;
