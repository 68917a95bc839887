import type { AccountId, FileId, PersonId } from '@corridor/contracts';
import type { PersonDetails, RegisterPersonPayload, SealedPerson, UpdatePersonPayload } from '@corridor/contracts/accounts';
import { readId } from '../fields/path-id.js';
import { fileIds } from '../ids.js';
import type { CreatePersonBody, UpdatePersonBody } from './person.body.js';

export interface WhosePerson {
  readonly personId: PersonId;
  readonly accountId: AccountId;
}

/** What is sealed before anything is sent: null stands for what is not given. */
export function toPersonDetails({ full_name: fullName, supporting_ids: ids }: UpdatePersonBody): PersonDetails {
  return { fullName: fullName ?? null, tax: ids?.tax ?? null };
}

export function toRegisterPerson(body: CreatePersonBody, whose: WhosePerson, sealedDetails: SealedPerson): RegisterPersonPayload {
  const { director = false, owner = false, representative = false } = body.relationship ?? {};
  return { ...whose, relationship: { director, owner, representative }, document: documentOf(body) ?? null, sealedDetails };
}

/** `sealed` is null when no personal data changes. */
export function toUpdatePerson(body: UpdatePersonBody, whose: WhosePerson, sealed: SealedPerson | null): UpdatePersonPayload {
  const document = documentOf(body);
  return {
    ...whose,
    ...(body.relationship === undefined ? {} : { relationship: { ...body.relationship } }),
    ...(document === undefined ? {} : { document }),
    ...(sealed === null ? {} : { sealedChange: sealed }),
  };
}

function documentOf({ supporting_documentation: documentation }: UpdatePersonBody): FileId | undefined {
  return documentation === undefined ? undefined : readId(fileIds, documentation.id_document);
}
