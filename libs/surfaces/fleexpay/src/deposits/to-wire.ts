import type { DepositView } from '@corridor/contracts/collections';
import { accountIds, depositIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
import type { DepositObject } from './deposit.object.js';

export function depositToWire(deposit: DepositView): DepositObject {
  return {
    id: depositIds.print(deposit.id),
    object: 'deposit',
    account_id: accountIds.print(deposit.accountId),
    currency: deposit.amount.currency,
    amount: deposit.amount.amount,
    method: deposit.rail,
    status: deposit.status,
    deposit_instructions: null,
    created_at: wireTime(deposit.createdAt),
    completed_at: wireTime(deposit.completedAt),
  };
}
