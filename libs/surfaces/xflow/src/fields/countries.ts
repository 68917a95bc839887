import countries from 'i18n-iso-countries';
import { refuse } from '../errors/refuse.js';

/** Countries that accounts can be in, ISO 3166-1 alpha-2. Dated with the version of the API: 2024-02-05. */
const SUPPORTED: ReadonlySet<string> = new Set(
  `
    AD AE AG AI AL AM AO AR AT AU AW AZ BA BB BE BF BG BH BI BJ BM BN BO BR
    BS BW BZ CA CG CH CI CL CM CN CO CR CV CY CZ DE DJ DK DM DO DZ EC EE EG
    ER ES FI FJ FK FO FR GA GB GD GE GF GH GI GL GM GP GQ GR GT GU GW HK HN
    HR HT HU ID IE IN IL IS IT JO JP KE KG KH KI KR KW KY KZ LA LI LR LS LT
    LU LV MA MC MD ME MG MN MO MR MT MU MW MX MY MZ NA NE NG NL NO NZ OM PA
    PE PF PG PH PL PR PS PT PY QA RE RO RS SA SE SG SI SK SL SM SN SZ TD TG
    TH TJ TL TM TN TR TT TW TZ UG US UY VN VU ZA
  `
    .trim()
    .split(/\s+/),
);

const KNOWN: ReadonlySet<string> = new Set(Object.keys(countries.getAlpha2Codes()));

/** Throws when `code` is no country of ISO 3166-1, or none that accounts can be in. `field` is its full name. */
export function assertCountry(code: string, field: string): void {
  if (!KNOWN.has(code)) throw refuse(400, 'country_code_invalid', `${field} must be a country of ISO 3166-1 alpha-2, such as IN.`, field);
  if (!SUPPORTED.has(code)) throw refuse(400, 'country_code_not_supported', `Accounts can't be in ${code}.`, field);
}
