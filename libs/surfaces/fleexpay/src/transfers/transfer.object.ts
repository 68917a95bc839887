import type { TransferStatus } from '@corridor/contracts/custody';
import { ApiProperty } from '@nestjs/swagger';

export const TRANSFER_STATUSES: readonly TransferStatus[] = ['pending_approval', 'broadcasting', 'confirmed', 'failed'];

/** Money that leaves a wallet for an address outside. */
export class TransferObject {
  @ApiProperty({ type: String, example: 'trf_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, enum: ['transfer'] })
  readonly object!: 'transfer';

  @ApiProperty({ type: String, example: 'wlt_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly wallet_id!: string;

  @ApiProperty({ type: String, enum: TRANSFER_STATUSES })
  readonly status!: TransferStatus;

  @ApiProperty({ type: String, example: '10000.00' })
  readonly amount!: string;

  @ApiProperty({ type: String, example: 'USDC' })
  readonly asset!: string;

  @ApiProperty({ type: String, example: 'ethereum' })
  readonly network!: string;

  @ApiProperty({ type: String, example: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8' })
  readonly to_address!: string;

  @ApiProperty({ type: String, example: '1.20', description: 'On top of the amount, in the same asset. Held with it, and given back with it.' })
  readonly network_fee!: string;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Null until the transaction is signed.' })
  readonly tx_hash!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at!: string;

  @ApiProperty({ type: String, format: 'date-time', required: false, description: 'Once it is confirmed.' })
  readonly confirmed_at?: string;

  @ApiProperty({ type: String, required: false, example: 'transaction_failed', description: 'Once it has failed: `rejected_by_approver` or `transaction_failed`.' })
  readonly failure_code?: string;

  @ApiProperty({ type: String, required: false })
  readonly failure_reason?: string;
}
