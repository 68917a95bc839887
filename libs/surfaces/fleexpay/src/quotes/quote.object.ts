import { ApiProperty } from '@nestjs/swagger';
import { MoneyObject } from '../money.object.js';

/** A rate that is held for a short while. */
export class QuoteObject {
  @ApiProperty({ type: String, example: 'qt_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, enum: ['quote'] })
  readonly object!: 'quote';

  @ApiProperty({ type: String, example: 'EUR' })
  readonly from_currency!: string;

  @ApiProperty({ type: String, example: 'USDC' })
  readonly to_currency!: string;

  @ApiProperty({ type: String, example: '50000.00' })
  readonly from_amount!: string;

  @ApiProperty({ type: String, example: '54160.00' })
  readonly to_amount!: string;

  @ApiProperty({ type: String, example: '1.0832', description: 'Target currency for one unit of the source currency.' })
  readonly rate!: string;

  @ApiProperty({ type: MoneyObject, description: 'Charged on top of `from_amount`.' })
  readonly fee!: MoneyObject;

  @ApiProperty({ type: String, enum: ['buy', 'sell'] })
  readonly side!: 'buy' | 'sell';

  @ApiProperty({ type: String, enum: ['open', 'executed', 'expired'] })
  readonly status!: 'open' | 'executed' | 'expired';

  @ApiProperty({ type: String, format: 'date-time' })
  readonly expires_at!: string;
}
