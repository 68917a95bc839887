import { commandType } from '../commands.js';
import type { AccountId, AddressId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { Scope } from '../scope.js';
import type { Timestamp } from '../times.js';
import type { AddressStatus, PayoutAddressView } from './addresses.js';
import type { Metadata, MetadataChange } from './metadata.js';
import type { ReceivingCurrency } from './party-settings.js';

/**
 * `payout`: where a user or platform is paid out to. `receive`: where the account receives money. `fee_advance`: where a
 * platform pays fees ahead. `checkout`: where what a partner pays on a hosted page arrives. `payer`: what it paid that from.
 */
export const ADDRESS_CATEGORIES = ['payout', 'receive', 'fee_advance', 'checkout', 'payer'] as const;
export type AddressCategory = (typeof ADDRESS_CATEGORIES)[number];

/** An account at a bank as those who pay to it need it. The codes are null where the currency's country has none. */
export interface BankCoordinates {
  /** The bank, to transfers by the country's own schemes; in the United States a routing number. */
  readonly domesticCredit: string | null;
  readonly domesticFastCredit: string | null;
  readonly domesticWire: string | null;
  /** A BIC. */
  readonly globalWire: string | null;
  readonly iban: string | null;
  readonly number: string;
}

/** An address that the house has opened for an account: nobody's personal data. */
export interface HouseAddressRecord {
  readonly id: AddressId;
  readonly category: 'receive' | 'fee_advance' | 'checkout';
  readonly account: AccountId;
  /** Who is told of it: the account itself, or who has the partner. */
  readonly holder: AccountId;
  readonly currency: ReceivingCurrency;
  readonly status: AddressStatus;
  readonly bank: BankCoordinates;
  readonly metadata: Metadata;
  readonly createdAt: Timestamp;
}

export const WALLET_PROVIDERS = ['affirm', 'afterpay', 'klarna', 'paypal_external'] as const;
export type WalletProvider = (typeof WALLET_PROVIDERS)[number];

/** Personal data: in no event, outcome or message on the bus other than sealed. */
export type PayerDetails =
  | { readonly kind: 'bank_account'; readonly name: string; readonly routingNumber: string; readonly accountNumber: string }
  | { readonly kind: 'wallet'; readonly name: string; readonly provider: WalletProvider; readonly email: string | null };

/** {@link PayerDetails} under the address's own key, which only the accounts service can use; base64. */
export type SealedPayer = string;

/** What somebody paid a user from. */
export interface PayerAddressRecord {
  readonly id: AddressId;
  readonly category: 'payer';
  /** The partner. */
  readonly account: AccountId;
  /** Who has the partner, and is told of it. */
  readonly holder: AccountId;
  readonly currency: ReceivingCurrency;
  readonly status: AddressStatus;
  /** Null for a bank account. */
  readonly provider: WalletProvider | null;
  /** Whether the same bank account can be debited again. */
  readonly reusable: boolean;
  readonly sealedDetails: SealedPayer;
  readonly metadata: Metadata;
  readonly createdAt: Timestamp;
}

/** Addresses that clients don't create themselves. */
export type OpenedAddressRecord = HouseAddressRecord | PayerAddressRecord;

/** Whose account the address's account was made by. */
interface OfParent {
  readonly accountsParent: AccountId | null;
}

export type HouseAddressView = HouseAddressRecord & OfParent;
export type PayerAddressView = Omit<PayerAddressRecord, 'sealedDetails'> & OfParent & { readonly details: PayerDetails };

export type AddressView = (PayoutAddressView & { readonly category: 'payout' }) | HouseAddressView | PayerAddressView;

/** Several values of one condition are alternatives. */
export interface AddressFilter {
  /** Only addresses of this account, and of those that it made; all of the scope without it. */
  readonly family?: AccountId | undefined;
  readonly account?: AccountId | undefined;
  readonly categories?: readonly AddressCategory[] | undefined;
  readonly currencies?: readonly string[] | undefined;
  readonly statuses?: readonly AddressStatus[] | undefined;
  readonly reusable?: boolean | undefined;
  readonly kinds?: readonly ('bank_account' | 'wallet')[] | undefined;
  readonly providers?: readonly WalletProvider[] | undefined;
  readonly createdFrom?: Timestamp | undefined;
  readonly createdBefore?: Timestamp | undefined;
}

export interface AddressQueries {
  /** An address of any category. */
  address(scope: Scope, id: AddressId): Promise<AddressView | null>;
  addresses(scope: Scope, filter: AddressFilter, page: PageRequest): Promise<Page<AddressView>>;
  /** Makes the address's key unless it has one. */
  sealPayer(scope: Scope, id: AddressId, details: PayerDetails): Promise<SealedPayer>;
}

export interface UpdateAddressPayload {
  readonly addressId: AddressId;
  readonly accountId: AccountId;
  readonly metadata: MetadataChange;
}

export type UpdateAddressRejection = { readonly reason: 'address_not_found'; readonly address: AddressId } | { readonly reason: 'metadata_too_large' };

/** What a partner pays on a hosted page arrives at one address for each currency: opened when it is first needed. */
export interface OpenCheckoutAddressPayload {
  readonly accountId: AccountId;
  /** Used unless there is one already, which is answered instead. */
  readonly addressId: AddressId;
  readonly currency: ReceivingCurrency;
}

export interface RegisterPayerAddressPayload {
  readonly addressId: AddressId;
  readonly accountId: AccountId;
  readonly currency: ReceivingCurrency;
  readonly provider: WalletProvider | null;
  readonly reusable: boolean;
  readonly sealedDetails: SealedPayer;
}

export type PartnerAddressRejection =
  | { readonly reason: 'address_account_not_found'; readonly account: AccountId }
  | { readonly reason: 'address_account_not_a_partner'; readonly account: AccountId };

/** In one order with everything else of their account. */
const keyOf = ({ accountId }: { readonly accountId: AccountId }) => accountId;

export const UpdateAddress = commandType<UpdateAddressPayload, OpenedAddressRecord, UpdateAddressRejection>('accounts', 'UpdateAddress', keyOf);
export const OpenCheckoutAddress = commandType<OpenCheckoutAddressPayload, HouseAddressRecord, PartnerAddressRejection>('accounts', 'OpenCheckoutAddress', keyOf);
export const RegisterPayerAddress = commandType<RegisterPayerAddressPayload, PayerAddressRecord, PartnerAddressRejection>('accounts', 'RegisterPayerAddress', keyOf);
