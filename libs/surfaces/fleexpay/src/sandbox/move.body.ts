import { AmountField, ChoiceField, LineField } from '../fields/fields.js';
import { MOVE_TYPES, type MoveType } from './move-types.js';

/** What a customer can be decided to be. */
export const SANDBOX_STATUSES = ['approved', 'rejected', 'review'] as const;

export type SandboxStatus = (typeof SANDBOX_STATUSES)[number];

const MOST_ID_CHARACTERS = 64;

export class MoveBody {
  @ChoiceField(MOVE_TYPES, { description: 'What is to have happened.', example: 'deposit.completed' })
  readonly type!: MoveType;

  @LineField(MOST_ID_CHARACTERS, { description: 'The object that it is to happen to.', example: 'dep_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly object_id!: string;

  @AmountField({ description: 'How much arrives, where money arrives. Without it: what is expected, or 100 units.', example: '100000.00', optional: true })
  readonly amount?: string;

  @ChoiceField(SANDBOX_STATUSES, { description: 'With `customer.kyc_updated`: what is decided. Without it: approved.', optional: true })
  readonly status?: SandboxStatus;
}
