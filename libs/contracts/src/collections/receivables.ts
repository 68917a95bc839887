import type { Currency } from '@corridor/money';
import type { Metadata } from '../accounts/index.js';
import type { DecimalString } from '../amounts.js';
import type { AccountId, BookId, BookTransferId, ConversionId, DepositId, FileId, PayoutId, ReceivableId, TransactionId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { Scope } from '../scope.js';
import type { CalendarDate, Timestamp } from '../times.js';

export const RECEIVABLE_STATUSES = ['draft', 'verifying', 'activated', 'completed', 'cancelled', 'hold', 'input_required'] as const;
export type ReceivableStatus = (typeof RECEIVABLE_STATUSES)[number];

export const TRANSACTION_TYPES = ['goods', 'services', 'software'] as const;
export type TransactionType = (typeof TRANSACTION_TYPES)[number];

/** What is at fault with a receivable, for its owner to mend; `partner_hold` and so on are mended elsewhere. */
export const RECEIVABLE_ISSUES = [
  'additional_info_required',
  'amount_invoice_amount_mismatch',
  'creation_date_invoice_creation_date_mismatch',
  'currency_invoice_currency_mismatch',
  'due_date_invoice_due_date_mismatch',
  'invoice_document_incorrect',
  'invoice_transaction_type_incorrect',
  'partner_country_invoice_partner_country_mismatch',
  'partner_invoice_partner_mismatch',
  'reference_number_invoice_reference_number_mismatch',
  'unable_to_process',
  'partner_hold',
  'partner_deactivated',
  'account_hold',
] as const;
export type ReceivableIssue = (typeof RECEIVABLE_ISSUES)[number];

/** Null where it has not been told. */
export interface Invoice {
  /** Major units of the invoice's currency. */
  readonly amount: DecimalString | null;
  readonly createdOn: CalendarDate | null;
  readonly currency: Currency | null;
  readonly document: FileId | null;
  readonly dueOn: CalendarDate | null;
  readonly referenceNumber: string | null;
}

/** Reconciled money that waits to be paid out. */
export interface UnsettledLot {
  readonly amount: DecimalString;
  /** The `reconcile` that made it available, or what brought it back. */
  readonly payment: TransactionId | PayoutId | ConversionId | BookTransferId;
  readonly eligibleAt: Timestamp;
}

/**
 * What a user is owed by a partner, by one invoice. Amounts in major units of `currency`; what of them is shown follows by
 * `receivableAmounts`. `reconciling` and `settling` are under way: the ledger has been asked and has not answered.
 */
export interface ReceivableView {
  readonly id: ReceivableId;
  /** The user or platform that is owed. */
  readonly owner: AccountId;
  readonly partner: AccountId | null;
  /** Null until a partner is known. */
  readonly book: BookId | null;
  readonly currency: Currency | null;
  /** The most that can be reconciled. */
  readonly maximum: DecimalString | null;
  readonly invoice: Invoice | null;
  readonly description: string | null;
  readonly purposeCode: string | null;
  readonly transactionType: TransactionType | null;
  readonly metadata: Metadata;
  readonly status: ReceivableStatus;
  readonly issues: readonly ReceivableIssue[];
  readonly locks: readonly { readonly deposit: DepositId; readonly amount: DecimalString }[];
  readonly reconciled: DecimalString;
  readonly fees: DecimalString;
  readonly settled: DecimalString;
  /** What left the account otherwise than by a payout of this kind. */
  readonly leftOtherwise: DecimalString;
  readonly unsettled: readonly UnsettledLot[];
  readonly reconciling: readonly { readonly payment: TransactionId; readonly amount: DecimalString }[];
  readonly settling: readonly { readonly payout: PayoutId; readonly lots: readonly UnsettledLot[] }[];
  readonly createdAt: Timestamp;
}

/** Several values of one condition are alternatives. */
export interface ReceivableFilter {
  /** Only what is owed to this account; everything of the scope without it. */
  readonly owner?: AccountId | undefined;
  readonly partners?: readonly AccountId[] | undefined;
  readonly currencies?: readonly Currency[] | undefined;
  readonly statuses?: readonly ReceivableStatus[] | undefined;
  readonly createdFrom?: Timestamp | undefined;
  readonly createdBefore?: Timestamp | undefined;
}

export interface ReceivableQueries {
  receivable(scope: Scope, id: ReceivableId): Promise<ReceivableView | null>;
  receivables(scope: Scope, filter: ReceivableFilter, page: PageRequest): Promise<Page<ReceivableView>>;
}
