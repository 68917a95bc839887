import { type CustomerType, LONGEST_IN_PROFILE } from '@corridor/contracts/accounts';
import { Field, Nested, Optional } from '@corridor/surfaces/http';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateNested } from 'class-validator';
import { ChoiceField, LineField, NameField } from '../fields/fields.js';
import { CountryField } from './country.field.js';
import { EmailField } from './email.field.js';

export const CUSTOMER_TYPES: readonly CustomerType[] = ['individual', 'business'];

const { name: MOST_NAME, registrationNumber: MOST_NUMBER } = LONGEST_IN_PROFILE;

export class ContactBody {
  @NameField(MOST_NAME, { description: "The person's first name.", example: 'Jordan' })
  readonly first_name!: string;

  @NameField(MOST_NAME, { description: "The person's last name.", example: 'Lee' })
  readonly last_name!: string;
}

export class CreateCustomerBody {
  @ChoiceField(CUSTOMER_TYPES, { description: 'What is verified: a person, or a company.', example: 'business' })
  readonly type!: CustomerType;

  @NameField(MOST_NAME, { description: 'The full name in law.', example: 'Acme Fintech Ltd' })
  readonly legal_name!: string;

  @LineField(MOST_NUMBER, { description: 'The number in the register of companies. For a business only.', example: '12345678', optional: true })
  readonly registration_number?: string;

  @CountryField({ description: 'Where the person lives or the company is registered: ISO 3166-1 alpha-2.', example: 'GB' })
  readonly country!: string;

  @EmailField({ description: 'Where the customer is written to.', example: 'jordan.lee@example.com', optional: true })
  readonly email?: string;

  @Optional()
  @Field('object', (value) => (value instanceof ContactBody ? null : 'must be an object'))
  @ValidateNested()
  @Nested(() => ContactBody)
  @ApiProperty({ type: ContactBody, required: false, description: 'Whom to talk to.' })
  readonly contact?: ContactBody;
}
