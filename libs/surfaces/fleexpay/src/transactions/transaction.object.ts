import type { PostingType } from '@corridor/contracts/ledger';
import { ApiProperty } from '@nestjs/swagger';

/** What an entry can show as its type. Compiles only while it names every one. */
const TYPES: Readonly<Record<PostingType, true>> = {
  deposit: true,
  deposit_return: true,
  conversion: true,
  conversion_failure: true,
  fee: true,
  debt_repayment: true,
  reversal: true,
  transfer: true,
  payout: true,
  payout_failure: true,
  payout_return: true,
  reconcile: true,
  processing_fee: true,
  funds_debit: true,
  payout_fee: true,
  fx_fee: true,
  book_transfer: true,
  fee_advance_debit: true,
};

export const TRANSACTION_TYPES = Object.keys(TYPES) as readonly PostingType[];

/** One movement of an account's available money. */
export class TransactionObject {
  @ApiProperty({ type: String, example: 'txn_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, enum: [...TRANSACTION_TYPES] })
  readonly type!: PostingType;

  @ApiProperty({ type: String, enum: ['debit', 'credit'] })
  readonly direction!: 'debit' | 'credit';

  @ApiProperty({ type: String, example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ type: String, example: '50000.00', description: 'Never negative: see `direction`.' })
  readonly amount!: string;

  @ApiProperty({ type: String, example: '132450.00', description: "The account's available money in this currency after it." })
  readonly balance_after!: string;

  @ApiProperty({ type: String, nullable: true, description: 'The object that caused it.' })
  readonly reference!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at!: string;
}
