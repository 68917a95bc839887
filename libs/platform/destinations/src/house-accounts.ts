import type { Currency } from '@corridor/money';
import { composedIban } from './compose-iban.js';

/** An account of the house's at a bank that exists in test mode alone. */
export interface HouseAccount {
  /** How the bank is known in its country, to those who pay by the country's own schemes; null where only the IBAN counts. */
  readonly localBank: string | null;
  /** The same for wires within the country, where it is another one. */
  readonly wireBank: string | null;
  readonly bic: string;
  readonly iban: string | null;
  readonly number: string;
}

interface Bank {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly bic: string;
  readonly localBank: string | null;
  readonly wireBank?: string;
  /** What stands before the account in the country's IBANs; null where it has none. */
  readonly ibanBank: string | null;
  readonly digits: number;
}

/** A bank of each currency's own country. No such bank exists; its codes have the form, and the check digits, of real ones. */
const BANKS = {
  AED: { country: 'AE', bic: 'CRDRAEAD', localBank: null, ibanBank: '990', digits: 16 },
  AUD: { country: 'AU', bic: 'CRDRAU2S', localBank: '999001', ibanBank: null, digits: 9 },
  CHF: { country: 'CH', bic: 'CRDRCHZZ', localBank: '99001', ibanBank: '99001', digits: 12 },
  CZK: { country: 'CZ', bic: 'CRDRCZPP', localBank: '9901', ibanBank: '9901', digits: 10 },
  DKK: { country: 'DK', bic: 'CRDRDKKK', localBank: '9901', ibanBank: '9901', digits: 10 },
  EUR: { country: 'DE', bic: 'CRDRDEFF', localBank: '99900100', ibanBank: '99900100', digits: 10 },
  GBP: { country: 'GB', bic: 'CRDRGB2L', localBank: '990010', ibanBank: 'CRDR990010', digits: 8 },
  HKD: { country: 'HK', bic: 'CRDRHKHH', localBank: '999001', ibanBank: null, digits: 12 },
  NOK: { country: 'NO', bic: 'CRDRNOKK', localBank: '9901', ibanBank: '9901', digits: 7 },
  PLN: { country: 'PL', bic: 'CRDRPLPW', localBank: '99900009', ibanBank: '99900009', digits: 16 },
  SEK: { country: 'SE', bic: 'CRDRSESS', localBank: '9901', ibanBank: '990', digits: 10 },
  SGD: { country: 'SG', bic: 'CRDRSGSG', localBank: '9990001', ibanBank: null, digits: 10 },
  USD: { country: 'US', bic: 'CRDRUS33', localBank: '026099998', wireBank: '026099985', ibanBank: null, digits: 14 },
} as const satisfies Partial<Record<Currency, Bank>>;

export type HouseCurrency = keyof typeof BANKS;

/** Has no factor in common with ten, so that multiplying by it modulo a power of ten maps no two numbers to one; large, so that neighbours look unlike. */
const FACTOR = 66_826_526_333n;

/**
 * The account of a number, from 1: another one for every number. Null where a number has no account, because its country's
 * check digits don't allow it or it would begin with a zero, which people leave out: the next number may have one.
 */
export function houseAccount(currency: HouseCurrency, number: bigint): HouseAccount | null {
  const { country, bic, localBank, ibanBank, digits, wireBank }: Bank = BANKS[currency];
  const space = 10n ** BigInt(digits);
  if (number < 1n || number >= space) throw new Error(`the bank of ${currency} has no account ${number}`);
  const account = ((space / 2n + number * FACTOR) % space).toString();
  if (account.length < digits) return null;
  const iban = ibanBank === null ? null : composedIban(country, ibanBank, account);
  return ibanBank !== null && iban === null ? null : { localBank, wireBank: wireBank ?? localBank, bic, iban, number: account };
}
