import { ApiProperty } from '@nestjs/swagger';

/** Money that arrived for an account. */
export class DepositObject {
  @ApiProperty({ type: String, example: 'dep_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, enum: ['deposit'] })
  readonly object!: 'deposit';

  @ApiProperty({ type: String })
  readonly account_id!: string;

  @ApiProperty({ type: String, example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ type: String, example: '100000.00' })
  readonly amount!: string;

  @ApiProperty({ type: String, enum: ['sepa', 'swift', 'ach', 'fps', 'onchain'] })
  readonly method!: string;

  @ApiProperty({ type: String, enum: ['awaiting_funds', 'completed', 'returned'] })
  readonly status!: 'awaiting_funds' | 'completed' | 'returned';

  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, description: 'Where to pay; null for money that came without being asked for.' })
  readonly deposit_instructions!: null;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly completed_at!: string;
}
