import { ApiProperty } from '@nestjs/swagger';

/** What one compartment holds of one currency. */
export class BalanceAmount {
  @ApiProperty({ type: String, example: '500.00' })
  readonly amount!: string;

  @ApiProperty({ type: String, example: 'USD' })
  readonly currency!: string;
}

/** What an account holds at this moment. Every compartment has the same currencies, sorted, zeros included. */
export class BalanceObject {
  @ApiProperty({ type: String })
  readonly account_id!: string;

  @ApiProperty({ type: [BalanceAmount], description: 'Reconciled, and not yet picked up by a payout.' })
  readonly available!: readonly BalanceAmount[];

  @ApiProperty({ type: [BalanceAmount], description: 'Kept to cover fees of connected users. Empty unless the account is a platform.' })
  readonly fee_advance!: readonly BalanceAmount[];

  @ApiProperty({ type: Boolean })
  readonly livemode!: boolean;

  @ApiProperty({ type: String, enum: ['balance'] })
  readonly object!: 'balance';

  @ApiProperty({ type: [BalanceAmount], description: 'On its way out.' })
  readonly payout_processing!: readonly BalanceAmount[];

  @ApiProperty({ type: [BalanceAmount], description: 'Received, and not yet reconciled.' })
  readonly pending!: readonly BalanceAmount[];

  @ApiProperty({ type: [BalanceAmount], description: 'Between two places, for a moment.' })
  readonly processing!: readonly BalanceAmount[];
}
