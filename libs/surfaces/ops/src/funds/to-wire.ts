import type { CompletedDeposit, Remittance, ReturnedDeposit, ReturnedFunds, SuspendedFunds } from '@corridor/contracts/collections';
import { accountIds, depositIds } from '../ids.js';

export function suspendedToWire(funds: (SuspendedFunds | ReturnedFunds) & { readonly remittance?: Remittance | null }) {
  const { id, amount, rail, reason, named, bankReference, receivedAt, remittance = null } = funds;
  return {
    id: depositIds.print(id),
    object: 'suspended_funds',
    ...amount,
    method: rail,
    reason,
    deposit_id: named === null ? null : depositIds.print(named),
    payer: remittance === null ? null : { name: remittance.payerName, account: remittance.payerAccount },
    reference: remittance?.text ?? null,
    bank_reference: bankReference,
    received_at: receivedAt,
    ...('returnedAt' in funds ? { failure_code: funds.failureCode, failure_reason: funds.failureReason, returned_at: funds.returnedAt } : {}),
  };
}

export function depositToWire(deposit: CompletedDeposit | ReturnedDeposit) {
  const { id, accountId, amount, rail, status, bankReference = null, completedAt } = deposit;
  return { id: depositIds.print(id), object: 'deposit', account_id: accountIds.print(accountId), ...amount, method: rail, status, bank_reference: bankReference, completed_at: completedAt };
}

/** What came of money that a bank tells of: a deposit, or money in suspense. */
export function arrivedToWire(arrived: CompletedDeposit | SuspendedFunds) {
  return 'status' in arrived ? depositToWire(arrived) : suspendedToWire(arrived);
}
