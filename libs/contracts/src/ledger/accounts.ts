import type { Currency } from '@corridor/money';
import type { AccountId, WalletId } from '../ids.js';

/** Where money of one owner stands. */
export type Compartment = 'available' | 'pending' | 'processing' | 'payout_processing' | 'fee_advance';

export const COMPARTMENTS: readonly Compartment[] = ['available', 'pending', 'processing', 'payout_processing', 'fee_advance'];

/**
 * Who owns a balance: a customer's account or wallet by its id, the house (`house/fees`, `house/fx`, …), or the world
 * outside (`world/sepa`, …). Only the house and the world may go below zero.
 */
export type Owner = AccountId | WalletId | HouseOwner | WorldOwner;
export type HouseOwner = `house/${'fees' | 'fx' | 'network' | 'suspense'}` | `house/owed/${string}`;
export type WorldOwner = `world/${string}`;

/** A place in a book, without its currency: `owner/compartment`. Postings name two of them. */
export type Place = `${string}/${Compartment}`;

/** A balance in a book: `owner/compartment/currency`. */
export type BalanceKey = `${Place}/${Currency}`;

export function place(owner: Owner, compartment: Compartment = 'available'): Place {
  return `${owner}/${compartment}`;
}

export function balanceKey(at: Place, currency: Currency): BalanceKey {
  return `${at}/${currency}`;
}

/** Splits a balance key into its parts. Throws on text that is none: keys are made by {@link balanceKey} alone. */
export function partsOf(key: string): { owner: Owner; compartment: Compartment; currency: Currency } {
  const last = key.lastIndexOf('/');
  const middle = key.lastIndexOf('/', last - 1);
  if (middle <= 0) throw new Error(`not a balance key: ${key}`);
  return {
    owner: key.slice(0, middle) as Owner,
    compartment: key.slice(middle + 1, last) as Compartment,
    currency: key.slice(last + 1) as Currency,
  };
}

/** The owner of a place. */
export function ownerOf(at: string): Owner {
  return at.slice(0, at.lastIndexOf('/')) as Owner;
}

/** True for balances that may never go below zero. */
export function isCustomerOwner(owner: string): boolean {
  return !owner.startsWith('house/') && !owner.startsWith('world/');
}
