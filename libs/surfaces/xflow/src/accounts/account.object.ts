import { BUSINESS_TYPES, type BusinessType, PARTY_STATUSES, PARTY_TYPES, type PartyStatus, type PartyType, RECEIVING_STATES, type ReceivingState } from '@corridor/contracts/accounts';
import { ApiProperty } from '@nestjs/swagger';

const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class BusinessIdsObject {
  @ApiProperty(NULLABLE_TEXT)
  readonly business!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly tax!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly tax_deduction!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly tax_gst!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly tax_trade!: string | null;
}

export class PhysicalAddressObject {
  @ApiProperty(NULLABLE_TEXT)
  readonly city!: string | null;

  @ApiProperty({ type: String, example: 'IN' })
  readonly country!: string;

  @ApiProperty(NULLABLE_TEXT)
  readonly line1!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly line2!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly postal_code!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly state!: string | null;
}

export class BusinessDetailsObject {
  @ApiProperty({ type: String, required: false, description: 'Left out where nothing is known, like the three that say so below.' })
  readonly date_of_incorporation?: string;

  @ApiProperty(NULLABLE_TEXT)
  readonly dba!: string | null;

  @ApiProperty({ type: String, required: false, description: 'Left out only for an own account of which nothing was told.' })
  readonly email?: string;

  @ApiProperty({ type: BusinessIdsObject, nullable: true })
  readonly ids!: BusinessIdsObject | null;

  @ApiProperty({ type: String })
  readonly legal_name!: string;

  @ApiProperty({ type: String, required: false, description: 'Left out where nothing is known.' })
  readonly merchant_category_code?: string;

  @ApiProperty({ type: String, required: false, description: 'Left out where nothing is known.' })
  readonly merchant_size?: string;

  @ApiProperty({ type: PhysicalAddressObject, required: false, description: 'Left out only for an own account of which nothing was told.' })
  readonly physical_address?: PhysicalAddressObject;

  @ApiProperty({ type: String, required: false, description: 'Left out where nothing is known.' })
  readonly product_category?: string;

  @ApiProperty(NULLABLE_TEXT)
  readonly product_description!: string | null;

  @ApiProperty({ type: String, enum: [...BUSINESS_TYPES] })
  readonly type!: BusinessType;

  @ApiProperty(NULLABLE_TEXT)
  readonly website!: string | null;
}

export class SupportingDocumentationObject {
  @ApiProperty({ type: String })
  readonly id_document!: string;
}

export class TosAcceptanceObject {
  @ApiProperty(NULLABLE_TEXT)
  readonly ip!: string | null;

  @ApiProperty({ type: Number, nullable: true })
  readonly time!: number | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly user_agent!: string | null;
}

/** A platform, a user or a partner. */
export class AccountObject {
  @ApiProperty({ type: String, enum: [...RECEIVING_STATES], description: 'How far the addresses are at which it receives money.' })
  readonly address!: ReceivingState;

  @ApiProperty({ type: BusinessDetailsObject, nullable: true, description: 'Null once personal data was erased.' })
  readonly business_details!: BusinessDetailsObject | null;

  @ApiProperty({ type: Number, example: 1666077553 })
  readonly created!: number;

  @ApiProperty({ type: String, example: 'account_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  readonly link!: null;

  @ApiProperty({ type: Boolean, nullable: true, description: 'Null for platforms and direct users.' })
  readonly livemode!: boolean | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly logo_id!: string | null;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  readonly metadata!: Readonly<Record<string, string>> | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly nickname!: string | null;

  @ApiProperty({ type: String, enum: ['account'] })
  readonly object!: 'account';

  @ApiProperty({ ...NULLABLE_TEXT, description: 'The account that this one was made by.' })
  readonly parent_account_id!: string | null;

  @ApiProperty({ type: SupportingDocumentationObject, nullable: true })
  readonly supporting_documentation!: SupportingDocumentationObject | null;

  @ApiProperty({ type: String, enum: [...PARTY_STATUSES] })
  readonly status!: PartyStatus;

  @ApiProperty({ type: TosAcceptanceObject, nullable: true })
  readonly tos_acceptance!: TosAcceptanceObject | null;

  @ApiProperty({ type: String, enum: [...PARTY_TYPES] })
  readonly type!: PartyType;
}
