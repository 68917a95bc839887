import type { Mode } from '@corridor/contracts';
import type { AddressDepositView, DepositEnd } from '@corridor/contracts/collections';
import { accountIds, addressIds, depositIds } from '../ids.js';
import { metadataToWire } from '../metadata/read-metadata.js';
import { wireTime } from '../wire-time.js';
import type { DepositEndObject, DepositObject } from './deposit.object.js';

export function depositToWire(deposit: AddressDepositView, mode: Mode): DepositObject {
  const { amount, createdAt, from, id, metadata, method, methodReference, reason, statementDescriptor, status, to } = deposit;
  return {
    amount: amount.amount,
    created: wireTime(createdAt),
    currency: amount.currency,
    from: endToWire(from),
    id: depositIds.print(id),
    livemode: mode === 'live',
    metadata: metadataToWire(metadata),
    object: 'deposit',
    payment_method: method,
    payment_method_details: methodReference === null ? null : { reference_number: methodReference },
    reason_code: reason,
    statement_descriptor: statementDescriptor,
    status,
    to: endToWire(to),
  };
}

function endToWire({ account, address }: DepositEnd): DepositEndObject {
  return { account_id: accountIds.print(account), address_id: address === null ? null : addressIds.print(address) };
}
