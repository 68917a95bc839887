interface Format {
  readonly pattern: RegExp;
  readonly says: string;
}

const digits = (least: number, most: number): Format => ({
  pattern: new RegExp(`^[0-9]{${least},${most}}$`),
  says: least === most ? `must have ${least} digits` : `must have ${least} to ${most} digits`,
});

/** What banks of a country number their accounts with. Elsewhere only what a SWIFT message can carry is asked for. */
const FORMATS: Readonly<Record<string, Format>> = {
  AU: digits(5, 10),
  CA: digits(5, 12),
  GB: digits(8, 8),
  HK: digits(6, 12),
  IN: digits(9, 18),
  JP: digits(7, 14),
  NZ: digits(15, 16),
  SG: digits(7, 14),
  US: digits(4, 17),
};

/** ISO 20022 and MT 103 carry at most 34 characters. */
const ANY: Format = { pattern: /^[0-9A-Z]{1,34}$/, says: 'must have 1 to 34 letters and digits' };

/** Without the separators that people write. */
export function withoutSeparators(text: string): string {
  return text.replace(/[ -]/g, '').toUpperCase();
}

/** What is wrong with an account number (without separators), or null. */
export function accountNumberProblem(text: string, country: string): string | null {
  const { pattern, says } = FORMATS[country] ?? ANY;
  if (!pattern.test(text)) return says;
  return /^0+$/.test(text) ? 'must not be all zeros' : null;
}
