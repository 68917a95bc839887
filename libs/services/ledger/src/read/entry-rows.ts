import { decimalOf, type EntryId, type Reference } from '@corridor/contracts';
import type { Compartment, EntryView, Owner, PostingType } from '@corridor/contracts/ledger';
import { amountOf, type Currency } from '@corridor/money';
import { transactionOf } from '../domain/entry-id.js';

/** Of an entry `e` and its balance `b`. */
export const ENTRY_COLUMNS = `e.number, e.id, b.owner, b.compartment, b.currency, e.amount::text as amount, e.balance_after::text as balance_after,
  e.type, e.reference_kind, e.reference_id, e.value_date::text as value_date, e.recorded_at`;

export interface EntryRow {
  number: number;
  id: EntryId;
  owner: Owner;
  compartment: Compartment;
  currency: Currency;
  amount: string;
  balance_after: string;
  type: PostingType;
  reference_kind: Reference['kind'] | null;
  reference_id: string | null;
  value_date: string;
  recorded_at: Date;
}

export function entryViewOf(row: EntryRow): EntryView {
  return {
    id: row.id,
    transactionId: transactionOf(row.id),
    owner: row.owner,
    compartment: row.compartment,
    currency: row.currency,
    amount: majorUnits(row.amount, row.currency),
    balanceAfter: majorUnits(row.balance_after, row.currency),
    type: row.type,
    reference: row.reference_kind === null || row.reference_id === null ? null : { kind: row.reference_kind, id: row.reference_id },
    valueDate: row.value_date,
    recordedAt: row.recorded_at.toISOString(),
  };
}

/** Minor units as a table has them, printed in major units. */
export function majorUnits(minorUnits: string, currency: Currency) {
  return decimalOf(amountOf(BigInt(minorUnits)), currency);
}
