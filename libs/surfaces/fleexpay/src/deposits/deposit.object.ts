import { DEPOSIT_STATUSES } from '@corridor/contracts/collections';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** Where a payer sends the money. Which parts of the account there are depends on the method. */
export class DepositInstructionsObject {
  @ApiProperty({ type: String, example: 'FleexPay / Isla-Mia Blockchain Solutions LLC' })
  readonly account_holder!: string;

  @ApiPropertyOptional({ type: String, example: 'DE89 3704 0044 0532 0130 00', description: 'For sepa and swift, in groups of four.' })
  readonly iban?: string;

  @ApiPropertyOptional({ type: String, example: 'COBADEFFXXX', description: 'For sepa and swift.' })
  readonly bic?: string;

  @ApiPropertyOptional({ type: String, example: '000000000001', description: 'For ach and fps.' })
  readonly account_number?: string;

  @ApiPropertyOptional({ type: String, example: '021000021', description: 'For ach.' })
  readonly routing_number?: string;

  @ApiPropertyOptional({ type: String, example: '200000', description: 'For fps.' })
  readonly sort_code?: string;

  @ApiProperty({ type: String, example: 'FPX-9KX2PE', description: 'To be quoted with the payment. No other deposit has it.' })
  readonly reference!: string;
}

export class PayerObject {
  @ApiProperty({ type: String, nullable: true, example: 'Globex Trading Inc' })
  readonly name!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The account that the money came from.' })
  readonly account!: string | null;
}

/** Money that is awaited for an account, or that arrived for it. */
export class DepositObject {
  @ApiProperty({ type: String, example: 'dep_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, enum: ['deposit'] })
  readonly object!: 'deposit';

  @ApiPropertyOptional({ type: String, description: 'Once money has arrived.' })
  readonly account_id?: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Once money has arrived; null when it was asked for without one.' })
  readonly customer_id?: string | null;

  @ApiProperty({ type: String, example: 'EUR' })
  readonly currency!: string;

  @ApiPropertyOptional({ type: String, example: '100000.00', description: 'What was said to be coming, if anything.' })
  readonly expected_amount?: string;

  @ApiPropertyOptional({ type: String, example: '100000.00', description: 'What has arrived, once it has.' })
  readonly amount?: string;

  @ApiProperty({ type: String, enum: ['sepa', 'swift', 'ach', 'fps', 'onchain'] })
  readonly method!: string;

  @ApiProperty({ type: String, enum: DEPOSIT_STATUSES })
  readonly status!: (typeof DEPOSIT_STATUSES)[number];

  @ApiProperty({ type: DepositInstructionsObject, nullable: true, description: 'Where to pay; null for money that came without being asked for.' })
  readonly deposit_instructions!: DepositInstructionsObject | null;

  @ApiPropertyOptional({ type: PayerObject, nullable: true, description: 'Who paid, once money has arrived; null when that is not known.' })
  readonly payer?: PayerObject | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: "The bank's own name for the movement, once money has arrived." })
  readonly bank_reference?: string | null;

  @ApiPropertyOptional({ type: String, description: 'Why the money went back, for programs. Returned deposits have it.' })
  readonly failure_code?: string;

  @ApiPropertyOptional({ type: String, description: 'Why the money went back, for people. Returned deposits have it.' })
  readonly failure_reason?: string;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at!: string;

  @ApiPropertyOptional({ type: String, format: 'date-time' })
  readonly completed_at?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time' })
  readonly returned_at?: string;
}
