/**
 * Countries and territories whose accounts SEPA credit transfers reach, by the code that begins their IBANs: European
 * Payments Council, EPC409-09 "List of SEPA scheme countries", as of November 2025.
 */
export const SEPA_COUNTRIES: ReadonlySet<string> = new Set([
  'AD', 'AL', 'AT', 'BE', 'BG', 'CH', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GB', 'GI', 'GR', 'HR', 'HU', 'IE', 'IS',
  'IT', 'LI', 'LT', 'LU', 'LV', 'MC', 'MD', 'ME', 'MK', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'RS', 'SE', 'SI', 'SK', 'SM', 'VA',
]);
