import type { Invoice, ReceivableDetails } from '@corridor/contracts/collections';
import type { Currency } from '@corridor/money';
import { refuse } from '../errors/refuse.js';
import { readPlainAmount } from '../fields/amount.js';
import { readId } from '../fields/path-id.js';
import { RECEIVING_CURRENCIES } from '@corridor/contracts/accounts';
import { accountIds, fileIds } from '../ids.js';
import { readMetadata } from '../metadata/read-metadata.js';
import type { InvoiceBody, ReceivableBody } from './receivable.body.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What a body tells of a receivable. Throws with the code of what is wrong. */
export function toDetails(body: ReceivableBody): ReceivableDetails {
  const { account_id: partner, amount_maximum_reconcilable: maximum, currency, description, invoice, purpose_code: purposeCode, transaction_type: transactionType } = body;
  const metadata = readMetadata(body.metadata, 'receivable.metadata');
  return {
    ...(partner === undefined ? {} : { partner: readId(accountIds, partner) }),
    ...(maximum === undefined ? {} : { maximum: readPlainAmount(maximum, 'receivable.amount_maximum_reconcilable') }),
    ...(currency === undefined ? {} : { currency: readCurrency(currency, 'receivable.currency') }),
    ...(description === undefined ? {} : { description }),
    ...(invoice === undefined ? {} : { invoice: toInvoice(invoice) }),
    ...(purposeCode === undefined ? {} : { purposeCode }),
    ...(transactionType === undefined ? {} : { transactionType }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

function toInvoice({ amount, creation_date: createdOn, currency, document, due_date: dueOn, reference_number: referenceNumber }: InvoiceBody): Partial<Invoice> {
  return {
    ...(amount === undefined ? {} : { amount: readPlainAmount(amount, 'receivable.invoice.amount') }),
    ...(createdOn === undefined ? {} : { createdOn: readDay(createdOn, 'receivable.invoice.creation_date') }),
    ...(currency === undefined ? {} : { currency: readCurrency(currency, 'receivable.invoice.currency') }),
    ...(document === undefined ? {} : { document: readId(fileIds, document) }),
    ...(dueOn === undefined ? {} : { dueOn: readDay(dueOn, 'receivable.invoice.due_date') }),
    ...(referenceNumber === undefined ? {} : { referenceNumber }),
  };
}

function readCurrency(text: string, field: string): Currency {
  const known = RECEIVING_CURRENCIES.find((each) => each === text);
  if (known === undefined) throw refuse(400, 'currency_not_supported', `${field} must be among ${RECEIVING_CURRENCIES.join(', ')}.`, field);
  return known;
}

function readDay(text: string, field: string): string {
  // A day that the calendar does not have is moved on by `Date`, and then reads otherwise.
  const day = DAY.test(text) ? new Date(`${text}T00:00:00.000Z`) : null;
  const exists = day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  if (!exists) throw refuse(400, 'date_invalid_format', `${field} must be a day such as 2022-10-18.`, field);
  return text;
}
