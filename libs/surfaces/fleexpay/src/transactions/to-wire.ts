import type { EntryView } from '@corridor/contracts/ledger';
import { transactionIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
import { printReference } from './references.js';
import type { TransactionObject } from './transaction.object.js';

export function transactionToWire(entry: EntryView): TransactionObject {
  const isDebit = entry.amount.startsWith('-');
  return {
    id: transactionIds.print(entry.id),
    type: entry.type,
    direction: isDebit ? 'debit' : 'credit',
    currency: entry.currency,
    amount: isDebit ? entry.amount.slice(1) : entry.amount,
    balance_after: entry.balanceAfter,
    reference: entry.reference === null ? null : printReference(entry.reference),
    created_at: wireTime(entry.recordedAt),
  };
}
