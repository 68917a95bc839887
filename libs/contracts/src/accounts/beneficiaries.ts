import type { BeneficiaryId, CustomerId } from '../ids.js';
import type { Scope } from '../scope.js';
import type { Timestamp } from '../times.js';

/** Where a payout to a bank goes. What a country needs depends on the country; all of it was checked when it was registered. */
export interface BankDestination {
  readonly kind: 'bank';
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Without spaces, in capitals. */
  readonly iban: string | null;
  /** ISO 9362, 8 or 11 characters. */
  readonly bic: string | null;
  readonly accountNumber: string | null;
  /** ABA routing transit number, nine digits. */
  readonly routingNumber: string | null;
  /** United Kingdom, six digits. */
  readonly sortCode: string | null;
}

export interface CryptoDestination {
  readonly kind: 'crypto';
  readonly network: string;
  /** As its network writes it, with its checksum. */
  readonly address: string;
}

export type BeneficiaryDestination = BankDestination | CryptoDestination;

export type BeneficiaryStatus = 'active' | 'pending_review' | 'rejected' | 'deleted';

/** Somebody whom payouts may go to. */
export interface BeneficiaryView {
  readonly id: BeneficiaryId;
  readonly name: string;
  /** ISO 4217, or an asset's code. */
  readonly currency: string;
  readonly destination: BeneficiaryDestination;
  readonly status: BeneficiaryStatus;
  /** Whose beneficiary it is; null for the tenant's own. */
  readonly customerId: CustomerId | null;
  readonly createdAt: Timestamp;
}

/** What payouts ask of a beneficiary. */
export interface BeneficiaryQueries {
  /** Null when there is none in this scope. A deleted one is still found, so that old payouts can name it. */
  beneficiary(scope: Scope, id: BeneficiaryId): Promise<BeneficiaryView | null>;
}
