import { ApiProperty } from '@nestjs/swagger';

/** What an account holds of one currency. */
export class BalanceObject {
  @ApiProperty({ type: String, example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ type: String, example: '182450.00', description: 'Free to use.' })
  readonly available!: string;

  @ApiProperty({ type: String, example: '0.00', description: 'On its way in.' })
  readonly pending!: string;
}

/** All balances of an account, sorted by currency. */
export class BalancesObject {
  @ApiProperty({ type: String, enum: ['list'] })
  readonly object!: 'list';

  @ApiProperty({ type: String })
  readonly account_id!: string;

  @ApiProperty({ type: [BalanceObject] })
  readonly data!: readonly BalanceObject[];
}
