import { type EntryId, idOf, type TransactionId } from '@corridor/contracts';

/** The last twelve bits of a transaction's id are zero; an entry's id fills them with its place from 1. */
export const MOST_ENTRIES = 4_095;

const PREFIX_LENGTH = 33;

/** True when the id leaves room for its entries' ids. */
export function leavesRoomForEntries(id: TransactionId): boolean {
  return id.endsWith('000');
}

/** Id of the entry at `index` (from 0) of a transaction. Throws beyond {@link MOST_ENTRIES}. */
export function entryIdOf(transaction: TransactionId, index: number): EntryId {
  if (index < 0 || index >= MOST_ENTRIES) throw new Error(`transaction ${transaction} has no room for entry ${index}`);
  return (transaction.slice(0, PREFIX_LENGTH) + (index + 1).toString(16).padStart(3, '0')) as EntryId;
}

/** The transaction that an entry belongs to. */
export function transactionOf(entry: EntryId): TransactionId {
  return idOf<'transaction'>(`${entry.slice(0, PREFIX_LENGTH)}000`);
}

/** The last id that an entry of the transaction can have. */
export function lastEntryIdOf(transaction: TransactionId): EntryId {
  return `${transaction.slice(0, PREFIX_LENGTH)}fff` as EntryId;
}

/** Between what entry ids of each transaction are: the first of each pair excluded, the last included. Ids of no transaction are left out. */
export function entryIdRanges(transactions: readonly TransactionId[]): readonly [after: readonly string[], last: readonly string[]] {
  const ids = transactions.filter(leavesRoomForEntries);
  return [ids, ids.map(lastEntryIdOf)];
}
