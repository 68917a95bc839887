import { ADDRESS_DEPOSIT_STATUSES, type AddressDepositStatus, DEPOSIT_REASONS, type DepositReason, PAYMENT_METHODS, type PaymentMethod } from '@corridor/contracts/collections';
import { ApiProperty } from '@nestjs/swagger';

export class DepositEndObject {
  @ApiProperty({ type: String, example: 'account_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly account_id!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null where it is not known.' })
  readonly address_id!: string | null;
}

export class PaymentMethodDetailsObject {
  @ApiProperty({ type: String, description: 'What the method calls the payment, such as the number of a cheque.' })
  readonly reference_number!: string;
}

/** Money that has come, or is coming, to an address. */
export class DepositObject {
  @ApiProperty({ type: String, example: '20.00', description: 'Below zero for money that is taken back.' })
  readonly amount!: string;

  @ApiProperty({ type: Number, example: 1666079759 })
  readonly created!: number;

  @ApiProperty({ type: String, example: 'USD' })
  readonly currency!: string;

  @ApiProperty({ type: DepositEndObject })
  readonly from!: DepositEndObject;

  @ApiProperty({ type: String, example: 'deposit_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: Boolean })
  readonly livemode!: boolean;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  readonly metadata!: Readonly<Record<string, string>> | null;

  @ApiProperty({ type: String, enum: ['deposit'] })
  readonly object!: 'deposit';

  @ApiProperty({ type: String, enum: [...PAYMENT_METHODS] })
  readonly payment_method!: PaymentMethod;

  @ApiProperty({ type: PaymentMethodDetailsObject, nullable: true })
  readonly payment_method_details!: PaymentMethodDetailsObject | null;

  @ApiProperty({ type: String, enum: [...DEPOSIT_REASONS], nullable: true })
  readonly reason_code!: DepositReason | null;

  @ApiProperty({ type: String, nullable: true })
  readonly statement_descriptor!: string | null;

  @ApiProperty({ type: String, enum: [...ADDRESS_DEPOSIT_STATUSES] })
  readonly status!: AddressDepositStatus;

  @ApiProperty({ type: DepositEndObject })
  readonly to!: DepositEndObject;
}
