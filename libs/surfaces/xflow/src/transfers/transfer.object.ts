import { BOOK_TRANSFER_STATUSES, BOOK_TRANSFER_TYPES, type BookTransferStatus, type BookTransferType } from '@corridor/contracts/payouts';
import { ApiProperty } from '@nestjs/swagger';

export class TransferEndObject {
  @ApiProperty({ type: String, nullable: true, description: 'Null where no account of yours pays.' })
  readonly account_id!: string | null;

  @ApiProperty({ type: String, example: '123.40' })
  readonly amount!: string;

  @ApiProperty({ type: String, example: 'USD' })
  readonly currency!: string;
}

/** Money that moves between accounts. */
export class TransferObject {
  @ApiProperty({ type: Number, example: 1645104826 })
  readonly created!: number;

  @ApiProperty({ type: String, nullable: true })
  readonly description!: string | null;

  @ApiProperty({ type: TransferEndObject })
  readonly from!: TransferEndObject;

  @ApiProperty({ type: String, example: 'transfer_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: Boolean })
  readonly livemode!: boolean;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  readonly metadata!: Readonly<Record<string, string>> | null;

  @ApiProperty({ type: String, enum: ['transfer'] })
  readonly object!: 'transfer';

  @ApiProperty({ type: String, enum: [...BOOK_TRANSFER_STATUSES] })
  readonly status!: BookTransferStatus;

  @ApiProperty({ type: TransferEndObject })
  readonly to!: TransferEndObject;

  @ApiProperty({ type: String, enum: [...BOOK_TRANSFER_TYPES] })
  readonly type!: BookTransferType;
}
