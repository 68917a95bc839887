import { PERSON_STATUSES, type PersonStatus } from '@corridor/contracts/accounts';
import { ApiProperty } from '@nestjs/swagger';
import { SupportingDocumentationObject } from '../accounts/account.object.js';

export class RelationshipObject {
  @ApiProperty({ type: Boolean })
  readonly director!: boolean;

  @ApiProperty({ type: Boolean })
  readonly owner!: boolean;

  @ApiProperty({ type: Boolean })
  readonly representative!: boolean;
}

export class SupportingIdsObject {
  @ApiProperty({ type: String, example: 'AFBPB8012E' })
  readonly tax!: string;
}

/** Somebody behind an account. */
export class PersonObject {
  @ApiProperty({ type: Number, example: 1666078214 })
  readonly created!: number;

  @ApiProperty({ type: String, nullable: true, example: 'Jerome Kratif' })
  readonly full_name!: string | null;

  @ApiProperty({ type: String, example: 'person_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: Boolean })
  readonly livemode!: boolean;

  @ApiProperty({ type: String, enum: ['person'] })
  readonly object!: 'person';

  @ApiProperty({ type: RelationshipObject })
  readonly relationship!: RelationshipObject;

  @ApiProperty({ type: String, enum: [...PERSON_STATUSES] })
  readonly status!: PersonStatus;

  @ApiProperty({ type: SupportingDocumentationObject, nullable: true })
  readonly supporting_documentation!: SupportingDocumentationObject | null;

  @ApiProperty({ type: SupportingIdsObject, nullable: true })
  readonly supporting_ids!: SupportingIdsObject | null;
}
