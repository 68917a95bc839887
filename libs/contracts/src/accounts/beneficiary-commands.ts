import { commandType } from '../commands.js';
import type { BeneficiaryId, CustomerId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { Mode, Scope } from '../scope.js';
import type { Timestamp } from '../times.js';
import type { BeneficiaryDestination, BeneficiaryQueries, BeneficiaryStatus, BeneficiaryView } from './beneficiaries.js';
import type { ScreeningView } from './screening.js';

export type BeneficiaryType = BeneficiaryDestination['kind'];

/** Personal data: in no event, outcome or message on the bus other than sealed. */
export interface BeneficiaryDetails {
  readonly name: string;
  readonly destination: BeneficiaryDestination;
}

/** {@link BeneficiaryDetails} under the beneficiary's own key, which only the accounts service can use; base64. */
export type SealedDetails = string;

export type ReviewVerdict = 'approve' | 'reject';

/** What a person made of a beneficiary that screening was in doubt about. */
export interface BeneficiaryReview {
  readonly verdict: ReviewVerdict;
  /** A word for programs, such as `other_birth_date`. Never a sentence about a person. */
  readonly reason: string;
  readonly decidedAt: Timestamp;
}

/** A beneficiary as events, outcomes and messages carry it. */
export interface BeneficiaryRecord {
  readonly id: BeneficiaryId;
  readonly type: BeneficiaryType;
  /** ISO 4217, or an asset's code. */
  readonly currency: string;
  readonly status: BeneficiaryStatus;
  /** Whose beneficiary it is; null for the tenant's own. */
  readonly customerId: CustomerId | null;
  readonly screening: ScreeningView;
  readonly review: BeneficiaryReview | null;
  readonly sealedDetails: SealedDetails;
  readonly createdAt: Timestamp;
}

/** The details were checked by who took them from a client, and sealed by {@link RegisteredBeneficiaryQueries.sealBeneficiary}. */
export interface RegisterBeneficiaryPayload {
  readonly beneficiaryId: BeneficiaryId;
  readonly currency: string;
  readonly customerId: CustomerId | null;
  readonly sealedDetails: SealedDetails;
}

export interface ReviewBeneficiaryPayload {
  readonly beneficiaryId: BeneficiaryId;
  readonly verdict: ReviewVerdict;
  readonly reason: string;
}

export interface DeleteBeneficiaryPayload {
  readonly beneficiaryId: BeneficiaryId;
}

type NotFound = { readonly reason: 'beneficiary_not_found'; readonly beneficiary: BeneficiaryId };

export type RegisterBeneficiaryRejection =
  /** No sanctions list is configured for this mode. */
  | { readonly reason: 'screening_not_available'; readonly mode: Mode }
  | { readonly reason: 'beneficiary_customer_not_found'; readonly customer: CustomerId }
  | { readonly reason: 'beneficiary_customer_not_approved'; readonly customer: CustomerId };

export type ReviewBeneficiaryRejection = NotFound | { readonly reason: 'beneficiary_not_in_review'; readonly status: BeneficiaryStatus };

export type DeleteBeneficiaryRejection = NotFound;

const keyOf = ({ beneficiaryId }: { readonly beneficiaryId: BeneficiaryId }) => beneficiaryId;

export const RegisterBeneficiary = commandType<RegisterBeneficiaryPayload, BeneficiaryRecord, RegisterBeneficiaryRejection>('accounts', 'RegisterBeneficiary', keyOf);
export const ReviewBeneficiary = commandType<ReviewBeneficiaryPayload, BeneficiaryRecord, ReviewBeneficiaryRejection>('accounts', 'ReviewBeneficiary', keyOf);
export const DeleteBeneficiary = commandType<DeleteBeneficiaryPayload, BeneficiaryRecord, DeleteBeneficiaryRejection>('accounts', 'DeleteBeneficiary', keyOf);

export interface BeneficiaryFilter {
  /** Without one, all but those that are deleted. */
  readonly status?: BeneficiaryStatus | undefined;
  readonly type?: BeneficiaryType | undefined;
  readonly currency?: string | undefined;
  readonly customerId?: CustomerId | undefined;
  /** Made at this moment or later. */
  readonly createdFrom?: Timestamp | undefined;
  /** Made before this moment. */
  readonly createdBefore?: Timestamp | undefined;
}

/** A beneficiary with what was found about it, for whoever has to judge it. */
export interface ScreenedBeneficiaryView extends BeneficiaryView {
  readonly screening: ScreeningView;
  readonly review: BeneficiaryReview | null;
}

/** What surfaces ask, beside {@link BeneficiaryQueries}. */
export interface RegisteredBeneficiaryQueries extends BeneficiaryQueries {
  beneficiaries(scope: Scope, filter: BeneficiaryFilter, page: PageRequest): Promise<Page<ScreenedBeneficiaryView>>;
  screenedBeneficiary(scope: Scope, id: BeneficiaryId): Promise<ScreenedBeneficiaryView | null>;
  /** Makes the beneficiary's key unless it has one. Whoever is about to send details seals them first. */
  sealBeneficiary(scope: Scope, id: BeneficiaryId, details: BeneficiaryDetails): Promise<SealedDetails>;
}
