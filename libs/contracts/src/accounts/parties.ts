import type { AccountId, BookId, FileId, PersonId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { Scope } from '../scope.js';
import type { Timestamp } from '../times.js';
import type { Metadata } from './metadata.js';

/**
 * `platform`: a tenant's own account, which acts for others. `user`: who is paid, connected to a platform, or direct when
 * nobody is above it. `partner`: who pays a user.
 */
export const PARTY_TYPES = ['partner', 'platform', 'user'] as const;
export type PartyType = (typeof PARTY_TYPES)[number];

export const PARTY_STATUSES = ['draft', 'verifying', 'activated', 'deactivated', 'hold'] as const;
export type PartyStatus = (typeof PARTY_STATUSES)[number];

/** How far the addresses are at which a party receives money. */
export const RECEIVING_STATES = ['deactivated', 'requested', 'processing', 'activated'] as const;
export type ReceivingState = (typeof RECEIVING_STATES)[number];

export const BUSINESS_TYPES = ['company', 'limited_liability_partnership', 'partnership', 'sole_proprietor', 'individual', 'business', 'other'] as const;
export type BusinessType = (typeof BUSINESS_TYPES)[number];

export const MERCHANT_SIZES = ['small', 'medium', 'large'] as const;
export type MerchantSize = (typeof MERCHANT_SIZES)[number];

export const PRODUCT_CATEGORIES = ['goods', 'services', 'software'] as const;
export type ProductCategory = (typeof PRODUCT_CATEGORIES)[number];

export interface PostalAddress {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
}

/** Under what numbers authorities know a business. */
export interface BusinessIds {
  /** In the register of companies: in India a CIN, or the LLPIN of a limited liability partnership. */
  readonly business: string | null;
  /** In India a PAN. */
  readonly tax: string | null;
  /** In India a TAN. */
  readonly taxDeduction: string | null;
  /** In India a GSTIN. */
  readonly taxGst: string | null;
  /** In India an IEC. */
  readonly taxTrade: string | null;
}

export interface BusinessDetails {
  readonly legalName: string;
  readonly type: BusinessType;
  /** Null only for a tenant's own account of which nothing was told. */
  readonly email: string | null;
  readonly physicalAddress: PostalAddress | null;
  /** What customers know it as. */
  readonly dba: string | null;
  readonly ids: BusinessIds | null;
  /** YYYY-MM-DD. */
  readonly incorporatedOn: string | null;
  readonly merchantCategoryCode: string | null;
  readonly merchantSize: MerchantSize | null;
  readonly productCategory: ProductCategory | null;
  readonly productDescription: string | null;
  readonly website: string | null;
}

/** Who accepted the terms of service, when and from where. */
export interface TermsAcceptance {
  readonly ip: string | null;
  readonly acceptedAt: Timestamp | null;
  readonly userAgent: string | null;
}

/** Personal data: in no event, outcome or message on the bus other than sealed. */
export interface PartyDetails {
  readonly business: BusinessDetails;
  /** Unique among the accounts of the same parent. */
  readonly nickname: string | null;
  readonly terms: TermsAcceptance | null;
}

/** What a client changes: what is left out stays. */
export interface PartyDetailsChange {
  readonly business?: Partial<Omit<BusinessDetails, 'ids' | 'physicalAddress'>> & {
    readonly ids?: Partial<BusinessIds>;
    readonly physicalAddress?: Partial<PostalAddress>;
  };
  readonly nickname?: string;
  readonly terms?: Partial<TermsAcceptance>;
}

/** {@link PartyDetails}, or a change to them, under the party's own key, which only the accounts service can use; base64. */
export type SealedParty = string;

/** A party as events, outcomes and messages carry it. It is an account of the ledger, by the same id. */
export interface PartyRecord {
  readonly id: AccountId;
  readonly type: PartyType;
  /** Who made it: a platform's for users, a user's or platform's for partners; null for the tenant's own. */
  readonly parent: AccountId | null;
  readonly status: PartyStatus;
  readonly receiving: ReceivingState;
  /** Null for a tenant's own account of which nothing was told. */
  readonly sealedDetails: SealedParty | null;
  /** Tells equal nicknames under one parent from others, and nothing more. */
  readonly nicknameDigest: string | null;
  readonly logo: FileId | null;
  /** A document that proves who it is. */
  readonly document: FileId | null;
  readonly metadata: Metadata;
  /** The persons that went with it to be verified. */
  readonly submittedPersons?: readonly PersonId[];
  /** The ledger book that holds its balances. */
  readonly book: BookId;
  readonly createdAt: Timestamp;
}

/** A party as those who may know it are answered. */
export interface PartyView extends Omit<PartyRecord, 'sealedDetails' | 'nicknameDigest'> {
  /** Null once the party's key is destroyed. */
  readonly details: PartyDetails | null;
}

/** Several values of one condition are alternatives. */
export interface PartyFilter {
  /** This party and those that have it as their parent; every party without it. */
  readonly family?: AccountId | undefined;
  readonly types?: readonly PartyType[] | undefined;
  readonly statuses?: readonly PartyStatus[] | undefined;
  readonly receiving?: readonly ReceivingState[] | undefined;
  /** Made at this moment or later. */
  readonly createdFrom?: Timestamp | undefined;
  /** Made before this moment. */
  readonly createdBefore?: Timestamp | undefined;
}

export interface PartyQueries {
  party(scope: Scope, id: AccountId): Promise<PartyView | null>;
  parties(scope: Scope, filter: PartyFilter, page: PageRequest): Promise<Page<PartyView>>;
  /** The partners that an account made, by their ids alone; in no order. */
  partnersOf(scope: Scope, account: AccountId): Promise<readonly AccountId[]>;
  /** Makes the party's key unless it has one. Whoever is about to send personal data seals it first. */
  sealParty(scope: Scope, id: AccountId, details: PartyDetails | PartyDetailsChange): Promise<SealedParty>;
  /** What a command answered, with its personal data. */
  openParty(scope: Scope, party: PartyRecord): Promise<PartyView>;
}
