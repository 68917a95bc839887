import { decimalOf, type EntryId, type Reference, type TransactionId } from '@corridor/contracts';
import type { Compartment, PaymentDetails, PostedTransaction, Posting, PostingType } from '@corridor/contracts/ledger';
import { amountOf, type Currency } from '@corridor/money';

/** Of an entry `e` and its balance `b`: what a transaction is read back from. */
export const TRANSACTION_COLUMNS = `e.id, e.amount::text as amount, e.type, e.reference_kind, e.reference_id, e.value_date::text as value_date, e.payment,
  b.owner, b.compartment, b.currency`;

export interface TransactionRow {
  id: EntryId;
  amount: string;
  type: PostingType;
  reference_kind: Reference['kind'] | null;
  reference_id: string | null;
  value_date: string;
  payment: string | null;
  owner: string;
  compartment: Compartment;
  currency: Currency;
}

/** A transaction from all its entries, in order. They stand in pairs, debit then credit: each pair is a posting. */
export function transactionFrom(id: TransactionId, rows: readonly TransactionRow[]): PostedTransaction {
  const postings: Posting[] = [];
  for (let index = 0; index + 1 < rows.length; index += 2) {
    const debit = rows[index] as TransactionRow;
    const credit = rows[index + 1] as TransactionRow;
    postings.push({
      from: `${debit.owner}/${debit.compartment}`,
      to: `${credit.owner}/${credit.compartment}`,
      currency: credit.currency,
      amount: decimalOf(amountOf(BigInt(credit.amount)), credit.currency),
      type: credit.type,
    });
  }
  const first = rows[0];
  if (first === undefined) throw new Error(`transaction ${id} has no entries`);
  const told = rows.find(({ payment }) => payment !== null)?.payment ?? null;
  const reference = first.reference_kind === null || first.reference_id === null ? null : { kind: first.reference_kind, id: first.reference_id };
  const payment = told === null ? {} : { payment: JSON.parse(told) as PaymentDetails };
  return { id, type: first.type, reference, valueDate: first.value_date, postings, ...payment };
}
