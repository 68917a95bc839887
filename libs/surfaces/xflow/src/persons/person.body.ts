import { FlagField, IdField, LineField, ObjectField } from '../fields/fields.js';
import { fileIds } from '../ids.js';
import { Fixes } from '../fields/fixes.js';
import { PersonObject } from './person.object.js';

export class RelationshipBody {
  @FlagField({ description: 'Whether the person is a director.', optional: true })
  readonly director?: boolean;

  @FlagField({ description: 'Whether the person is an owner.', optional: true })
  readonly owner?: boolean;

  @FlagField({ description: 'Whether the person represents the business.', optional: true })
  readonly representative?: boolean;
}

export class PersonDocumentationBody {
  @IdField(fileIds, { description: 'A tax card (purpose `identity_document`), or a passport (`additional_verification`).' })
  readonly id_document!: string;
}

export class SupportingIdsBody {
  @LineField(32, { description: 'A PAN.', example: 'AFBPB8012E' })
  readonly tax!: string;
}

class PersonBody {
  @LineField(200, { description: 'First name, then last name.', example: 'Jerome Kratif', optional: true })
  readonly full_name?: string;

  @ObjectField(() => RelationshipBody, { description: 'What the person is to the business; at least one of it.', optional: true })
  readonly relationship?: RelationshipBody;

  @ObjectField(() => PersonDocumentationBody, { description: 'What proves who it is. Not needed beside a name and a PAN.', optional: true })
  readonly supporting_documentation?: PersonDocumentationBody;

  @ObjectField(() => SupportingIdsBody, { description: 'Under what number authorities know the person.', optional: true })
  readonly supporting_ids?: SupportingIdsBody;
}

@Fixes(PersonObject)
export class UpdatePersonBody extends PersonBody {}

/** Needs a relationship, and either a document or a name with a PAN. */
export class CreatePersonBody extends PersonBody {}
