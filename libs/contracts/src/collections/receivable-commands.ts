import type { Currency } from '@corridor/money';
import type { MetadataChange } from '../accounts/index.js';
import type { DecimalString, MoneyView } from '../amounts.js';
import { commandType } from '../commands.js';
import type { AccountId, FileId, Id, ReceivableId, TransactionId } from '../ids.js';
import type { LedgerRejection } from '../ledger/index.js';
import type { Invoice, ReceivableIssue, ReceivableStatus, ReceivableView, TransactionType } from './receivables.js';

/** What is told of a receivable. What is left out stays as it is. Amounts in major units of the currency that stands beside them, or stood before. */
export interface ReceivableDetails {
  readonly partner?: AccountId;
  readonly maximum?: DecimalString;
  readonly currency?: Currency;
  readonly description?: string;
  readonly invoice?: Partial<Invoice>;
  readonly purposeCode?: string;
  readonly transactionType?: TransactionType;
  readonly metadata?: MetadataChange;
}

export interface DraftReceivablePayload {
  readonly receivableId: ReceivableId;
  /** Whose it is as long as it names no partner. */
  readonly owner: AccountId;
  readonly details: ReceivableDetails;
}

export interface UpdateReceivablePayload {
  readonly receivableId: ReceivableId;
  readonly details: ReceivableDetails;
}

export interface NamedReceivable {
  readonly receivableId: ReceivableId;
}

/** What a person, or the sandbox in his place, finds out about a receivable. */
export type ReceivableVerdict = 'activate' | 'hold' | 'input_required';

export interface DecideReceivablePayload {
  readonly receivableId: ReceivableId;
  readonly verdict: ReceivableVerdict;
  /** For `hold` and `input_required`. */
  readonly issue: ReceivableIssue | null;
  /** Nothing happens to a receivable in another status, where one is named. */
  readonly only: ReceivableStatus | null;
}

export type ReconcileId = Id<'reconcile'>;

/** Takes money that an account has pending to the receivable's owner, who can be paid out then. */
export interface ReconcileReceivablePayload {
  readonly receivableId: ReceivableId;
  /** Minted by the sender: the payment's id derives from it. */
  readonly reconcileId: ReconcileId;
  /** The partner, when it is null, or the owner. */
  readonly from: AccountId | null;
  readonly amount: DecimalString;
}

/** A receivable after a reconciliation, and the payment that it was. */
export interface ReconciledReceivable {
  readonly receivable: ReceivableView;
  readonly payment: TransactionId;
}

export type ReceivableField =
  | 'partner'
  | 'maximum'
  | 'currency'
  | 'description'
  | 'purposeCode'
  | 'transactionType'
  | `invoice.${keyof Invoice}`;

type NotFound = { readonly reason: 'receivable_not_found'; readonly receivable: ReceivableId };
type WrongStatus<Reason extends string> = { readonly reason: Reason; readonly receivable: ReceivableId; readonly status: ReceivableStatus };

/** Why what is told of a receivable can't be so. */
export type ReceivableDetailsProblem =
  | { readonly reason: 'receivable_partner_not_found'; readonly account: AccountId }
  | { readonly reason: 'receivable_file_not_usable'; readonly file: FileId; readonly problem: 'unknown' | 'purpose' }
  | { readonly reason: 'purpose_code_unknown'; readonly code: string }
  /** An amount is told before a currency is known, or has more decimals than that has. */
  | { readonly reason: 'receivable_amount_without_currency'; readonly field: 'maximum' | 'invoice.amount' }
  | { readonly reason: 'receivable_amount_of_other_currency'; readonly field: 'maximum' | 'invoice.amount'; readonly currency: Currency }
  | { readonly reason: 'invoice_of_the_future'; readonly createdOn: string }
  | { readonly reason: 'invoice_due_before_it_was_made'; readonly createdOn: string; readonly dueOn: string }
  | { readonly reason: 'invoice_currency_differs'; readonly currency: Currency; readonly invoiceCurrency: Currency }
  | { readonly reason: 'maximum_above_invoice'; readonly maximum: DecimalString; readonly invoiceAmount: DecimalString }
  | { readonly reason: 'maximum_below_what_is_taken'; readonly maximum: DecimalString; readonly taken: DecimalString }
  | { readonly reason: 'invoice_number_taken'; readonly referenceNumber: string; readonly partner: AccountId }
  | { readonly reason: 'metadata_too_large' };

export type DraftReceivableRejection = ReceivableDetailsProblem;
export type UpdateReceivableRejection = NotFound | ReceivableDetailsProblem | (WrongStatus<'receivable_field_not_editable'> & { readonly field: ReceivableField });
export type ConfirmReceivableRejection =
  | NotFound
  | WrongStatus<'receivable_not_confirmable'>
  | { readonly reason: 'receivable_lacks'; readonly receivable: ReceivableId; readonly field: ReceivableField }
  /** Goods have purpose codes of their own, and nothing else has those. */
  | { readonly reason: 'purpose_code_of_other_transaction_type'; readonly receivable: ReceivableId; readonly code: string; readonly transactionType: TransactionType };
export type CancelReceivableRejection = NotFound | WrongStatus<'receivable_not_cancellable'>;
export type DecideReceivableRejection = NotFound | WrongStatus<'receivable_in_wrong_status'>;

/** Why an amount of a receivable can't be paid now. */
export type CheckoutProblem =
  | NotFound
  | WrongStatus<'receivable_not_reconcilable'>
  | { readonly reason: 'receivable_amount_exceeded'; readonly receivable: ReceivableId; readonly amount: DecimalString; readonly reconcilable: MoneyView }
  /** The money is in another currency, or comes from somebody else's address. */
  | { readonly reason: 'receivable_of_other_currency'; readonly receivable: ReceivableId; readonly currency: Currency }
  | { readonly reason: 'receivable_of_other_partner'; readonly receivable: ReceivableId; readonly partner: AccountId | null };

export type ReconcileReceivableRejection =
  | CheckoutProblem
  | { readonly reason: 'receivable_payer_not_allowed'; readonly account: AccountId }
  | { readonly reason: 'receivable_owner_not_active'; readonly owner: AccountId }
  | LedgerRejection;

const keyOf = ({ receivableId }: NamedReceivable) => receivableId;

export const DraftReceivable = commandType<DraftReceivablePayload, ReceivableView, DraftReceivableRejection>('collections', 'DraftReceivable', keyOf);
export const UpdateReceivable = commandType<UpdateReceivablePayload, ReceivableView, UpdateReceivableRejection>('collections', 'UpdateReceivable', keyOf);
export const ConfirmReceivable = commandType<NamedReceivable, ReceivableView, ConfirmReceivableRejection>('collections', 'ConfirmReceivable', keyOf);
export const CancelReceivable = commandType<NamedReceivable, ReceivableView, CancelReceivableRejection>('collections', 'CancelReceivable', keyOf);
export const DecideReceivable = commandType<DecideReceivablePayload, ReceivableView, DecideReceivableRejection>('collections', 'DecideReceivable', keyOf);
export const ReconcileReceivable = commandType<ReconcileReceivablePayload, ReconciledReceivable, ReconcileReceivableRejection>('collections', 'ReconcileReceivable', keyOf);
