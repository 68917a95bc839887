import type { PostingType } from '@corridor/contracts/ledger';
import { ApiProperty } from '@nestjs/swagger';

/** What an entry can show as its type, and what that says. Compiles only while it names every one. */
const TYPES: Readonly<Record<PostingType, string>> = {
  deposit: 'money that arrived',
  deposit_return: 'a deposit that was taken back',
  conversion: 'what a conversion takes or gives',
  conversion_failure: 'what a failed conversion gives back',
  fee: 'the fee of a conversion, payout or transfer, or a fee given back',
  debt_repayment: 'what was owed, taken from what arrived',
  reversal: 'the opposite of an earlier transaction',
  transfer: 'an asset moved on a chain',
  payout: 'money that leaves',
  payout_failure: 'a payout that failed and came back',
  payout_return: 'a payout that came back after it was completed',
  reconcile: 'money that was reconciled with a receivable, and is available from then on',
  processing_fee: 'the fee for a payment through a payment link',
  funds_debit: 'money of a receivable, put aside for a payout',
  payout_fee: 'the fee of a payout that is made by schedule',
  fx_fee: "the house's part of an exchange rate",
  book_transfer: 'money moved between two accounts here',
  fee_advance_debit: 'an advance that made up for a fee',
};

export const TRANSACTION_TYPES = Object.keys(TYPES) as readonly PostingType[];

const MEANINGS = TRANSACTION_TYPES.map((type) => `- \`${type}\`: ${TYPES[type]}`).join('\n');

/** One movement of an account's available money. */
export class TransactionObject {
  @ApiProperty({ type: String, example: 'txn_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, enum: [...TRANSACTION_TYPES], description: `What moved it.\n\n${MEANINGS}` })
  readonly type!: PostingType;

  @ApiProperty({ type: String, enum: ['debit', 'credit'] })
  readonly direction!: 'debit' | 'credit';

  @ApiProperty({ type: String, example: 'EUR' })
  readonly currency!: string;

  @ApiProperty({ type: String, example: '50000.00', description: 'Never negative: see `direction`.' })
  readonly amount!: string;

  @ApiProperty({ type: String, example: '132450.00', description: "The account's available money in this currency after it." })
  readonly balance_after!: string;

  @ApiProperty({ type: String, nullable: true, description: 'The object that caused it. Receivables (`rcv_`) and transfers between accounts (`btr_`) are objects of the Xflow API, which prints the same id with another prefix.' })
  readonly reference!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at!: string;
}
