import { commandType } from '../commands.js';
import type { AccountId, AddressId, FileId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { Scope } from '../scope.js';
import type { Timestamp } from '../times.js';
import type { Metadata, MetadataChange } from './metadata.js';
import type { PartyType, PostalAddress } from './parties.js';

export const ADDRESS_STATUSES = ['activated', 'deactivated', 'expired', 'pending_deactivation'] as const;
export type AddressStatus = (typeof ADDRESS_STATUSES)[number];

/** Where a user, or a platform, is paid out to. Personal data: in no event, outcome or message on the bus other than sealed. */
export interface PayoutAddressDetails {
  readonly name: string;
  readonly bankName: string | null;
  readonly accountNumber: string;
  /** The bank's branch: an IFSC. */
  readonly ifsc: string;
  readonly billing: PostalAddress;
}

/** {@link PayoutAddressDetails} under the address's own key, which only the accounts service can use; base64. */
export type SealedPayoutAddress = string;

/** An address as events, outcomes and messages carry it. */
export interface PayoutAddressRecord {
  readonly id: AddressId;
  readonly account: AccountId;
  readonly currency: 'INR';
  readonly status: AddressStatus;
  /** A document that proves whose it is. */
  readonly document: FileId | null;
  readonly sealedDetails: SealedPayoutAddress;
  readonly metadata: Metadata;
  readonly createdAt: Timestamp;
}

export interface PayoutAddressView extends Omit<PayoutAddressRecord, 'sealedDetails'> {
  readonly details: PayoutAddressDetails;
  /** Whose account the address's account was made by. */
  readonly accountsParent: AccountId | null;
}

export interface RegisterPayoutAddressPayload {
  readonly addressId: AddressId;
  readonly accountId: AccountId;
  readonly document: FileId | null;
  readonly sealedDetails: SealedPayoutAddress;
  readonly metadata: MetadataChange;
}

export interface UpdatePayoutAddressPayload {
  readonly addressId: AddressId;
  readonly accountId: AccountId;
  readonly metadata: MetadataChange;
}

export type RegisterPayoutAddressRejection =
  | { readonly reason: 'address_account_not_found'; readonly account: AccountId }
  /** A partner is never paid out. */
  | { readonly reason: 'address_account_of_wrong_type'; readonly type: PartyType }
  | { readonly reason: 'address_file_not_usable'; readonly problem: 'unknown' | 'purpose' }
  | { readonly reason: 'metadata_too_large' };

export type UpdatePayoutAddressRejection = { readonly reason: 'address_not_found'; readonly address: AddressId } | { readonly reason: 'metadata_too_large' };

/** In one order with the activation of their account. */
const keyOf = ({ accountId }: { readonly accountId: AccountId }) => accountId;

export const RegisterPayoutAddress = commandType<RegisterPayoutAddressPayload, PayoutAddressRecord, RegisterPayoutAddressRejection>('accounts', 'RegisterPayoutAddress', keyOf);
export const UpdatePayoutAddress = commandType<UpdatePayoutAddressPayload, PayoutAddressRecord, UpdatePayoutAddressRejection>('accounts', 'UpdatePayoutAddress', keyOf);

/** Several values of one condition are alternatives. */
export interface PayoutAddressFilter {
  /** Only addresses of this account, and of those that it made; all of the scope without it. */
  readonly family?: AccountId | undefined;
  readonly account?: AccountId | undefined;
  readonly statuses?: readonly AddressStatus[] | undefined;
  readonly createdFrom?: Timestamp | undefined;
  readonly createdBefore?: Timestamp | undefined;
}

export interface PayoutAddressQueries {
  /** A payout address; null for an address of another category too. */
  payoutAddress(scope: Scope, id: AddressId): Promise<PayoutAddressView | null>;
  payoutAddresses(scope: Scope, filter: PayoutAddressFilter, page: PageRequest): Promise<Page<PayoutAddressView>>;
  /** Makes the address's key unless it has one. */
  sealPayoutAddress(scope: Scope, id: AddressId, details: PayoutAddressDetails): Promise<SealedPayoutAddress>;
}
