import { ClearableField, IdField, LineField, MOST_CODE, ObjectField } from '../fields/fields.js';
import { accountIds, fileIds } from '../ids.js';
import { MetadataField } from '../metadata/metadata.field.js';
import { Fixes } from '../fields/fixes.js';
import { AddressObject } from './address.object.js';

const MOST_LINE = 200;

export class BankAccountBody {
  @LineField(MOST_LINE, { description: 'The bank, by its name.', optional: true })
  readonly bank_name?: string;

  @LineField(32, { description: "The bank's branch: an IFSC.", example: 'HDFC0000261' })
  readonly domestic_credit!: string;

  @LineField(34, { description: 'The number of the account.', example: '5021102940182' })
  readonly number!: string;
}

export class BillingDetailsBody {
  @ClearableField(MOST_LINE, { description: 'City.', example: 'Bangalore' })
  readonly city?: string | null;

  @LineField(MOST_CODE, { description: 'IN.', example: 'IN' })
  readonly country!: string;

  @ClearableField(MOST_LINE, { description: 'First line.' })
  readonly line1?: string | null;

  @ClearableField(MOST_LINE, { description: 'Second line.' })
  readonly line2?: string | null;

  @ClearableField(32, { description: 'Postal code.', example: '560038' })
  readonly postal_code?: string | null;

  @ClearableField(MOST_LINE, { description: 'State.', example: 'Karnataka' })
  readonly state?: string | null;
}

export class AddressDocumentationBody {
  @IdField(fileIds, { description: 'A file that proves whose account it is.' })
  readonly id_document!: string;
}

@Fixes(AddressObject)
export class UpdateAddressBody {
  @MetadataField()
  readonly metadata?: Readonly<Record<string, unknown>>;
}

export class CreateAddressBody {
  @ObjectField(() => BankAccountBody, { description: 'The account at the bank.' })
  readonly bank_account!: BankAccountBody;

  @ObjectField(() => BillingDetailsBody, { description: 'Where who owns it is.' })
  readonly billing_details!: BillingDetailsBody;

  @LineField(32, { description: '`user_payout`.', example: 'user_payout' })
  readonly category!: string;

  @LineField(MOST_CODE, { description: '`INR`.', example: 'INR' })
  readonly currency!: string;

  @IdField(accountIds, { description: 'The user or platform that is paid out.', example: 'account_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly linked_id!: string;

  @LineField(32, { description: '`account`.', example: 'account' })
  readonly linked_object!: string;

  @MetadataField()
  readonly metadata?: Readonly<Record<string, unknown>>;

  @LineField(MOST_LINE, { description: 'The name that the account is in.' })
  readonly name!: string;

  @ObjectField(() => AddressDocumentationBody, { description: 'What proves whose account it is.', optional: true })
  readonly supporting_documentation?: AddressDocumentationBody;

  @LineField(32, { description: '`bank_account`.', example: 'bank_account' })
  readonly type!: string;
}
