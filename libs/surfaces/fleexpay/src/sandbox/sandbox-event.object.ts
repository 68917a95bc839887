import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { ConversionObject } from '../conversions/conversion.object.js';
import { CustomerObject } from '../customers/customer.object.js';
import { DepositObject } from '../deposits/deposit.object.js';
import { PayoutObject } from '../payouts/payout.object.js';
import { TransferObject } from '../transfers/transfer.object.js';
import { WalletDepositObject } from '../wallets/wallet-deposit.object.js';
import { MOVE_TYPES } from './move-types.js';

/** What `moves.ts` answers with. */
const MOVED = [DepositObject, CustomerObject, ConversionObject, PayoutObject, TransferObject, WalletDepositObject];

/** What the sandbox has let happen. */
@ApiExtraModels(...MOVED)
export class SandboxEventObject {
  @ApiProperty({ type: String, enum: ['sandbox_event'] })
  readonly object!: 'sandbox_event';

  @ApiProperty({ type: String, enum: [...MOVE_TYPES], example: 'deposit.completed' })
  readonly type!: string;

  @ApiProperty({ type: String, example: 'dep_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly object_id!: string;

  @ApiProperty({ oneOf: MOVED.map((each) => ({ $ref: getSchemaPath(each) })), description: 'The object as it now is.' })
  readonly data!: object;
}
