import type { Invoice, ReceivableDetails, ReceivableDetailsProblem, ReceivableField, ReceivableView } from '@corridor/contracts/collections';
import { purposeDescription } from '@corridor/contracts/collections';
import { type AccountId, type BookId, decimalOf, type DecimalString, type FileId } from '@corridor/contracts';
import { changedMetadata } from '@corridor/contracts/accounts';
import { type Currency, parseAmount, readAmount } from '@corridor/money';
import { printed, takenOf } from './receivable.js';

/** What else is known when details of a receivable are told. */
export interface DetailsFacts {
  /** The partner that the receivable will have; `unknown` when it is no partner that this user has. Null without one. */
  readonly partner: { readonly id: AccountId; readonly parent: AccountId; readonly book: BookId } | 'unknown' | null;
  /** How the document can be used that is named anew, or that stays while the partner changes. */
  readonly document: 'usable' | 'unknown' | 'purpose' | null;
  /** Whether another receivable of the partner has the invoice's number. */
  readonly numberTaken: boolean;
  /** Where the user is, YYYY-MM-DD. */
  readonly today: string;
}

const NO_INVOICE: Invoice = { amount: null, createdOn: null, currency: null, document: null, dueOn: null, referenceNumber: null };

export type Changed = { readonly kind: 'changed'; readonly receivable: ReceivableView } | { readonly kind: 'problem'; readonly problem: ReceivableDetailsProblem };

/** A receivable with what is told of it, if it can be so. */
export function withDetails(before: ReceivableView, details: ReceivableDetails, facts: DetailsFacts): Changed {
  const problem = problemOfNames(before, details, facts);
  if (problem !== null) return { kind: 'problem', problem };
  const metadata = changedMetadata(before.metadata, details.metadata);
  if (metadata === null) return { kind: 'problem', problem: { reason: 'metadata_too_large' } };
  const currency = details.currency ?? before.currency;
  const invoice = details.invoice === undefined ? before.invoice : { ...(before.invoice ?? NO_INVOICE), ...details.invoice };
  // They are to be the same: as long as only one is told, both amounts are in it.
  const maximum = amountIn(details.maximum ?? before.maximum, currency ?? invoice?.currency ?? null, 'maximum');
  if (typeof maximum === 'object' && maximum !== null) return { kind: 'problem', problem: maximum };
  const invoiced = invoice === null ? null : amountIn(invoice.amount, invoice.currency ?? currency, 'invoice.amount');
  if (typeof invoiced === 'object' && invoiced !== null) return { kind: 'problem', problem: invoiced };
  const partner = facts.partner === null || facts.partner === 'unknown' ? {} : { owner: facts.partner.parent, partner: facts.partner.id, book: facts.partner.book };
  const receivable: ReceivableView = {
    ...before,
    ...partner,
    currency,
    maximum,
    invoice: invoice === null ? null : { ...invoice, amount: invoiced },
    description: details.description ?? before.description,
    purposeCode: details.purposeCode ?? before.purposeCode,
    transactionType: details.transactionType ?? before.transactionType,
    metadata,
    ...(currency === null ? {} : zeroes(before, currency)),
  };
  const contradiction = contradictionIn(receivable, facts);
  return contradiction === null ? { kind: 'changed', receivable } : { kind: 'problem', problem: contradiction };
}

/** Counters of a draft are printed anew in its currency. */
function zeroes(before: ReceivableView, currency: Currency) {
  if (before.currency === currency) return {};
  const zero = printed(0n, currency);
  return { reconciled: zero, fees: zero, settled: zero, leftOtherwise: zero };
}

function problemOfNames(before: ReceivableView, { partner, invoice, purposeCode }: ReceivableDetails, facts: DetailsFacts): ReceivableDetailsProblem | null {
  if (facts.partner === 'unknown') return { reason: 'receivable_partner_not_found', account: partner as AccountId };
  if (facts.document !== null && facts.document !== 'usable') return { reason: 'receivable_file_not_usable', file: (invoice?.document ?? before.invoice?.document) as FileId, problem: facts.document };
  if (purposeCode !== undefined && purposeDescription(purposeCode) === null) return { reason: 'purpose_code_unknown', code: purposeCode };
  return null;
}

/** The amount as its currency prints it; the problem when it can't be one. */
function amountIn(amount: DecimalString | null, currency: Currency | null, field: 'maximum' | 'invoice.amount'): DecimalString | null | ReceivableDetailsProblem {
  if (amount === null) return null;
  if (currency === null) return { reason: 'receivable_amount_without_currency', field };
  const parsed = parseAmount(amount, currency);
  return parsed.ok ? decimalOf(parsed.value, currency) : { reason: 'receivable_amount_of_other_currency', field, currency };
}

function contradictionIn(receivable: ReceivableView, { numberTaken, today }: DetailsFacts): ReceivableDetailsProblem | null {
  const { currency, maximum, invoice, partner } = receivable;
  if (maximum !== null && currency !== null && readAmount(maximum, currency) < takenOf(receivable)) {
    return { reason: 'maximum_below_what_is_taken', maximum, taken: printed(takenOf(receivable), currency) };
  }
  if (invoice === null) return null;
  const { createdOn, dueOn, referenceNumber } = invoice;
  if (createdOn !== null && createdOn > today) return { reason: 'invoice_of_the_future', createdOn };
  if (createdOn !== null && dueOn !== null && dueOn < createdOn) return { reason: 'invoice_due_before_it_was_made', createdOn, dueOn };
  if (currency !== null && invoice.currency !== null && invoice.currency !== currency) return { reason: 'invoice_currency_differs', currency, invoiceCurrency: invoice.currency };
  const common = currency ?? invoice.currency;
  if (maximum !== null && invoice.amount !== null && common !== null && readAmount(maximum, common) > readAmount(invoice.amount, common)) {
    return { reason: 'maximum_above_invoice', maximum, invoiceAmount: invoice.amount };
  }
  // What is cancelled has no number any more that another could not have.
  return numberTaken && receivable.status !== 'cancelled' && referenceNumber !== null && partner !== null ? { reason: 'invoice_number_taken', referenceNumber, partner } : null;
}

const INVOICE_FIELDS: readonly (keyof Invoice)[] = ['amount', 'createdOn', 'currency', 'document', 'dueOn', 'referenceNumber'];
const OWN_FIELDS = ['partner', 'maximum', 'currency', 'description', 'purposeCode', 'transactionType'] as const;

/** What differs between two states of a receivable; metadata can always be changed. */
export function changedFields(before: ReceivableView, after: ReceivableView): readonly ReceivableField[] {
  return [
    ...OWN_FIELDS.filter((field) => before[field] !== after[field]),
    ...INVOICE_FIELDS.filter((field) => (before.invoice?.[field] ?? null) !== (after.invoice?.[field] ?? null)).map((field) => `invoice.${field}` as const),
  ];
}

/** The first thing that has to be told before a receivable can be verified; null when nothing lacks. */
export function lackOf(receivable: ReceivableView): ReceivableField | null {
  const { invoice } = receivable;
  const own = (['partner', 'maximum', 'currency'] as const).find((field) => receivable[field] === null);
  if (own !== undefined) return own;
  const ofInvoice = INVOICE_FIELDS.find((field) => (invoice?.[field] ?? null) === null);
  if (ofInvoice !== undefined) return `invoice.${ofInvoice}`;
  return (['purposeCode', 'transactionType'] as const).find((field) => receivable[field] === null) ?? null;
}
