import type {
  CancelReceivableRejection,
  ConfirmReceivableRejection,
  ReceivableDetailsProblem,
  ReceivableField,
  ReconcileReceivableRejection,
  UpdateReceivableRejection,
} from '@corridor/contracts/collections';
import type { ErrorCode } from '../errors/codes.js';
import { ofField, type Problem } from '../errors/problem.js';
import { tooManyKeys } from '../metadata/read-metadata.js';

type Rejection = ReceivableDetailsProblem | UpdateReceivableRejection | ConfirmReceivableRejection | CancelReceivableRejection | ReconcileReceivableRejection;

/** How this API calls each field. */
const FIELDS: Readonly<Record<ReceivableField, string>> = {
  partner: 'receivable.account_id',
  maximum: 'receivable.amount_maximum_reconcilable',
  currency: 'receivable.currency',
  description: 'receivable.description',
  purposeCode: 'receivable.purpose_code',
  transactionType: 'receivable.transaction_type',
  'invoice.amount': 'receivable.invoice.amount',
  'invoice.createdOn': 'receivable.invoice.creation_date',
  'invoice.currency': 'receivable.invoice.currency',
  'invoice.document': 'receivable.invoice.document',
  'invoice.dueOn': 'receivable.invoice.due_date',
  'invoice.referenceNumber': 'receivable.invoice.reference_number',
};

export function receivableProblem(rejection: Rejection): Problem {
  switch (rejection.reason) {
    case 'receivable_not_found':
      return problem(404, 'object_not_found', 'There is no such receivable.', 'receivable.id');
    case 'receivable_field_not_editable':
      return problem(400, 'receivable_parameter_not_editable', `That can't be changed while a receivable is ${rejection.status}.`, FIELDS[rejection.field]);
    case 'receivable_lacks':
      return problem(400, 'receivable_additional_info_required', `${FIELDS[rejection.field]} has to be told first.`, FIELDS[rejection.field]);
    case 'purpose_code_of_other_transaction_type':
      return problem(400, 'receivable_invoice_transaction_type_incorrect', `${rejection.code} is not for ${rejection.transactionType}.`, 'receivable.transaction_type');
    case 'receivable_not_confirmable':
      return rejection.status === 'hold' ? held() : problem(400, 'receivable_confirm_action_disallowed', `The receivable is ${rejection.status}.`, null);
    case 'receivable_not_cancellable':
      return problem(400, 'receivable_cancel_disallowed', `The receivable is ${rejection.status}, or has money in it or on its way.`, null);
    case 'receivable_not_reconcilable':
      return rejection.status === 'hold' ? held() : problem(400, 'receivable_reconcile_action_disallowed', `The receivable is ${rejection.status}.`, null);
    case 'receivable_amount_exceeded':
      return problem(400, 'receivable_reconcile_amount_exceed', `Only ${rejection.reconcilable.amount} ${rejection.reconcilable.currency} can still be reconciled.`, 'receivable.amount');
    case 'receivable_of_other_currency':
      return problem(400, 'invalid_amount', `receivable.amount is no amount of ${rejection.currency}.`, 'receivable.amount');
    case 'receivable_of_other_partner':
      return problem(400, 'account_id_invalid', 'Another partner owes it.', 'receivable.account_id');
    case 'receivable_payer_not_allowed':
      return problem(400, 'account_id_invalid', 'Money comes from the partner or from its user.', 'receivable.account_id');
    case 'receivable_owner_not_active':
      return problem(400, 'receivable_unable_to_process', 'Nothing can be reconciled while the account is on hold.', null);
    case 'insufficient_funds':
      return problem(402, 'balance_insufficient', `There is ${rejection.available} ${rejection.currency} of ${rejection.needed}.`, 'receivable.amount');
    case 'transaction_not_found':
    case 'already_reversed':
      throw new Error(`a reconciliation was refused for ${rejection.reason}`);
    default:
      return detailsProblem(rejection);
  }
}

function detailsProblem(rejection: ReceivableDetailsProblem): Problem {
  switch (rejection.reason) {
    case 'receivable_partner_not_found':
      return problem(400, 'account_id_invalid', 'receivable.account_id names no partner.', 'receivable.account_id');
    case 'receivable_file_not_usable':
      return rejection.problem === 'unknown'
        ? problem(400, 'parameter_file_invalid', 'receivable.invoice.document names no file of this account.', 'receivable.invoice.document')
        : problem(400, 'receivable_invoice_document_incorrect', 'The file was not uploaded as a finance_document.', 'receivable.invoice.document');
    case 'purpose_code_unknown':
      return problem(400, 'purpose_code_not_supported', "receivable.purpose_code is not on the regulator's list.", 'receivable.purpose_code');
    case 'receivable_amount_without_currency': {
      const currency = rejection.field === 'maximum' ? FIELDS.currency : FIELDS['invoice.currency'];
      return problem(400, 'parameter_empty', `${currency} must be given with the amount.`, currency);
    }
    case 'receivable_amount_of_other_currency':
      return problem(400, 'invalid_amount', `${FIELDS[rejection.field]} is no amount of ${rejection.currency}.`, FIELDS[rejection.field]);
    case 'invoice_of_the_future':
      return problem(400, 'invoice_date_invalid', 'The invoice would be made in the future.', FIELDS['invoice.createdOn']);
    case 'invoice_due_before_it_was_made':
      return problem(400, 'invoice_due_date_invalid', 'The invoice would be due before it was made.', FIELDS['invoice.dueOn']);
    case 'invoice_currency_differs':
      return problem(400, 'receivable_currency_invoice_currency_mismatch', `The invoice is in ${rejection.invoiceCurrency}.`, FIELDS['invoice.currency']);
    case 'maximum_above_invoice':
      return problem(400, 'receivable_amount_invoice_amount_mismatch', `The invoice is over ${rejection.invoiceAmount}.`, FIELDS.maximum);
    case 'maximum_below_what_is_taken':
      return problem(400, 'receivable_amount_maximum_reconcilable_incorrect', `${rejection.taken} is locked or reconciled already.`, FIELDS.maximum);
    case 'invoice_number_taken':
      return problem(400, 'receivable_invoice_reference_number_exists', 'Another receivable of the partner has that number.', FIELDS['invoice.referenceNumber']);
    case 'metadata_too_large':
      return tooManyKeys('receivable.metadata');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

function held(): Problem {
  return problem(400, 'receivable_hold', 'The receivable is on hold.', null);
}

function problem(status: number, code: ErrorCode, message: string, field: string | null): Problem {
  return { status, code, message, metadata: ofField(field) };
}
