import type { WalletDepositStatus, WalletDepositView } from '@corridor/contracts/custody';
import { ApiProperty } from '@nestjs/swagger';
import { walletDepositIds, walletIds } from '../ids.js';
import { wireTime } from '../wire-time.js';

export const WALLET_DEPOSIT_STATUSES: readonly WalletDepositStatus[] = ['pending', 'confirmed', 'reversed'];

/** A payment that reached a wallet. */
export class WalletDepositObject {
  @ApiProperty({ type: String, example: 'wdp_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, enum: ['wallet_deposit'] })
  readonly object!: 'wallet_deposit';

  @ApiProperty({ type: String })
  readonly wallet_id!: string;

  @ApiProperty({ type: String, example: 'USDC' })
  readonly asset!: string;

  @ApiProperty({ type: String, example: 'ethereum' })
  readonly network!: string;

  @ApiProperty({ type: String })
  readonly address!: string;

  @ApiProperty({ type: String, example: '500.00' })
  readonly amount!: string;

  @ApiProperty({ type: String })
  readonly tx_hash!: string;

  @ApiProperty({ type: String, enum: WALLET_DEPOSIT_STATUSES, description: 'Part of the balance while it is confirmed.' })
  readonly status!: WalletDepositStatus;

  @ApiProperty({ type: 'integer', minimum: 0, example: 12 })
  readonly confirmations!: number;

  @ApiProperty({ type: 'integer', minimum: 0, example: 12 })
  readonly confirmations_required!: number;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at!: string;
}

export function walletDepositToWire(deposit: WalletDepositView): WalletDepositObject {
  return {
    id: walletDepositIds.print(deposit.id),
    object: 'wallet_deposit',
    wallet_id: walletIds.print(deposit.walletId),
    asset: deposit.amount.currency,
    network: deposit.network,
    address: deposit.address,
    amount: deposit.amount.amount,
    tx_hash: deposit.txHash,
    status: deposit.status,
    confirmations: deposit.confirmations,
    confirmations_required: deposit.confirmationsNeeded,
    created_at: wireTime(deposit.createdAt),
  };
}
