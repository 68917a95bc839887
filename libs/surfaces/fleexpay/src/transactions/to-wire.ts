import { idOf, type Reference } from '@corridor/contracts';
import type { EntryView } from '@corridor/contracts/ledger';
import { conversionIds, depositIds, payoutIds, transactionIds, transferIds, walletDepositIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
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

function printReference({ kind, id }: Reference): string {
  switch (kind) {
    case 'deposit':
      return depositIds.print(idOf(id));
    case 'conversion':
      return conversionIds.print(idOf(id));
    case 'payout':
      return payoutIds.print(idOf(id));
    case 'transfer':
      return transferIds.print(idOf(id));
    case 'wallet_deposit':
      return walletDepositIds.print(idOf(id));
    default:
      throw new Error(`${String(kind satisfies never)} is no kind of reference`);
  }
}
