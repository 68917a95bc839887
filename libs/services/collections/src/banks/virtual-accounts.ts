import type { DepositInstructions, DepositRail } from '@corridor/contracts/collections';
import { composedIban } from '@corridor/destinations';
import { referenceOf } from './reference.js';

/** Where a bank lets money arrive. One serves one mode. */
export interface VirtualAccounts {
  /** Payment details of the account with a number, from 1; null when the rail has no account of that number. */
  instructionsFor(rail: DepositRail, number: bigint): DepositInstructions | null;
}

export interface BankDetails {
  /** Null for the house, by whatever name a payer knows it. */
  readonly accountHolder: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Bank and branch, as they stand in the country's IBANs. */
  readonly bankCode: string;
  readonly bic: string;
  readonly firstAccountNumber: bigint;
  readonly routingNumber: string;
  readonly sortCode: string;
}

const US_ACCOUNT_DIGITS = 12;
const UK_ACCOUNT_DIGITS = 8;
/** So that no UK account number begins with zeros, which people leave out. */
const FIRST_UK_ACCOUNT = 10_000_000n;

/** Numbers whose IBANs are tried before the first is given out. */
const TRIALS = 100n;

/**
 * Accounts that differ in their number alone: every deposit has one of its own.
 * @throws when the IBANs of country and bank code are not valid
 */
export function virtualAccounts(bank: BankDetails): VirtualAccounts {
  for (let number = 1n; number <= TRIALS; number += 1n) ibanOf(bank, number);
  return {
    instructionsFor(rail, number) {
      const reference = referenceOf(number);
      const account = reference === null ? null : accountOf(bank, rail, number);
      return reference === null || account === null ? null : { accountHolder: bank.accountHolder, ...account, reference };
    },
  };
}

type Account = Omit<DepositInstructions, 'accountHolder' | 'reference'>;

function accountOf(bank: BankDetails, rail: DepositRail, number: bigint): Account | null {
  switch (rail) {
    case 'sepa':
    case 'swift':
      return { iban: ibanOf(bank, number), bic: bank.bic };
    case 'ach':
      return { accountNumber: number.toString().padStart(US_ACCOUNT_DIGITS, '0'), routingNumber: bank.routingNumber };
    case 'fps': {
      const accountNumber = (FIRST_UK_ACCOUNT + number).toString();
      return accountNumber.length > UK_ACCOUNT_DIGITS ? null : { accountNumber, sortCode: bank.sortCode };
    }
    case 'onchain':
      return null;
  }
}

function ibanOf({ country, bankCode, firstAccountNumber }: BankDetails, number: bigint): string {
  const account = (firstAccountNumber + number - 1n).toString();
  const iban = composedIban(country, bankCode, account);
  if (iban === null) throw new Error(`${country} has no IBAN with the bank code ${bankCode} and the account ${account}`);
  return iban;
}
