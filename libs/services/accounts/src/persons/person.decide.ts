import type {
  AccountsEvent,
  DeletePersonPayload,
  DeletePersonRejection,
  FilePurpose,
  PersonDetails,
  PersonRecord,
  RegisterPersonPayload,
  RegisterPersonRejection,
  Relationship,
  SealedPerson,
  UpdatePersonPayload,
  UpdatePersonRejection,
} from '@corridor/contracts/accounts';
import type { AccountId } from '@corridor/contracts';
import type { NamedFile } from '../parties/domain/files.js';
import { isPan } from '../parties/domain/identifiers.js';

export type PersonEvent = Extract<AccountsEvent, { type: 'PersonRegistered' | 'PersonUpdated' | 'PersonDeleted' }>;

export type PersonDecision<Type extends PersonEvent['type'], Rejection> =
  | { readonly kind: 'event'; readonly event: Extract<PersonEvent, { type: Type }> }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

export interface PersonFacts {
  /** As it is to be. */
  readonly details: PersonDetails;
  readonly sealed: SealedPerson;
  /** The document that the command names. */
  readonly document: NamedFile;
  /** Whose documents may be named: the account's, its parent's, the tenant's own. */
  readonly fileOwners: readonly (AccountId | null)[];
}

/** A tax card, or where there is none a passport. */
const PURPOSES: readonly FilePurpose[] = ['identity_document', 'additional_verification'];

export function registerPerson(payload: RegisterPersonPayload, facts: PersonFacts & { readonly at: string }): PersonDecision<'PersonRegistered', RegisterPersonRejection> {
  const { personId: id, accountId: account, relationship, document } = payload;
  const person: PersonRecord = { id, account, relationship, document, sealedDetails: facts.sealed, createdAt: facts.at };
  const flaw = flawOf(person, facts);
  return flaw === null ? { kind: 'event', event: { type: 'PersonRegistered', data: { person } } } : rejected(flaw);
}

/** `submitted`: whether the person went with its account to be verified, from when on it stays as it is. */
export function updatePerson(
  before: PersonRecord | null,
  payload: UpdatePersonPayload,
  facts: PersonFacts & { readonly submitted: boolean },
): PersonDecision<'PersonUpdated', UpdatePersonRejection> {
  if (before === null) return rejected({ reason: 'person_not_found', person: payload.personId });
  if (facts.submitted) return rejected({ reason: 'person_submitted' });
  const person: PersonRecord = {
    ...before,
    relationship: { ...before.relationship, ...payload.relationship },
    document: payload.document ?? before.document,
    sealedDetails: payload.sealedChange === undefined ? before.sealedDetails : facts.sealed,
  };
  const flaw = flawOf(person, facts);
  return flaw === null ? { kind: 'event', event: { type: 'PersonUpdated', data: { person } } } : rejected(flaw);
}

export function deletePerson(person: PersonRecord | null, { personId }: DeletePersonPayload, submitted: boolean): PersonDecision<'PersonDeleted', DeletePersonRejection> {
  if (person === null) return rejected({ reason: 'person_not_found', person: personId });
  if (submitted) return rejected({ reason: 'person_submitted' });
  return { kind: 'event', event: { type: 'PersonDeleted', data: { person } } };
}

/** A person as its events tell; null before the first and after the last. */
export function personOf(events: readonly PersonEvent[]): PersonRecord | null {
  const last = events.at(-1);
  return last === undefined || last.type === 'PersonDeleted' ? null : last.data.person;
}

function flawOf({ relationship, document }: PersonRecord, { details, document: named, fileOwners }: PersonFacts): RegisterPersonRejection | null {
  if (!isSomething(relationship)) return { reason: 'relationship_missing' };
  if (details.tax !== null && !isPan(details.tax)) return { reason: 'tax_number_malformed' };
  if (document === null && (details.fullName === null || details.tax === null)) return { reason: 'proof_missing' };
  if (named === null) return null;
  if (named === 'unknown' || !fileOwners.includes(named.owner)) return { reason: 'person_file_not_usable', problem: 'unknown' };
  return PURPOSES.includes(named.purpose) ? null : { reason: 'person_file_not_usable', problem: 'purpose' };
}

function isSomething({ director, owner, representative }: Relationship): boolean {
  return director || owner || representative;
}

function rejected<Rejection>(rejection: Rejection): { readonly kind: 'rejected'; readonly rejection: Rejection } {
  return { kind: 'rejected', rejection };
}
