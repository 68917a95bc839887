import { ApiProperty } from '@nestjs/swagger';
import { MoneyObject } from '../money.object.js';

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

  @ApiProperty({ type: String, enum: ['pending', 'settled', 'failed'] })
  readonly status!: 'pending' | 'settled' | 'failed';

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at!: string;
}
