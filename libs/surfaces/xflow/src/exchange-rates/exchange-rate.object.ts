import { ApiProperty } from '@nestjs/swagger';
import { PaymentMoneyObject } from '../payments/payment.object.js';

export class RateObject {
  @ApiProperty({ type: String, nullable: true, description: 'The rate between banks, where the fee plan counts from it.' })
  readonly inter_bank!: string | null;

  @ApiProperty({ type: String, example: '82.269', description: "The market's rate, for comparison." })
  readonly mid_market!: string;

  @ApiProperty({ type: String, example: '81.454', description: 'The rate that was applied.' })
  readonly user!: string;

  @ApiProperty({ type: Number, example: 1652812200 })
  readonly valid_from!: number;

  @ApiProperty({ type: Number, example: 1697567400 })
  readonly valid_to!: number;
}

/** At what rate a payment changed currencies. */
export class ExchangeRateObject {
  @ApiProperty({ type: PaymentMoneyObject })
  readonly buy!: PaymentMoneyObject;

  @ApiProperty({ type: Number, example: 1666161932 })
  readonly created!: number;

  @ApiProperty({ type: String, example: 'USDINR', description: 'What is sold, then what is bought.' })
  readonly currency_pair!: string;

  @ApiProperty({ type: String, example: 'USD', description: 'The currency of the side whose amount was fixed.' })
  readonly dealt_currency!: string;

  @ApiProperty({ type: String, example: 'fx_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: Boolean })
  readonly livemode!: boolean;

  @ApiProperty({ type: String, enum: ['exchange_rate'] })
  readonly object!: 'exchange_rate';

  @ApiProperty({ type: String, description: 'The payment that it came into being with.' })
  readonly payment_id!: string;

  @ApiProperty({ type: RateObject })
  readonly rate!: RateObject;

  @ApiProperty({ type: PaymentMoneyObject })
  readonly sell!: PaymentMoneyObject;

  @ApiProperty({ type: String, enum: ['lock'] })
  readonly type!: 'lock';
}
