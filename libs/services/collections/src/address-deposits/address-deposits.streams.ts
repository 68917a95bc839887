import type { DepositId, Scope } from '@corridor/contracts';
import type { AddressDepositEvent } from '@corridor/contracts/collections';
import { loadStream } from '@corridor/messaging';
import type { CollectionsDeps } from '../collections.deps.js';
import { addressDepositOf } from './domain/address-deposit.js';

export function addressDepositStream(id: DepositId): string {
  return `address-deposit-${id}`;
}

export async function loadAddressDeposit({ store }: Pick<CollectionsDeps, 'store'>, scope: Scope, id: DepositId) {
  const head = await loadStream<AddressDepositEvent>(store, addressDepositStream(id), scope);
  return { head, state: addressDepositOf(head.events) };
}
