import type { AccountId, CustomerId } from '../ids.js';
import type { Timestamp } from '../times.js';

export type CustomerType = 'individual' | 'business';

export const CUSTOMER_STATUSES = ['pending', 'approved', 'rejected', 'review'] as const;

/** Only a customer that is `approved` can transact. */
export type CustomerStatus = (typeof CUSTOMER_STATUSES)[number];

/** What a verification comes to. Nothing is decided to be `pending` again. */
export type CustomerVerdict = Exclude<CustomerStatus, 'pending'>;

export interface ContactPerson {
  readonly firstName: string;
  readonly lastName: string;
}

/** Personal data: never in an event, an outcome or a message on the bus other than sealed. */
export interface CustomerProfile {
  readonly legalName: string;
  readonly email: string | null;
  /** Of a business. */
  readonly registrationNumber: string | null;
  readonly contact: ContactPerson | null;
}

/** The longest texts of a profile, in characters. */
export const LONGEST_IN_PROFILE = { name: 200, registrationNumber: 64 } as const;

/** A {@link CustomerProfile} under the customer's own key, which only the accounts service can use; base64. */
export type SealedProfile = string;

/** A customer as events, outcomes and messages carry it. */
export interface CustomerView {
  readonly id: CustomerId;
  readonly type: CustomerType;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly status: CustomerStatus;
  /** Why it was decided so: a word for programs, such as `document_expired`. Never a sentence about a person. */
  readonly reason: string | null;
  /** The account that was made with the customer. */
  readonly accountId: AccountId;
  readonly sealedProfile: SealedProfile;
  readonly createdAt: Timestamp;
}

/** A customer as those who may know it are answered. The profile is null once the customer's key is destroyed. */
export interface CustomerRecord extends CustomerView {
  readonly profile: CustomerProfile | null;
}

/** Why an account can't be used: it is a customer's who is not approved. */
export interface CustomerNotApproved {
  readonly reason: 'customer_not_approved';
  readonly account: AccountId;
  readonly customer: CustomerId;
}
