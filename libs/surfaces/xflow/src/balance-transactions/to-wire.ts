import type { Mode } from '@corridor/contracts';
import type { EntryView } from '@corridor/contracts/ledger';
import { balanceTransactionIds, paymentIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
import type { BalanceTransactionObject } from './balance-transaction.object.js';

export function balanceTransactionToWire({ id, transactionId, compartment, currency, amount, recordedAt }: EntryView, mode: Mode): BalanceTransactionObject {
  return {
    amount,
    category: compartment,
    created: wireTime(recordedAt),
    currency,
    id: balanceTransactionIds.print(id),
    livemode: mode === 'live',
    object: 'balance_transaction',
    payment_id: paymentIds.print(transactionId),
  };
}
