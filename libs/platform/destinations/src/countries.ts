import { countrySpecs, isSEPACountry } from 'ibantools';
import countries from 'i18n-iso-countries';

const CODES: ReadonlySet<string> = new Set(Object.keys(countries.getAlpha2Codes()));

/** Territories whose accounts have the IBANs of another country (SWIFT's IBAN registry names them under it). */
const UNDER: Readonly<Record<string, string>> = {
  AX: 'FI',
  ...Object.fromEntries(['GF', 'GP', 'MQ', 'RE', 'YT', 'PM', 'BL', 'MF', 'NC', 'PF', 'WF', 'TF'].map((territory) => [territory, 'FR'])),
  ...Object.fromEntries(['GG', 'IM', 'JE'].map((territory) => [territory, 'GB'])),
};

/**
 * How an account of a country is named: by routing number and number (`us`), by sort code and number or an IBAN (`gb`),
 * by an IBAN alone, or by BIC and number (`account`).
 */
export type Scheme = 'us' | 'gb' | 'iban' | 'account';

/** ISO 3166-1 alpha-2, in capitals. */
export function isCountry(text: string): boolean {
  return CODES.has(text);
}

/** The country that the IBANs of a country begin with. */
export function ibanCountryOf(country: string): string {
  return UNDER[country] ?? country;
}

export function schemeOf(country: string): Scheme {
  const issuer = ibanCountryOf(country);
  if (issuer === 'US') return 'us';
  if (issuer === 'GB') return 'gb';
  return countrySpecs[issuer]?.IBANRegistry === true ? 'iban' : 'account';
}

/** Whether euros reach accounts there by SEPA, where the IBAN alone names bank and account. */
export function isInSepa(country: string): boolean {
  return isSEPACountry(ibanCountryOf(country));
}
