import { CUSTOMER_STATUSES, type CustomerStatus, type CustomerType } from '@corridor/contracts/accounts';
import { ApiProperty } from '@nestjs/swagger';
import { CUSTOMER_TYPES } from './create-customer.body.js';

export class ContactObject {
  @ApiProperty({ type: String, example: 'Jordan' })
  readonly first_name!: string;

  @ApiProperty({ type: String, example: 'Lee' })
  readonly last_name!: string;
}

/** Somebody whom a tenant does business for, and who has to be verified before money moves. */
export class CustomerObject {
  @ApiProperty({ type: String, example: 'cus_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, enum: ['customer'] })
  readonly object!: 'customer';

  @ApiProperty({ type: String, enum: [...CUSTOMER_TYPES] })
  readonly type!: CustomerType;

  @ApiProperty({ type: String, nullable: true, example: 'Acme Fintech Ltd', description: 'Null once personal data was erased, like all that follows from it.' })
  readonly legal_name!: string | null;

  @ApiProperty({ type: String, example: 'GB' })
  readonly country!: string;

  @ApiProperty({ type: String, enum: [...CUSTOMER_STATUSES] })
  readonly kyc_status!: CustomerStatus;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Why it was decided so: a word for programs.' })
  readonly kyc_reason!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'jordan.lee@example.com' })
  readonly email!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '12345678' })
  readonly registration_number!: string | null;

  @ApiProperty({ type: ContactObject, nullable: true })
  readonly contact!: ContactObject | null;

  @ApiProperty({ type: String, description: 'The account that was made with the customer.' })
  readonly account_id!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-06-30T11:58:04Z' })
  readonly created_at!: string;
}
