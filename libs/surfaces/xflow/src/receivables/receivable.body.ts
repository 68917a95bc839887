import { TRANSACTION_TYPES, type TransactionType } from '@corridor/contracts/collections';
import { AmountField } from '../fields/amount.js';
import { ChoiceField, IdField, LineField, LinesField, MOST_CODE, ObjectField } from '../fields/fields.js';
import { accountIds, fileIds } from '../ids.js';
import { MetadataField } from '../metadata/metadata.field.js';
import { Fixes } from '../fields/fixes.js';
import { ReceivableObject } from './receivable.object.js';

const MOST_REFERENCE = 100;
const MOST_DESCRIPTION = 500;

export class InvoiceBody {
  @AmountField({ description: 'What it is over.', example: '50.00', optional: true })
  readonly amount?: string;

  @LineField(32, { description: 'The day that it was made, YYYY-MM-DD.', example: '2022-10-18', optional: true })
  readonly creation_date?: string;

  @LineField(MOST_CODE, { description: 'Its currency: that of the receivable.', example: 'USD', optional: true })
  readonly currency?: string;

  @IdField(fileIds, { description: 'The file that shows it, uploaded as a finance_document.', optional: true })
  readonly document?: string;

  @LineField(32, { description: 'The day by which it is to be paid, YYYY-MM-DD.', example: '2022-11-07', optional: true })
  readonly due_date?: string;

  @LineField(MOST_REFERENCE, { description: 'Its number, which no other of the partner has.', example: 'Invoice FY 2022-23-038', optional: true })
  readonly reference_number?: string;
}

export class ReceivableBody {
  @IdField(accountIds, { description: 'The partner that owes it.', optional: true })
  readonly account_id?: string;

  @AmountField({ description: 'The most that can be reconciled.', example: '50.00', optional: true })
  readonly amount_maximum_reconcilable?: string;

  @LineField(MOST_CODE, { description: 'In what it is paid.', example: 'USD', optional: true })
  readonly currency?: string;

  @LinesField(MOST_DESCRIPTION, { description: 'What it is for.', optional: true })
  readonly description?: string;

  @ObjectField(() => InvoiceBody, { description: 'The invoice.', optional: true })
  readonly invoice?: InvoiceBody;

  @MetadataField()
  readonly metadata?: Readonly<Record<string, unknown>>;

  @LineField(16, { description: "The regulator's code of what it is paid for.", example: 'P1006', optional: true })
  readonly purpose_code?: string;

  @ChoiceField(TRANSACTION_TYPES, { description: 'What is exported.', example: 'services', optional: true })
  readonly transaction_type?: TransactionType;
}

@Fixes(ReceivableObject)
export class UpdateReceivableBody extends ReceivableBody {}

export class ReconcileBody {
  @IdField(accountIds, { description: 'Whose pending money it is: the partner, when it is not said, or its user.', optional: true })
  readonly account_id?: string;

  @AmountField({ description: 'How much.', example: '10.00' })
  readonly amount!: string;
}
