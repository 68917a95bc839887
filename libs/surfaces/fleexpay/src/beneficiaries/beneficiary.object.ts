import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

const line = { type: String, nullable: true } as const;

/** Of the account only the end is shown. */
export class BankObject {
  @ApiProperty({ type: String, example: 'US' })
  readonly country!: string;

  @ApiProperty({ ...line, example: null })
  readonly iban!: string | null;

  @ApiProperty({ ...line, example: null })
  readonly bic!: string | null;

  @ApiProperty({ ...line, example: '********6789' })
  readonly account_number!: string | null;

  @ApiProperty({ ...line, example: '021000021' })
  readonly routing_number!: string | null;

  @ApiProperty({ ...line, example: null })
  readonly sort_code!: string | null;
}

export class CryptoObject {
  @ApiProperty({ type: String, example: 'ethereum' })
  readonly network!: string;

  @ApiProperty({ type: String, example: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed' })
  readonly address!: string;
}

/** Somebody whom payouts may go to while `active`. */
export class BeneficiaryObject {
  @ApiProperty({ type: String, example: 'ben_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, enum: ['beneficiary'] })
  readonly object!: 'beneficiary';

  @ApiProperty({ type: String, enum: ['active', 'pending_review', 'rejected'] })
  readonly status!: 'active' | 'pending_review' | 'rejected';

  @ApiProperty({ type: String, enum: ['bank', 'crypto'] })
  readonly type!: 'bank' | 'crypto';

  @ApiProperty({ type: String, example: 'Globex Trading Inc' })
  readonly name!: string;

  @ApiProperty({ type: String, example: 'USD' })
  readonly currency!: string;

  @ApiPropertyOptional({ type: BankObject, description: 'With type `bank`.' })
  readonly bank?: BankObject;

  @ApiPropertyOptional({ type: CryptoObject, description: 'With type `crypto`.' })
  readonly crypto?: CryptoObject;

  @ApiProperty({ type: String, nullable: true, example: null })
  readonly customer_id!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at!: string;
}

export class DeletedBeneficiaryObject {
  @ApiProperty({ type: String })
  readonly id!: string;

  @ApiProperty({ type: String, enum: ['beneficiary'] })
  readonly object!: 'beneficiary';

  @ApiProperty({ type: Boolean, enum: [true] })
  readonly deleted!: true;
}
