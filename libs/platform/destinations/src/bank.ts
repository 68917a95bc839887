import { type Currency, isFiat } from '@corridor/money';
import { isValidBIC, isValidIBAN } from 'ibantools';
import validator from 'validator';
import { accountNumberProblem, withoutSeparators } from './account-numbers.js';
import type { BankField, BankInput } from './bank-input.js';
import { bankRules } from './bank-rules.js';
import { ibanCountryOf, isCountry } from './countries.js';
import type { BankDestination } from './destination.js';
import { failed, invalid, notPayable, type Problem, type Read } from './problem.js';

type BankProblem = Problem<BankField>;

/** Currencies that may be held by residents of one country only, so that no bank elsewhere can take them. */
const ONLY_IN: Readonly<Partial<Record<Currency, string>>> = { INR: 'IN' };

/** Reads an account at a bank, and says whether this currency can be paid to it. */
export function readBank(input: BankInput, currency: Currency): Read<BankDestination, BankField> {
  const bank = normalised(input);
  const problem =
    countryProblem(bank, input.country) ??
    ibanProblem(bank) ??
    bicProblem(bank) ??
    routingProblem(bank) ??
    sortCodeProblem(bank) ??
    numberProblem(bank) ??
    currencyProblem(bank, currency) ??
    bankRules(bank, currency);
  return problem === null ? { ok: true, value: bank } : failed(problem);
}

function normalised({ country, iban, bic, accountNumber, routingNumber, sortCode }: BankInput): BankDestination {
  const plainIban = iban === undefined ? null : withoutSeparators(iban);
  return {
    kind: 'bank',
    country: country ?? plainIban?.slice(0, 2) ?? '',
    iban: plainIban,
    bic: bic?.toUpperCase() ?? null,
    accountNumber: accountNumber === undefined ? null : withoutSeparators(accountNumber),
    routingNumber: routingNumber ?? null,
    sortCode: sortCode === undefined ? null : withoutSeparators(sortCode),
  };
}

function countryProblem({ country, iban }: BankDestination, given: string | undefined): BankProblem | null {
  if (given === undefined) return iban === null ? invalid('country', 'is required') : null;
  return isCountry(country) ? null : invalid('country', 'must be a country by ISO 3166-1, two capital letters such as US');
}

function ibanProblem({ country, iban }: BankDestination): BankProblem | null {
  if (iban === null) return null;
  if (!isValidIBAN(iban)) return invalid('iban', 'is no valid IBAN: its country, length or check digits are wrong');
  const issuer = iban.slice(0, 2);
  return issuer === ibanCountryOf(country) ? null : invalid('iban', `is of ${issuer}, but {country} is ${country}`);
}

/** The fifth and sixth letters are the bank's country. */
function bicProblem({ country, bic }: BankDestination): BankProblem | null {
  if (bic === null) return null;
  if (!isValidBIC(bic)) return invalid('bic', 'must be a BIC of 8 or 11 characters, such as DEUTDEFF');
  const home = bic.slice(4, 6);
  return home === country || home === ibanCountryOf(country) ? null : invalid('bic', `is of a bank in ${home}, but {country} is ${country}`);
}

function routingProblem({ routingNumber }: BankDestination): BankProblem | null {
  if (routingNumber === null) return null;
  // Nine zeros pass the checksum.
  const isRouting = /^(?!0{9})[0-9]{9}$/.test(routingNumber) && validator.isAbaRouting(routingNumber);
  return isRouting ? null : invalid('routingNumber', 'is no valid ABA routing number: nine digits, the last of them a check digit');
}

function sortCodeProblem({ sortCode }: BankDestination): BankProblem | null {
  return sortCode === null || /^(?!0{6})[0-9]{6}$/.test(sortCode) ? null : invalid('sortCode', 'must have six digits');
}

function numberProblem({ country, accountNumber }: BankDestination): BankProblem | null {
  if (accountNumber === null) return null;
  const text = accountNumberProblem(accountNumber, ibanCountryOf(country));
  return text === null ? null : invalid('accountNumber', `${text} in ${country}`);
}

function currencyProblem({ country }: BankDestination, currency: Currency): BankProblem | null {
  if (!isFiat(currency)) return notPayable('currency', `${currency} can not be paid to a bank account`);
  const only = ONLY_IN[currency];
  return only === undefined || only === country ? null : notPayable('currency', `${currency} can be paid in ${only} only, not in ${country}`);
}
