import { ApiProperty } from '@nestjs/swagger';

/** An account: what holds balances. */
export class AccountObject {
  @ApiProperty({ type: String, example: 'acc_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, enum: ['account'] })
  readonly object!: 'account';

  @ApiProperty({ type: String, nullable: true })
  readonly label!: string | null;

  @ApiProperty({ type: String, nullable: true, description: "The customer whose account it is; null for one's own." })
  readonly customer_id!: string | null;

  @ApiProperty({ type: String, enum: ['active', 'closed'] })
  readonly status!: 'active' | 'closed';

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at!: string;
}
