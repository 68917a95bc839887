import type { Metadata } from '../accounts/index.js';
import type { MoneyView } from '../amounts.js';
import type { DomainEvent } from '../events.js';
import type { AccountId, BeneficiaryId, BookId, BookTransferId, PayoutId } from '../ids.js';
import type { Timestamp } from '../times.js';
import type { AutomaticPayoutIntent, AutomaticPayoutReport, AutomaticPayoutView, PayOutAutomaticallyRejection } from './automatic.js';
import type { BookTransferReport, BookTransferView, CreateBookTransferRejection, FeeAdvance } from './book-transfers.js';
import type { CreatePayoutRejection } from './commands.js';
import type { PayoutReport } from './reports.js';
import type { WaitingPayouts } from './schedule.js';
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

/** The events of a payout are in its own stream; what clients note on it is in another. */
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
  | DomainEvent<'PayoutReturned', { readonly payout: PayoutView }>
  /** What a client has noted on a payout of either kind has changed. */
  | DomainEvent<'PayoutNoted', { readonly payoutId: PayoutId; readonly metadata: Metadata }>
  /** It is known from when on money of an account may be paid out, and when that is due. In the stream of the account's schedule. */
  | DomainEvent<'PayoutScheduled', { readonly schedule: WaitingPayouts }>
  /** A payout of what is due has begun; no money was put aside yet, and there may be none. */
  | DomainEvent<'AutomaticPayoutRequested', { readonly intent: AutomaticPayoutIntent }>
  /** There was nothing to pay out. Whatever was put aside is back, and there is no payout. */
  | DomainEvent<'AutomaticPayoutDropped', { readonly intent: AutomaticPayoutIntent; readonly rejection: PayOutAutomaticallyRejection }>
  /** Money of receivables is put aside: the payout is an object from here on. */
  | DomainEvent<'AutomaticPayoutInitialized', { readonly payout: AutomaticPayoutView; readonly book: BookId }>
  /** Rate and fees are fixed; the ledger has not been told yet. */
  | DomainEvent<'AutomaticPayoutLocked', { readonly payout: AutomaticPayoutView; readonly book: BookId }>
  /** The ledger has charged the fees and sold what was put aside. The bank has the payout. */
  | DomainEvent<'AutomaticPayoutProcessed', { readonly payout: AutomaticPayoutView }>
  /** It is known what became of it; the ledger has not been told yet. */
  | DomainEvent<'AutomaticPayoutReported', { readonly payout: AutomaticPayoutView; readonly book: BookId; readonly report: AutomaticPayoutReport }>
  /** The money has left, and it is known when it should arrive. */
  | DomainEvent<'AutomaticPayoutSettled', { readonly payout: AutomaticPayoutView }>
  /** There is a document about the transfer. */
  | DomainEvent<'AutomaticPayoutConfirmed', { readonly payout: AutomaticPayoutView }>
  /** The money came back: it is available again, for a later payout. */
  | DomainEvent<'AutomaticPayoutFailed', { readonly payout: AutomaticPayoutView }>
  /** It waits for a person. */
  | DomainEvent<'AutomaticPayoutHeld', { readonly payout: AutomaticPayoutView }>
  /** A person lets it go on from where it was held. */
  | DomainEvent<'AutomaticPayoutReleased', { readonly payout: AutomaticPayoutView }>
  /** Money is to move between two accounts; the ledger has not been asked yet, and may refuse. In the stream of the transfer. */
  | DomainEvent<'BookTransferRequested', { readonly transfer: BookTransferView }>
  /** The ledger refused. No money moved, and there is no transfer. */
  | DomainEvent<'BookTransferRejected', { readonly transferId: BookTransferId; readonly rejection: CreateBookTransferRejection }>
  /** The money is set aside: the transfer is an object from here on. */
  | DomainEvent<'BookTransferInitialized', { readonly transfer: BookTransferView }>
  /** The transfer is under way. */
  | DomainEvent<'BookTransferProcessed', { readonly transfer: BookTransferView }>
  /** It is known how the transfer ends; the ledger has not been told yet. */
  | DomainEvent<'BookTransferReported', { readonly transfer: BookTransferView; readonly report: BookTransferReport }>
  /** The money is where it was to go. */
  | DomainEvent<'BookTransferCompleted', { readonly transfer: BookTransferView }>
  /** The money is back where it came from. */
  | DomainEvent<'BookTransferFailed', { readonly transfer: BookTransferView }>
  /** What a client has noted on a transfer has changed. */
  | DomainEvent<'BookTransferUpdated', { readonly transfer: BookTransferView }>
  /** A platform's advance is to pay what its user does not; the ledger has not been asked yet. In a stream of the payout's fee. */
  | DomainEvent<'FeeAdvanceRequested', { readonly advance: FeeAdvance }>
  /** It has, after a transfer into the currency when it was short of that; what it could not pay, the platform owes. */
  | DomainEvent<'FeeAdvanceDebited', { readonly advance: FeeAdvance; readonly transferId: BookTransferId | null; readonly owed: boolean }>;
