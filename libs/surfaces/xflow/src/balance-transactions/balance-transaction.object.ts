import { COMPARTMENTS, type Compartment } from '@corridor/contracts/ledger';
import { ApiProperty } from '@nestjs/swagger';

/** What a payment did to one balance. */
export class BalanceTransactionObject {
  @ApiProperty({ type: String, example: '20.00', description: 'Negative for what was taken.' })
  readonly amount!: string;

  @ApiProperty({ type: String, enum: [...COMPARTMENTS], description: 'The part of the balance that it changed.' })
  readonly category!: Compartment;

  @ApiProperty({ type: Number, example: 1666127190 })
  readonly created!: number;

  @ApiProperty({ type: String, example: 'USD' })
  readonly currency!: string;

  @ApiProperty({ type: String, example: 'bt_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: Boolean })
  readonly livemode!: boolean;

  @ApiProperty({ type: String, enum: ['balance_transaction'] })
  readonly object!: 'balance_transaction';

  @ApiProperty({ type: String, description: 'The payment that made it.' })
  readonly payment_id!: string;
}
