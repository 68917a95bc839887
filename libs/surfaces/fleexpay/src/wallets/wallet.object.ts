import { ApiProperty } from '@nestjs/swagger';

const ADDRESS = '0x7a5D8B0b6A3D4fE2C6C6D7f0E2b3A1C4d5E69C41';

/** An address that leads to a wallet. */
export class WalletAddressObject {
  @ApiProperty({ type: String, example: 'adr_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, enum: ['wallet_address'] })
  readonly object!: 'wallet_address';

  @ApiProperty({ type: String, example: 'wlt_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly wallet_id!: string;

  @ApiProperty({ type: String, example: ADDRESS, description: 'As its network writes it, with its checksum.' })
  readonly address!: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  readonly label!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at!: string;
}

/** One asset on one network. */
export class WalletObject {
  @ApiProperty({ type: String, example: 'wlt_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, enum: ['wallet'] })
  readonly object!: 'wallet';

  @ApiProperty({ type: String, example: 'acc_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly account_id!: string;

  @ApiProperty({ type: String, example: 'USDC' })
  readonly asset!: string;

  @ApiProperty({ type: String, example: 'ethereum' })
  readonly network!: string;

  @ApiProperty({ type: String, nullable: true, example: 'treasury-1' })
  readonly label!: string | null;

  @ApiProperty({ type: String, example: ADDRESS, description: 'The first of its addresses.' })
  readonly address!: string;

  @ApiProperty({ type: [WalletAddressObject], description: 'All addresses that lead to it, oldest first.' })
  readonly addresses!: readonly WalletAddressObject[];

  @ApiProperty({ type: String, example: '0.00', description: 'What can be moved out of it, as the ledger has it.' })
  readonly balance!: string;

  @ApiProperty({ type: String, enum: ['mpc'], description: 'How its keys are kept: never by you.' })
  readonly custody!: 'mpc';

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at!: string;
}
