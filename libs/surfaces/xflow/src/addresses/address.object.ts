import { ADDRESS_STATUSES, type AddressStatus, WALLET_PROVIDERS, type WalletProvider } from '@corridor/contracts/accounts';
import { ApiProperty } from '@nestjs/swagger';
import { PhysicalAddressObject, SupportingDocumentationObject } from '../accounts/account.object.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;

export const ADDRESS_CATEGORIES = ['partner_payment', 'user_payout', 'xflow_checkout', 'xflow_fee_advance', 'xflow_receive'] as const;
export type AddressCategory = (typeof ADDRESS_CATEGORIES)[number];

export const ADDRESS_TYPES = ['bank_account', 'wallet'] as const;
export type AddressType = (typeof ADDRESS_TYPES)[number];

export class BankAccountObject {
  @ApiProperty({ type: String, required: false, description: 'Left out where it is not known.' })
  readonly bank_name?: string;

  @ApiProperty(NULLABLE_TEXT)
  readonly domestic_credit!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly domestic_debit!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly domestic_fast_credit!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly domestic_wire!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly global_wire!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly iban!: string | null;

  @ApiProperty({ type: String, example: '0182' })
  readonly last4!: string;

  @ApiProperty({ type: String, example: '5021102940182' })
  readonly number!: string;
}

export class WalletObject {
  @ApiProperty(NULLABLE_TEXT)
  readonly email!: string | null;

  @ApiProperty({ type: String, enum: [...WALLET_PROVIDERS], nullable: true })
  readonly provider!: WalletProvider | null;
}

/** Where money goes to, or comes from. */
export class AddressObject {
  @ApiProperty({ type: BankAccountObject, nullable: true })
  readonly bank_account!: BankAccountObject | null;

  @ApiProperty({ type: PhysicalAddressObject, nullable: true })
  readonly billing_details!: PhysicalAddressObject | null;

  @ApiProperty({ type: String, enum: [...ADDRESS_CATEGORIES] })
  readonly category!: AddressCategory;

  @ApiProperty({ type: Number, example: 1666160723 })
  readonly created!: number;

  @ApiProperty({ type: String, example: 'INR' })
  readonly currency!: string;

  @ApiProperty({ type: String, example: 'address_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: Boolean })
  readonly is_reusable!: boolean;

  @ApiProperty({ type: String })
  readonly linked_id!: string;

  @ApiProperty({ type: String, enum: ['account'] })
  readonly linked_object!: 'account';

  @ApiProperty({ type: Boolean })
  readonly livemode!: boolean;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  readonly metadata!: Readonly<Record<string, string>> | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly name!: string | null;

  @ApiProperty({ type: String, enum: ['address'] })
  readonly object!: 'address';

  @ApiProperty({ type: String, enum: [...ADDRESS_STATUSES] })
  readonly status!: AddressStatus;

  @ApiProperty({ type: SupportingDocumentationObject, nullable: true })
  readonly supporting_documentation!: SupportingDocumentationObject | null;

  @ApiProperty({ type: String, enum: [...ADDRESS_TYPES] })
  readonly type!: AddressType;

  @ApiProperty({ type: WalletObject, nullable: true, example: null })
  readonly wallet!: WalletObject | null;
}
