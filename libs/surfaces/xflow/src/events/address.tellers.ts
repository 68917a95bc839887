import type { AccountId, AddressId } from '@corridor/contracts';
import type { AccountsEvent } from '@corridor/contracts/accounts';
import { addressIds } from '../ids.js';
import type { TypeOf } from './event-types.js';
import { silent, type Tellers, type Telling } from './telling.js';

type AboutAddresses = Extract<AccountsEvent, { readonly type: `PayoutAddress${string}` | `Address${string}` }>;

/** What is told of addresses. Those that money is paid out to are never a partner's; of every other, `holder` says whose it is. */
export const ADDRESS_TELLERS: Tellers<AboutAddresses> = {
  PayoutAddressRegistered: ({ address }) => made({ ...address, holder: address.account }),
  PayoutAddressUpdated: silent,
  AddressOpened: ({ address }) => made(address),
  AddressActivated: ({ address }) => [told('address.status.activated', address)],
  AddressDeactivated: ({ address }) => [told('address.status.deactivated', address)],
  AddressUpdated: silent,
};

interface Held {
  readonly id: AddressId;
  readonly holder: AccountId;
}

/** What is activated from the first is told of as both. */
function made(address: Held & { readonly status: string }): readonly Telling[] {
  return [told('address.created', address), ...(address.status === 'activated' ? [told('address.status.activated', address)] : [])];
}

function told(type: TypeOf<'address'>, { id, holder }: Held): Telling {
  return { type, linkedId: addressIds.print(id), account: holder };
}
