import { PRICE_KINDS, type PriceKind } from '@corridor/contracts/quotes';
import { ApiProperty } from '@nestjs/swagger';

export class QuoteSideObject {
  @ApiProperty({ type: String, example: '81454.00' })
  readonly amount!: string;

  @ApiProperty({ type: String, example: 'INR' })
  readonly currency!: string;
}

export class QuoteRateObject {
  @ApiProperty({ type: String, nullable: true, description: 'The rate between banks, where the fee plan counts from it.' })
  readonly inter_bank!: string | null;

  @ApiProperty({ type: String, example: '82.269' })
  readonly mid_market!: string;

  @ApiProperty({ type: String, example: '81.454' })
  readonly user!: string;
}

/** What a change of currencies would give at the moment. It is kept nowhere and binds nobody. */
export class QuoteObject {
  @ApiProperty({ type: QuoteSideObject })
  readonly buy!: QuoteSideObject;

  @ApiProperty({ type: String, example: 'USDINR' })
  readonly currency_pair!: string;

  @ApiProperty({ type: String, example: 'USD' })
  readonly dealt_currency!: string;

  @ApiProperty({ type: String, example: 'fee_plan_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly fee_plan_id!: string;

  @ApiProperty({ type: Boolean })
  readonly livemode!: boolean;

  @ApiProperty({ type: String, enum: ['quote'] })
  readonly object!: 'quote';

  @ApiProperty({ type: QuoteRateObject })
  readonly rate!: QuoteRateObject;

  @ApiProperty({ type: QuoteSideObject })
  readonly sell!: QuoteSideObject;

  @ApiProperty({ type: String, enum: [...PRICE_KINDS] })
  readonly type!: PriceKind;
}
