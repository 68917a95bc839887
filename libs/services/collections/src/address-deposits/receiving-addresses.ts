import type { AccountId, AddressId, Scope } from '@corridor/contracts';
import type { AddressStatus } from '@corridor/contracts/accounts';
import type { Currency } from '@corridor/money';
import type { ArrivalAddress } from './domain/address-deposit.decide.js';

/** An address as accounts knows it, as far as money that arrives there is concerned. */
export interface KnownAddress {
  readonly id: AddressId;
  readonly category: 'payout' | 'receive' | 'fee_advance' | 'checkout' | 'payer';
  readonly account: AccountId;
  readonly currency: Currency;
  readonly status: AddressStatus;
}

/** Where money can arrive: asked of the accounts service. */
export interface ReceivingAddresses {
  address(scope: Scope, id: AddressId): Promise<KnownAddress | null>;
}

/** Null for an address that no money arrives at: where somebody is paid out to, or has paid from. */
export async function arrivalAddress(addresses: ReceivingAddresses, scope: Scope, id: AddressId): Promise<ArrivalAddress | null> {
  const known = await addresses.address(scope, id);
  if (known === null || known.category === 'payout' || known.category === 'payer') return null;
  return { id: known.id, account: known.account, currency: known.currency, active: known.status === 'activated', feeAdvance: known.category === 'fee_advance' };
}
