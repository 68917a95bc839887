import { AUTOMATIC_PAYOUT_STATUSES, type AutomaticPayoutStatus } from '@corridor/contracts/payouts';
import { ApiProperty } from '@nestjs/swagger';
import { PAYMENT_METHODS, type PaymentMethod } from './payment-method.js';

export class PayoutMethodDetailsObject {
  @ApiProperty({ type: String, example: 'SNBXN3C1F0A92B77' })
  readonly reference_number!: string;
}

export class PayoutToObject {
  @ApiProperty({ type: String, example: 'account_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly account_id!: string;

  @ApiProperty({ type: String, nullable: true, example: 'address_01KF2Wm0Zp7vT9sQd4xYbA', description: 'Null for a payout that was asked for: that goes to a beneficiary.' })
  readonly address_id!: string | null;
}

/** Money on its way out of an account, or there. */
export class PayoutObject {
  @ApiProperty({ type: String, example: '1600.57', description: 'An estimate until the payout is processing.' })
  readonly amount!: string;

  @ApiProperty({ type: Number, nullable: true, description: 'The same as `arrival_time`.' })
  readonly arrival_date!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'When the money should arrive, by cut-off times, weekends and bank holidays. Null until it has left.' })
  readonly arrival_time!: number | null;

  @ApiProperty({ type: Boolean, description: 'False for a payout that was asked for.' })
  readonly automatic!: boolean;

  @ApiProperty({ type: Number, example: 1666160776 })
  readonly created!: number;

  @ApiProperty({ type: String, example: 'INR' })
  readonly currency!: string;

  @ApiProperty({ type: String, example: 'payout_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: Boolean })
  readonly livemode!: boolean;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  readonly metadata!: Readonly<Record<string, string>> | null;

  @ApiProperty({ type: String, enum: ['payout'] })
  readonly object!: 'payout';

  @ApiProperty({ type: String, enum: [...PAYMENT_METHODS], nullable: true, description: 'Null for what moves on a chain.' })
  readonly payment_method!: PaymentMethod | null;

  @ApiProperty({ type: PayoutMethodDetailsObject, nullable: true, description: 'Null until the money has left.' })
  readonly payment_method_details!: PayoutMethodDetailsObject | null;

  @ApiProperty({ type: String, nullable: true, example: 'file_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly payout_confirmation!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'XFLOW PAYOUT 01997A3E-5D2C-7ABC-8DEF-000000000001' })
  readonly statement_descriptor!: string | null;

  @ApiProperty({ type: String, enum: [...AUTOMATIC_PAYOUT_STATUSES] })
  readonly status!: AutomaticPayoutStatus;

  @ApiProperty({ type: PayoutToObject })
  readonly to!: PayoutToObject;
}
