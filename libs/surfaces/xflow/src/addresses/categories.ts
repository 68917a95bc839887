import { ADDRESS_CATEGORIES as INSIDE, type AddressCategory as Inside } from '@corridor/contracts/accounts';
import type { AddressCategory } from './address.object.js';

const ON_THE_WIRE: Readonly<Record<Inside, AddressCategory>> = {
  payout: 'user_payout',
  receive: 'xflow_receive',
  fee_advance: 'xflow_fee_advance',
  checkout: 'xflow_checkout',
  payer: 'partner_payment',
};

export function categoryToWire(category: Inside): AddressCategory {
  return ON_THE_WIRE[category];
}

/** The categories that a filter asks for, by the names that they have inside. */
export function categoriesFromWire(asked: readonly AddressCategory[]): readonly Inside[] {
  return INSIDE.filter((category) => asked.includes(ON_THE_WIRE[category]));
}
