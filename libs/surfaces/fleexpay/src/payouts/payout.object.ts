import { type AutomaticFailureCode, type AutomaticRail, PAYOUT_RAILS, PAYOUT_STATUSES, type PayoutFailureCode, type PayoutRail, type PayoutStatus } from '@corridor/contracts/payouts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** By which a payout can be listed and read; automatic ones go by NEFT. */
export const READ_RAILS: readonly (PayoutRail | AutomaticRail)[] = [...PAYOUT_RAILS, 'neft'];

/** Why a payout failed or came back. Compiles only while it names every one. */
const FAILURES: Readonly<Record<PayoutFailureCode | AutomaticFailureCode, true>> = {
  cancelled: true,
  account_closed: true,
  account_not_found: true,
  rejected_by_bank: true,
  returned_by_bank: true,
};

/** Money on its way to a beneficiary, or there. */
export class PayoutObject {
  @ApiProperty({ type: String, example: 'pay_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, enum: ['payout'] })
  readonly object!: 'payout';

  @ApiProperty({ type: String, example: 'USD' })
  readonly currency!: string;

  @ApiProperty({ type: String, example: '25000.00' })
  readonly amount!: string;

  @ApiProperty({ type: String, example: '12.00', description: 'Charged on top of the amount, in its currency.' })
  readonly fee!: string;

  @ApiProperty({ type: String, nullable: true, example: 'ben_01KF2Wm0Zp7vT9sQd4xYbA', description: "Null for an automatic payout, which goes to the account's own bank account." })
  readonly beneficiary_id!: string | null;

  @ApiProperty({ type: String, enum: [...READ_RAILS], description: 'Automatic payouts go by `neft`.' })
  readonly rail!: PayoutRail | AutomaticRail;

  @ApiProperty({ type: String, enum: [...PAYOUT_STATUSES], description: 'A cancelled payout is `failed`, with the failure code `cancelled`.' })
  readonly status!: PayoutStatus;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-07-01T16:00:00Z', description: 'When the money should arrive, by cut-off times and bank holidays.' })
  readonly estimated_arrival!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at!: string;

  @ApiPropertyOptional({ type: String, description: 'The quote that was executed to fund it, when one was.' })
  readonly quote_id?: string;

  @ApiPropertyOptional({ type: String, description: 'The conversion of that quote.' })
  readonly conversion_id?: string;

  @ApiPropertyOptional({ type: String, description: 'What the bank calls the payment. From its completion on.' })
  readonly bank_reference?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'From its completion on.' })
  readonly completed_at?: string;

  @ApiPropertyOptional({ type: String, enum: Object.keys(FAILURES), description: 'Of a payout that failed or came back.' })
  readonly failure_code?: PayoutFailureCode | AutomaticFailureCode;

  @ApiPropertyOptional({ type: String, description: 'The same for people.' })
  readonly failure_reason?: string;
}
