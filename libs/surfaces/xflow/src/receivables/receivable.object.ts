import { RECEIVABLE_STATUSES, type ReceivableStatus, TRANSACTION_TYPES, type TransactionType } from '@corridor/contracts/collections';
import { ApiProperty } from '@nestjs/swagger';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const NULLABLE_AMOUNT = { type: String, nullable: true, example: '50.00' } as const;

export class InvoiceObject {
  @ApiProperty(NULLABLE_AMOUNT)
  readonly amount!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, example: '2022-10-18' })
  readonly creation_date!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, example: 'USD' })
  readonly currency!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'The file that shows it.' })
  readonly document!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, example: '2022-11-07' })
  readonly due_date!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, example: 'Invoice FY 2022-23-038' })
  readonly reference_number!: string | null;
}

export class SystemMessageObject {
  @ApiProperty({ type: String, example: 'receivable_additional_info_required' })
  readonly code!: string;

  @ApiProperty({ type: String, description: 'The same in a sentence, for people.' })
  readonly message!: string;
}

/** What a partner owes a user, by an invoice. */
export class ReceivableObject {
  @ApiProperty({ ...NULLABLE_TEXT, description: 'The partner.' })
  readonly account_id!: string | null;

  @ApiProperty({ ...NULLABLE_AMOUNT, description: 'What deposits that are on their way will pay.' })
  readonly amount_locked!: string | null;

  @ApiProperty(NULLABLE_AMOUNT)
  readonly amount_maximum_reconcilable!: string | null;

  @ApiProperty({ ...NULLABLE_AMOUNT, description: 'The maximum, less what is locked and reconciled.' })
  readonly amount_reconcilable!: string | null;

  @ApiProperty(NULLABLE_AMOUNT)
  readonly amount_reconciled!: string | null;

  @ApiProperty(NULLABLE_AMOUNT)
  readonly amount_reconciled_not_settled!: string | null;

  @ApiProperty({ ...NULLABLE_AMOUNT, description: 'What payouts have taken.' })
  readonly amount_settled_payouts!: string | null;

  @ApiProperty({ type: Number, example: 1666079293 })
  readonly created!: number;

  @ApiProperty({ ...NULLABLE_TEXT, example: 'USD' })
  readonly currency!: string | null;

  @ApiProperty({ type: [String] })
  readonly deposit_ids_amount_locked!: readonly string[];

  @ApiProperty(NULLABLE_TEXT)
  readonly description!: string | null;

  @ApiProperty({ type: String, example: 'receivable_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: InvoiceObject, nullable: true })
  readonly invoice!: InvoiceObject | null;

  @ApiProperty({ type: Boolean })
  readonly livemode!: boolean;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  readonly metadata!: Readonly<Record<string, string>> | null;

  @ApiProperty({ type: String, enum: ['receivable'] })
  readonly object!: 'receivable';

  @ApiProperty({ ...NULLABLE_TEXT, example: 'P1006' })
  readonly purpose_code!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly purpose_code_description!: string | null;

  @ApiProperty({ type: String, enum: [...RECEIVABLE_STATUSES] })
  readonly status!: ReceivableStatus;

  @ApiProperty({ type: [SystemMessageObject] })
  readonly system_message!: readonly SystemMessageObject[];

  @ApiProperty({ type: String, enum: [...TRANSACTION_TYPES], nullable: true })
  readonly transaction_type!: TransactionType | null;
}
