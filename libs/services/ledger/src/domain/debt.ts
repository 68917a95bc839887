import { type Owner, place, type Place } from '@corridor/contracts/ledger';

const OWED = 'house/owed/';

/** Where a customer's debt stands. */
export function owedBy(owner: Owner): Place {
  return place(`${OWED}${owner}` as Owner);
}

/** The customer whose debt an owner stands for, or null. */
export function debtorOf(owner: Owner): Owner | null {
  return owner.startsWith(OWED) ? (owner.slice(OWED.length) as Owner) : null;
}
