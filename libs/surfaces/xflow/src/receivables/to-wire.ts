import type { Mode } from '@corridor/contracts';
import { type Invoice, purposeDescription, receivableAmounts, type ReceivableIssue, type ReceivableView } from '@corridor/contracts/collections';
import { accountIds, depositIds, fileIds, receivableIds } from '../ids.js';
import { metadataToWire } from '../metadata/read-metadata.js';
import { wireTime } from '../wire-time.js';
import type { InvoiceObject, ReceivableObject, SystemMessageObject } from './receivable.object.js';

export function receivableToWire(receivable: ReceivableView, mode: Mode): ReceivableObject {
  const { partner, maximum, createdAt, currency, locks, description, id, invoice, metadata, purposeCode, status, issues, transactionType } = receivable;
  const amounts = receivableAmounts(receivable);
  return {
    account_id: partner === null ? null : accountIds.print(partner),
    amount_locked: amounts?.locked ?? null,
    amount_maximum_reconcilable: maximum,
    amount_reconcilable: amounts?.reconcilable ?? null,
    amount_reconciled: amounts?.reconciled ?? null,
    amount_reconciled_not_settled: amounts?.notSettled ?? null,
    amount_settled_payouts: amounts?.settled ?? null,
    created: wireTime(createdAt),
    currency,
    deposit_ids_amount_locked: locks.map(({ deposit }) => depositIds.print(deposit)),
    description,
    id: receivableIds.print(id),
    invoice: invoice === null ? null : invoiceToWire(invoice),
    livemode: mode === 'live',
    metadata: metadataToWire(metadata),
    object: 'receivable',
    purpose_code: purposeCode,
    purpose_code_description: purposeCode === null ? null : purposeDescription(purposeCode),
    status,
    system_message: issues.map(messageOf),
    transaction_type: transactionType,
  };
}

function invoiceToWire({ amount, createdOn, currency, document, dueOn, referenceNumber }: Invoice): InvoiceObject {
  return { amount, creation_date: createdOn, currency, document: document === null ? null : fileIds.print(document), due_date: dueOn, reference_number: referenceNumber };
}

const MESSAGES: Readonly<Record<ReceivableIssue, string>> = {
  additional_info_required: 'More has to be told of this receivable. Add it and confirm again.',
  amount_invoice_amount_mismatch: 'The amount is not the one on the invoice.',
  creation_date_invoice_creation_date_mismatch: 'The invoice was made on another day than the one given.',
  currency_invoice_currency_mismatch: 'The currency is not that of the invoice.',
  due_date_invoice_due_date_mismatch: 'The invoice is due on another day than the one given.',
  invoice_document_incorrect: 'The document is not the invoice.',
  invoice_transaction_type_incorrect: 'The invoice is for something else than the transaction type says.',
  partner_country_invoice_partner_country_mismatch: 'The invoice names another country of the partner.',
  partner_invoice_partner_mismatch: 'The invoice is to somebody else than the partner.',
  reference_number_invoice_reference_number_mismatch: 'The invoice has another number than the one given.',
  unable_to_process: 'This receivable can not be processed.',
  partner_hold: 'The partner is on hold.',
  partner_deactivated: 'The partner is deactivated.',
  account_hold: 'The account is on hold.',
};

function messageOf(issue: ReceivableIssue): SystemMessageObject {
  return { code: `receivable_${issue}`, message: MESSAGES[issue] };
}
