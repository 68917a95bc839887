import { composeIBAN, getCountrySpecifications, isValidIBAN } from 'ibantools';

/** Characters of an IBAN before the country's own part: country and check digits. */
const HEAD = 4;

/**
 * The IBAN of an account, filled up with zeros behind the bank's code. Null when the country has no IBANs, or none with these
 * parts: some countries have check digits of their own inside, which not every number has.
 */
export function composedIban(country: string, bankCode: string, account: string): string | null {
  const characters = getCountrySpecifications()[country]?.chars;
  if (characters === undefined || characters === null) return null;
  const iban = composeIBAN({ countryCode: country, bban: bankCode + account.padStart(characters - HEAD - bankCode.length, '0') });
  return iban !== null && isValidIBAN(iban) ? iban : null;
}
