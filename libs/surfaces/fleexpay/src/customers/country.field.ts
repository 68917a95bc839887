import { Field } from '@corridor/surfaces/http';
import countries from 'i18n-iso-countries';
import { documented, type Told } from '../fields/fields.js';

const CODES: ReadonlySet<string> = new Set(Object.keys(countries.getAlpha2Codes()));

/** ISO 3166-1 alpha-2, in capitals. */
export function CountryField(told: Told): PropertyDecorator {
  const problem = (value: unknown) =>
    typeof value === 'string' && CODES.has(value) ? null : 'must be a country of ISO 3166-1 alpha-2, such as GB';
  return documented(told, { type: String, pattern: '^[A-Z]{2}$' }, Field('country', problem));
}
