import type { AccountsEvent, PayoutAddressRecord } from '@corridor/contracts/accounts';
import { addressIds } from '../ids.js';
import type { TypeOf } from './event-types.js';
import { silent, type Tellers, type Telling } from './telling.js';

type AboutAddresses = Extract<AccountsEvent, { readonly type: `PayoutAddress${string}` }>;

/** What is told of addresses. Those that money is paid out to are never a partner's. */
export const ADDRESS_TELLERS: Tellers<AboutAddresses> = {
  PayoutAddressRegistered: ({ address }) => [told('address.created', address), ...(address.status === 'activated' ? [told('address.status.activated', address)] : [])],
  PayoutAddressUpdated: silent,
};

function told(type: TypeOf<'address'>, { id, account }: Pick<PayoutAddressRecord, 'id' | 'account'>): Telling {
  return { type, linkedId: addressIds.print(id), account };
}
