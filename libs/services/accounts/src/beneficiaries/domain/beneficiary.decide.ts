import type { Mode } from '@corridor/contracts';
import type {
  BeneficiaryRecord,
  BeneficiaryStatus,
  BeneficiaryType,
  DeleteBeneficiaryPayload,
  DeleteBeneficiaryRejection,
  RegisterBeneficiaryPayload,
  RegisterBeneficiaryRejection,
  ReviewBeneficiaryPayload,
  ReviewBeneficiaryRejection,
  ScreeningOutcome,
  ScreeningView,
} from '@corridor/contracts/accounts';
import type { CustomerState } from '../../domain/customer.js';
import type { BeneficiaryEvent, BeneficiaryState } from './beneficiary.js';

export type BeneficiaryDecision<Type extends BeneficiaryEvent['type'], Rejection> =
  | { readonly kind: 'event'; readonly event: Extract<BeneficiaryEvent, { type: Type }> }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

export interface RegistrationFacts {
  readonly type: BeneficiaryType;
  /** Null where no list is configured for the mode. */
  readonly screening: ScreeningView | null;
  readonly mode: Mode;
  /** The customer that is named, if one is. */
  readonly customer: CustomerState | null;
  readonly at: string;
}

const STATUS_AFTER: Readonly<Record<ScreeningOutcome, BeneficiaryStatus>> = { clear: 'active', review: 'pending_review', reject: 'rejected' };

/** A beneficiary is taken up whatever screening says, so that what was found stays known; only an active one can be paid. */
export function registerBeneficiary(
  { beneficiaryId: id, currency, customerId, sealedDetails }: RegisterBeneficiaryPayload,
  { type, screening, mode, customer, at }: RegistrationFacts,
): BeneficiaryDecision<'BeneficiaryRegistered', RegisterBeneficiaryRejection> {
  if (customerId !== null) {
    if (customer === null || customer.status === 'none') return rejected({ reason: 'beneficiary_customer_not_found', customer: customerId });
    const isApproved = customer.status !== 'erased' && customer.customer.status === 'approved';
    if (!isApproved) return rejected({ reason: 'beneficiary_customer_not_approved', customer: customerId });
  }
  if (screening === null) return rejected({ reason: 'screening_not_available', mode });
  const status = STATUS_AFTER[screening.outcome];
  const beneficiary: BeneficiaryRecord = { id, type, currency, status, customerId, screening, review: null, sealedDetails, createdAt: at };
  return { kind: 'event', event: { type: 'BeneficiaryRegistered', data: { beneficiary } } };
}

/** Decided once: whoever thinks better of it has the client register anew, and both decisions stay known. */
export function reviewBeneficiary(
  state: BeneficiaryState,
  { beneficiaryId, verdict, reason }: ReviewBeneficiaryPayload,
  at: string,
): BeneficiaryDecision<'BeneficiaryReviewed', ReviewBeneficiaryRejection> {
  if (state.status === 'none') return rejected({ reason: 'beneficiary_not_found', beneficiary: beneficiaryId });
  const { status } = state.beneficiary;
  if (status !== 'pending_review') return rejected({ reason: 'beneficiary_not_in_review', status });
  const review = { verdict, reason, decidedAt: at };
  const beneficiary: BeneficiaryRecord = { ...state.beneficiary, status: verdict === 'approve' ? 'active' : 'rejected', review };
  return { kind: 'event', event: { type: 'BeneficiaryReviewed', data: { beneficiary } } };
}

export function deleteBeneficiary(
  state: BeneficiaryState,
  { beneficiaryId }: DeleteBeneficiaryPayload,
): BeneficiaryDecision<'BeneficiaryDeleted', DeleteBeneficiaryRejection> {
  const isGone = state.status === 'none' || state.beneficiary.status === 'deleted';
  if (isGone) return rejected({ reason: 'beneficiary_not_found', beneficiary: beneficiaryId });
  return { kind: 'event', event: { type: 'BeneficiaryDeleted', data: { beneficiary: { ...state.beneficiary, status: 'deleted' } } } };
}

function rejected<Rejection>(rejection: Rejection): { readonly kind: 'rejected'; readonly rejection: Rejection } {
  return { kind: 'rejected', rejection };
}
