import { commandType } from '../commands.js';
import type { AccountId, FileId, PersonId } from '../ids.js';
import type { MetadataChange } from './metadata.js';
import type { BusinessIds, BusinessType, PartyRecord, PartyStatus, PartyType, SealedParty } from './parties.js';
import type { Relationship } from './persons.js';

/** Under what a user is connected, or whom a partner pays; sealed are its whole details. */
export interface RegisterPartyPayload {
  readonly partyId: AccountId;
  readonly type: Exclude<PartyType, 'platform'>;
  readonly parent: AccountId;
  readonly sealedDetails: SealedParty;
  readonly logo: FileId | null;
  readonly document: FileId | null;
  readonly metadata: MetadataChange;
}

/** What is left out stays. */
export interface UpdatePartyPayload {
  readonly partyId: AccountId;
  /** A sealed `PartyDetailsChange`. */
  readonly sealedChange?: SealedParty;
  readonly logo?: FileId;
  readonly document?: FileId;
  readonly metadata?: MetadataChange;
}

type NotFound = { readonly reason: 'party_not_found'; readonly party: AccountId };

/** A field that tells who a party is: once it says something it stays, unless the party is a draft. */
export type IdentityField = 'legalName' | 'type' | 'incorporatedOn' | 'terms' | 'document' | keyof BusinessIds;

/** `by`: the account that the client acts as. */
export interface ActivatePartyPayload {
  readonly partyId: AccountId;
  readonly by: AccountId;
}

export interface DeactivatePartyPayload {
  readonly partyId: AccountId;
}

export type PartyVerdict = 'activate' | 'hold';

/** What a person of the operator's makes of a party: one that waits to be verified, or that no client can activate. */
export interface DecidePartyPayload {
  readonly partyId: AccountId;
  readonly verdict: PartyVerdict;
  /** A word for programs, such as `document_expired`. Never a sentence about a person. */
  readonly reason: string | null;
}

/** It is not in a state from which that can be done. */
type WrongStatus = { readonly reason: 'party_in_wrong_status'; readonly type: PartyType; readonly status: PartyStatus };

/** What a connected user lacks to be activated. */
export type ActivationLack =
  | { readonly kind: 'payout_address' }
  /** A number that authorities know the business by, or a document that shows it. */
  | { readonly kind: 'business_identity' }
  | { readonly kind: 'gstin_or_address' }
  | { readonly kind: 'gstin' }
  | { readonly kind: 'partnership_deed' }
  /** Businesses of this type can't be activated. */
  | { readonly kind: 'business_type'; readonly type: BusinessType }
  /** Nobody is known who is this; null when nobody is known at all. */
  | { readonly kind: 'person'; readonly role: keyof Relationship | null }
  /** Who stands alone has one person behind it. */
  | { readonly kind: 'number_of_persons' }
  | { readonly kind: 'relationship'; readonly person: PersonId };

export type ActivatePartyRejection =
  | NotFound
  /** A platform, or a direct user: only the operator activates it. */
  | { readonly reason: 'activation_by_operator_only'; readonly type: PartyType }
  /** A connected user has to be known before it is activated. */
  | { readonly reason: 'activation_lacks'; readonly lack: ActivationLack }
  /** A connected user does not activate itself. */
  | { readonly reason: 'activation_by_platform_only' }
  | WrongStatus;

export type DeactivatePartyRejection = NotFound | { readonly reason: 'deactivation_of_partners_only'; readonly type: PartyType } | WrongStatus;

export type DecidePartyRejection = NotFound | WrongStatus;

type DetailsRejection =
  /** Another account of the same parent is called so. */
  | { readonly reason: 'nickname_taken' }
  /** An Indian business has numbers of a certain form. */
  | { readonly reason: 'identifier_malformed'; readonly field: keyof BusinessIds }
  | FileNotUsable
  | { readonly reason: 'metadata_too_large' };

/** There is no such file that the account may name, or it was uploaded for another purpose. */
export interface FileNotUsable {
  readonly reason: 'file_not_usable';
  readonly field: 'logo' | 'document';
  readonly problem: 'unknown' | 'purpose';
}

export type RegisterPartyRejection =
  | { readonly reason: 'parent_not_found'; readonly parent: AccountId }
  /** Users are connected to platforms; partners have a user or a platform above them. */
  | { readonly reason: 'parent_of_wrong_type'; readonly parentType: PartyType; readonly type: PartyType }
  | { readonly reason: 'nickname_missing' }
  | DetailsRejection;

export type UpdatePartyRejection =
  | NotFound
  | { readonly reason: 'party_field_fixed'; readonly field: IdentityField; readonly status: PartyStatus }
  /** An account of which nothing was told needs its e-mail address and place with the first change of its details. */
  | { readonly reason: 'party_detail_missing'; readonly field: 'physicalAddress' }
  | DetailsRejection;

const keyOf = ({ partyId }: { readonly partyId: AccountId }) => partyId;

export const RegisterParty = commandType<RegisterPartyPayload, PartyRecord, RegisterPartyRejection>('accounts', 'RegisterParty', keyOf);
export const UpdateParty = commandType<UpdatePartyPayload, PartyRecord, UpdatePartyRejection>('accounts', 'UpdateParty', keyOf);
export const ActivateParty = commandType<ActivatePartyPayload, PartyRecord, ActivatePartyRejection>('accounts', 'ActivateParty', keyOf);
export const DeactivateParty = commandType<DeactivatePartyPayload, PartyRecord, DeactivatePartyRejection>('accounts', 'DeactivateParty', keyOf);
export const DecideParty = commandType<DecidePartyPayload, PartyRecord, DecidePartyRejection>('accounts', 'DecideParty', keyOf);
