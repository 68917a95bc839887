import { commandType } from '../commands.js';
import type { AccountId, FileId, PersonId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { Scope } from '../scope.js';
import type { Timestamp } from '../times.js';

/** `unverified`: not yet submitted with its account. `pending`: submitted. `verified`: the account was activated with it. */
export const PERSON_STATUSES = ['pending', 'unverified', 'verified'] as const;
export type PersonStatus = (typeof PERSON_STATUSES)[number];

/** What a person is to a business: any of it, and at least one. */
export interface Relationship {
  readonly director: boolean;
  readonly owner: boolean;
  readonly representative: boolean;
}

/** Personal data: in no event, outcome or message on the bus other than sealed. */
export interface PersonDetails {
  readonly fullName: string | null;
  /** A PAN. */
  readonly tax: string | null;
}

/** {@link PersonDetails} under the person's own key, which only the accounts service can use; base64. */
export type SealedPerson = string;

/** A person as events, outcomes and messages carry it. */
export interface PersonRecord {
  readonly id: PersonId;
  readonly account: AccountId;
  readonly relationship: Relationship;
  /** A document that proves who it is. */
  readonly document: FileId | null;
  readonly sealedDetails: SealedPerson;
  readonly createdAt: Timestamp;
}

export interface PersonView extends Omit<PersonRecord, 'sealedDetails'> {
  readonly details: PersonDetails;
  readonly status: PersonStatus;
  /** Whose account the person's account was made by. */
  readonly accountsParent: AccountId | null;
}

export interface RegisterPersonPayload {
  readonly personId: PersonId;
  readonly accountId: AccountId;
  readonly relationship: Relationship;
  readonly document: FileId | null;
  readonly sealedDetails: SealedPerson;
}

/** What is left out stays. */
export interface UpdatePersonPayload {
  readonly personId: PersonId;
  readonly accountId: AccountId;
  readonly relationship?: Partial<Relationship>;
  readonly document?: FileId;
  /** Sealed {@link PersonDetails} with what changes; null in it stands for what stays. */
  readonly sealedChange?: SealedPerson;
}

export interface DeletePersonPayload {
  readonly personId: PersonId;
  readonly accountId: AccountId;
}

type Flawed =
  | { readonly reason: 'relationship_missing' }
  /** Neither a document, nor a name with a tax number. */
  | { readonly reason: 'proof_missing' }
  | { readonly reason: 'tax_number_malformed' }
  | { readonly reason: 'person_file_not_usable'; readonly problem: 'unknown' | 'purpose' };

type NotOpen = { readonly reason: 'person_not_found'; readonly person: PersonId } | { readonly reason: 'person_submitted' };

export type RegisterPersonRejection = Flawed;
export type UpdatePersonRejection = Flawed | NotOpen;
export type DeletePersonRejection = NotOpen;

/** In one order with the activation of their account. */
const keyOf = ({ accountId }: { readonly accountId: AccountId }) => accountId;

export const RegisterPerson = commandType<RegisterPersonPayload, PersonRecord, RegisterPersonRejection>('accounts', 'RegisterPerson', keyOf);
export const UpdatePerson = commandType<UpdatePersonPayload, PersonRecord, UpdatePersonRejection>('accounts', 'UpdatePerson', keyOf);
export const DeletePerson = commandType<DeletePersonPayload, PersonRecord, DeletePersonRejection>('accounts', 'DeletePerson', keyOf);

/** Several values of one condition are alternatives. */
export interface PersonFilter {
  /** Only persons of this account, and of those that it made; everybody of the scope without it. */
  readonly family?: AccountId | undefined;
  readonly relationship?: Partial<Relationship> | undefined;
  readonly statuses?: readonly PersonStatus[] | undefined;
  readonly createdFrom?: Timestamp | undefined;
  readonly createdBefore?: Timestamp | undefined;
}

export interface PersonQueries {
  person(scope: Scope, id: PersonId): Promise<PersonView | null>;
  persons(scope: Scope, filter: PersonFilter, page: PageRequest): Promise<Page<PersonView>>;
  /** Makes the person's key unless it has one. */
  sealPerson(scope: Scope, id: PersonId, details: PersonDetails): Promise<SealedPerson>;
  /** What a command answered, in clear; null once the person's key is destroyed. */
  openPerson(scope: Scope, id: PersonId, sealed: SealedPerson): Promise<PersonDetails | null>;
}
