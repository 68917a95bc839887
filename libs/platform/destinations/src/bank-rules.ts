import type { Currency } from '@corridor/money';
import type { BankField } from './bank-input.js';
import { ibanCountryOf, isInSepa, type Scheme, schemeOf } from './countries.js';
import type { BankDestination } from './destination.js';
import { invalid, type Problem } from './problem.js';

type Detail = 'iban' | 'accountNumber' | 'routingNumber' | 'sortCode';
type BankProblem = Problem<BankField>;

interface SchemeRule {
  /** What may be given beside the BIC; anything else would be ignored, and so is refused. */
  readonly takes: readonly Detail[];
  /** What is missing to know the account. */
  readonly missing: (bank: BankDestination) => BankField | null;
  /** Whether the currency arrives without a BIC, by a scheme of the country itself. */
  readonly isLocal: (bank: BankDestination, currency: Currency) => boolean;
}

const byIban = ({ iban, country }: BankDestination, currency: Currency) => iban !== null && currency === 'EUR' && isInSepa(country);

const RULES: Readonly<Record<Scheme, SchemeRule>> = {
  us: {
    takes: ['accountNumber', 'routingNumber'],
    missing: ({ accountNumber, routingNumber, bic }) => {
      if (accountNumber === null) return 'accountNumber';
      return routingNumber === null && bic === null ? 'routingNumber' : null;
    },
    isLocal: ({ routingNumber }, currency) => currency === 'USD' && routingNumber !== null,
  },
  gb: {
    takes: ['iban', 'accountNumber', 'sortCode'],
    missing: ({ iban, sortCode, accountNumber }) => {
      if (sortCode === null) return iban !== null && accountNumber === null ? null : 'sortCode';
      return accountNumber === null ? 'accountNumber' : null;
    },
    isLocal: (bank, currency) => currency === 'GBP' || byIban(bank, currency),
  },
  iban: { takes: ['iban'], missing: ({ iban }) => (iban === null ? 'iban' : null), isLocal: byIban },
  account: { takes: ['accountNumber'], missing: ({ accountNumber }) => (accountNumber === null ? 'accountNumber' : null), isLocal: () => false },
};

const DETAILS: readonly Detail[] = ['iban', 'accountNumber', 'routingNumber', 'sortCode'];

/** Whether the parts of an account, each sound by itself, are those that its country and the currency need. */
export function bankRules(bank: BankDestination, currency: Currency): BankProblem | null {
  const { country } = bank;
  const { takes, missing, isLocal } = RULES[schemeOf(country)];
  const needless = DETAILS.find((detail) => bank[detail] !== null && !takes.includes(detail));
  if (needless !== undefined) return invalid(needless, `is not what accounts in ${country} are known by`);
  const lacking = missing(bank);
  if (lacking !== null) return invalid(lacking, `is required for accounts in ${country}`);
  if (bank.bic === null && !isLocal(bank, currency)) return invalid('bic', `is required to pay ${currency} to an account in ${country}`);
  return ibanOfGb(bank);
}

/** A British IBAN holds sort code and account number behind the bank's four letters. */
function ibanOfGb({ country, iban, sortCode, accountNumber }: BankDestination): BankProblem | null {
  if (ibanCountryOf(country) !== 'GB' || iban === null || sortCode === null || accountNumber === null) return null;
  return iban.slice(8) === sortCode + accountNumber ? null : invalid('iban', 'is of another account than {sortCode} and {accountNumber}');
}
