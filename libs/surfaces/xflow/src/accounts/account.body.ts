import { PARTY_TYPES, type PartyType } from '@corridor/contracts/accounts';
import { CountField, Optional } from '@corridor/surfaces/http';
import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, ClearableField, IdField, LineField, ObjectField } from '../fields/fields.js';
import { fileIds } from '../ids.js';
import { MetadataField } from '../metadata/metadata.field.js';
import { BusinessDetailsBody } from './business-details.body.js';
import { Fixes } from '../fields/fixes.js';
import { AccountObject } from './account.object.js';

/** The end of the year 9999, in seconds since 1970. */
const LAST_MOMENT = 253_402_300_799;

export class SupportingDocumentationBody {
  @IdField(fileIds, { description: 'A file that proves who it is.' })
  readonly id_document!: string;
}

export class TosAcceptanceBody {
  @ClearableField(45, { description: 'From which address the terms were accepted.', example: '219.65.110.90' })
  readonly ip?: string | null;

  @Optional()
  @CountField(0, LAST_MOMENT)
  @ApiProperty({ type: Number, required: false, description: 'When, in seconds since 1970.', example: 1666078213 })
  readonly time?: number;

  @ClearableField(500, { description: 'With which browser.' })
  readonly user_agent?: string | null;
}

/** What can be changed about an account. */
class AccountBody {
  @ObjectField(() => BusinessDetailsBody, { description: 'What the business is and does.', optional: true })
  readonly business_details?: BusinessDetailsBody;

  @IdField(fileIds, { description: 'A file with a logo.', optional: true })
  readonly logo_id?: string;

  @MetadataField()
  readonly metadata?: Readonly<Record<string, unknown>>;

  @LineField(100, { description: 'What the account is called: unique among those of the same parent.', example: 'Jaime Howe', optional: true })
  readonly nickname?: string;

  @ObjectField(() => SupportingDocumentationBody, { description: 'What proves who it is.', optional: true })
  readonly supporting_documentation?: SupportingDocumentationBody;

  @ObjectField(() => TosAcceptanceBody, { description: 'Who accepted the terms of service, when and from where.', optional: true })
  readonly tos_acceptance?: TosAcceptanceBody;
}

@Fixes(AccountObject)
export class UpdateAccountBody extends AccountBody {}

export class CreateAccountBody extends AccountBody {
  @ChoiceField(PARTY_TYPES, { description: '`user`: somebody who is paid, connected to this platform. `partner`: somebody who pays. Needs a nickname.' })
  readonly type!: PartyType;
}
