import type { AddressDepositRecord, ReceivableView } from '@corridor/contracts/collections';
import { accountIds, addressDepositIds, addressIds, receivableIds } from '../ids.js';

/** All that a person needs to decide by. */
export function receivableToWire({ id, owner, partner, ...receivable }: ReceivableView) {
  const { currency, maximum, invoice, description, purposeCode, transactionType, status, issues, reconciled, createdAt } = receivable;
  return {
    id: receivableIds.print(id),
    object: 'receivable',
    account_id: accountIds.print(owner),
    partner_id: partner === null ? null : accountIds.print(partner),
    currency,
    maximum,
    invoice,
    description,
    purpose_code: purposeCode,
    transaction_type: transactionType,
    status,
    issues,
    reconciled,
    created_at: createdAt,
  } as const;
}

export function addressDepositToWire({ id, amount, to, method, status, reason, takesBack, createdAt }: AddressDepositRecord) {
  return {
    id: addressDepositIds.print(id),
    object: 'deposit',
    account_id: accountIds.print(to.account),
    address_id: to.address === null ? null : addressIds.print(to.address),
    amount: amount.amount,
    currency: amount.currency,
    payment_method: method,
    status,
    reason_code: reason,
    ...(takesBack === undefined ? {} : { takes_back: addressDepositIds.print(takesBack) }),
    created_at: createdAt,
  } as const;
}

export type ReceivableObject = ReturnType<typeof receivableToWire>;
export type AddressDepositObject = ReturnType<typeof addressDepositToWire>;
