import { amountOf } from '@corridor/money';
import type { Metadata, MetadataChange } from '../accounts/index.js';
import { decimalOf } from '../amounts.js';
import { commandType } from '../commands.js';
import type { BeneficiaryId, PayoutId } from '../ids.js';
import type { AutomaticFailureCode, AutomaticPayoutStatus, AutomaticPayoutView, AutomaticRail } from './automatic.js';
import type { PayoutFailureCode, PayoutRail, PayoutStatus, PayoutView } from './views.js';

/**
 * A payout of either kind: one that was asked for, or an automatic one. Both are one list; its first fields say of an automatic payout
 * what they say of the others.
 */
export interface ListedPayout extends Omit<PayoutView, 'beneficiaryId' | 'rail' | 'failureCode'> {
  /** Null for an automatic payout: that goes to an address of the account itself. */
  readonly beneficiaryId: BeneficiaryId | null;
  readonly rail: PayoutRail | AutomaticRail;
  readonly failureCode: PayoutFailureCode | AutomaticFailureCode | null;
  /** How far it is in the words of automatic payouts. */
  readonly progress: AutomaticPayoutStatus;
  readonly metadata: Metadata;
  /** Null for one that was asked for. */
  readonly automatic: AutomaticPayoutView | null;
}

/** The one table between the two ways of saying how far a payout is. What is on hold is still on its way. */
const STATUS_OF: Readonly<Record<AutomaticPayoutStatus, PayoutStatus>> = {
  initialized: 'processing',
  processing: 'processing',
  hold: 'processing',
  settled: 'completed',
  // It had left before it failed, and comes back without the fee.
  failed: 'returned',
};

const PROGRESS_OF: Readonly<Record<PayoutStatus, AutomaticPayoutStatus>> = {
  processing: 'processing',
  completed: 'settled',
  failed: 'failed',
  returned: 'failed',
};

export function payoutStatusOf(progress: AutomaticPayoutStatus): PayoutStatus {
  return STATUS_OF[progress];
}

/** How a payout reads that was asked for. */
export function listedRequested(payout: PayoutView, metadata: Metadata): ListedPayout {
  return { ...payout, progress: PROGRESS_OF[payout.status], metadata, automatic: null };
}

/** How an automatic payout reads. Nothing is charged on top of what arrives: its fee is taken from what is sold for it. */
export function listedAutomatic(automatic: AutomaticPayoutView, metadata: Metadata): ListedPayout {
  const { id, accountId, rail, amount, status, failureCode, failureReason, createdAt, settledAt, failedAt } = automatic;
  return {
    id,
    accountId,
    beneficiaryId: null,
    amount,
    fee: { currency: amount.currency, amount: decimalOf(amountOf(0n), amount.currency) },
    rail,
    reference: automatic.statementDescriptor,
    status: payoutStatusOf(status),
    estimatedArrival: automatic.arrivesAt ?? automatic.expectedArrival,
    bankReference: automatic.referenceNumber,
    failureCode,
    failureReason,
    createdAt,
    completedAt: settledAt,
    failedAt,
    progress: status,
    metadata,
    automatic,
  };
}

/** What a client notes on a payout of either kind. */
export interface NotePayoutPayload {
  readonly payoutId: PayoutId;
  readonly metadata: MetadataChange;
}

export type NotePayoutRejection = { readonly reason: 'payout_not_found'; readonly payout: PayoutId } | { readonly reason: 'metadata_too_large' };

export const NotePayout = commandType<NotePayoutPayload, ListedPayout, NotePayoutRejection>('payouts', 'NotePayout', (p) => p.payoutId);
