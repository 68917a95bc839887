import type { Mode } from '@corridor/contracts';
import type { PersonDetails, PersonRecord, PersonStatus } from '@corridor/contracts/accounts';
import { fileIds, personIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
import type { PersonObject } from './person.object.js';

export interface PrintedPerson extends Omit<PersonRecord, 'sealedDetails'> {
  readonly details: PersonDetails;
  readonly status: PersonStatus;
}

export function personToWire({ id, relationship, document, details, status, createdAt }: PrintedPerson, mode: Mode): PersonObject {
  const { director, owner, representative } = relationship;
  return {
    created: wireTime(createdAt),
    full_name: details.fullName,
    id: personIds.print(id),
    livemode: mode === 'live',
    object: 'person',
    relationship: { director, owner, representative },
    status,
    supporting_documentation: document === null ? null : { id_document: fileIds.print(document) },
    supporting_ids: details.tax === null ? null : { tax: details.tax },
  };
}
