import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { ConversionObject } from '../conversions/conversion.object.js';
import { CustomerObject } from '../customers/customer.object.js';
import { DepositObject } from '../deposits/deposit.object.js';
import { PayoutObject } from '../payouts/payout.object.js';
import { TransferObject } from '../transfers/transfer.object.js';
import { WalletDepositObject } from '../wallets/wallet-deposit.object.js';
import { EVENT_TYPES, type EventType } from '../webhooks/event-types.js';

const TOLD = [CustomerObject, DepositObject, ConversionObject, PayoutObject, TransferObject, WalletDepositObject];

/** Something that happened, with the object as it was then. The body of a webhook is the same object. */
@ApiExtraModels(...TOLD)
export class EventObject {
  @ApiProperty({ type: String, example: 'evt_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, enum: ['event'] })
  readonly object!: 'event';

  @ApiProperty({ type: String, enum: [...EVENT_TYPES] })
  readonly type!: EventType;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at!: string;

  @ApiProperty({ description: 'The object as a read of it answered at that moment.', anyOf: TOLD.map((model) => ({ $ref: getSchemaPath(model) })) })
  readonly data!: object;

  @ApiProperty({ type: String, description: 'The account whose event it is.' })
  readonly account_id!: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: "Place among the account's events: from 0, without gaps." })
  readonly sequence!: number;
}
