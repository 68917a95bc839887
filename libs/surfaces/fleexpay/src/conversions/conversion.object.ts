import { CONVERSION_STATUSES, type ConversionFailureCode, type ConversionStatus } from '@corridor/contracts/quotes';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MoneyObject } from '../money.object.js';

/** Why a conversion failed. Compiles only while it names every one. */
const FAILURES: Readonly<Record<ConversionFailureCode, true>> = { rejected_by_counterparty: true };

/** An executed quote: debit, credit and fee, settled together. */
export class ConversionObject {
  @ApiProperty({ type: String, example: 'cnv_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, enum: ['conversion'] })
  readonly object!: 'conversion';

  @ApiProperty({ type: String })
  readonly quote_id!: string;

  @ApiProperty({ type: MoneyObject })
  readonly from!: MoneyObject;

  @ApiProperty({ type: MoneyObject })
  readonly to!: MoneyObject;

  @ApiProperty({ type: String, example: '1.0832' })
  readonly rate!: string;

  @ApiProperty({
    type: String,
    enum: [...CONVERSION_STATUSES],
    description: '`settled` at once as a rule. While `pending`, what is given is held back with the fee. When it has `failed` both are back, and the quote can be executed again until it expires.',
  })
  readonly status!: ConversionStatus;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at!: string;

  @ApiPropertyOptional({ type: String, enum: Object.keys(FAILURES), description: 'Of a conversion that failed.' })
  readonly failure_code?: ConversionFailureCode;

  @ApiPropertyOptional({ type: String, description: 'The same for people.' })
  readonly failure_reason?: string;
}
