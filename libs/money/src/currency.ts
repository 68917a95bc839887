import { ISO_4217_MINOR_UNITS } from './iso-4217.js';

const FIAT = [
  'AED', 'AUD', 'CAD', 'CHF', 'CZK', 'DKK', 'EUR', 'GBP', 'HKD',
  'INR', 'JPY', 'NOK', 'NZD', 'PLN', 'SEK', 'SGD', 'USD',
] as const;

const DIGITAL = ['BTC', 'ETH', 'USDC', 'USDT'] as const;

type FiatCurrency = (typeof FIAT)[number];
type DigitalCurrency = (typeof DIGITAL)[number];

/**
 * A currency that Corridor keeps accounts in.
 * @open
 */
export type Currency = FiatCurrency | DigitalCurrency;

interface Decimals {
  /** Decimals of the minor unit. */
  readonly exponent: number;
  /** Decimals that are printed even when they are zeros. */
  readonly least: number;
}

// The exponents are those of the assets themselves: satoshi, wei, and the `decimals` of the two token
// contracts. How many are always printed is a choice of the API: whole coins read better with cents.
const DIGITAL_DECIMALS: Readonly<Record<DigitalCurrency, Decimals>> = {
  BTC: { exponent: 8, least: 8 },
  ETH: { exponent: 18, least: 2 },
  USDC: { exponent: 6, least: 2 },
  USDT: { exponent: 6, least: 2 },
};

const DECIMALS: ReadonlyMap<Currency, Decimals> = new Map<Currency, Decimals>([
  ...FIAT.map((code): [Currency, Decimals] => [code, fiatDecimals(code)]),
  ...DIGITAL.map((code): [Currency, Decimals] => [code, DIGITAL_DECIMALS[code]]),
]);

const FIAT_CODES: ReadonlySet<Currency> = new Set<Currency>(FIAT);

/** Every supported currency, sorted by code. */
export const CURRENCIES: readonly Currency[] = Object.freeze([...DECIMALS.keys()].sort());

/** Whether the text is the code of a supported currency, in capitals as ISO 4217 writes it. */
export function isCurrency(text: string): text is Currency {
  return DECIMALS.has(text as Currency);
}

/** Whether the currency is issued by a state, and so has its decimals from ISO 4217. */
export function isFiat(currency: Currency): boolean {
  return FIAT_CODES.has(currency);
}

/** Decimals of the minor unit: ISO 4217 for fiat (JPY 0, EUR 2), USDC and USDT 6, BTC 8, ETH 18. */
export function exponentOf(currency: Currency): number {
  return decimalsOf(currency).exponent;
}

/** Decimals that are always printed: the exponent for fiat and BTC, 2 for USDC, USDT and ETH. */
export function leastDecimalsOf(currency: Currency): number {
  return decimalsOf(currency).least;
}

function decimalsOf(currency: Currency): Decimals {
  const decimals = DECIMALS.get(currency);
  if (decimals === undefined) throw new Error(`${String(currency)} is not a supported currency`);
  return decimals;
}

function fiatDecimals(code: FiatCurrency): Decimals {
  const exponent = ISO_4217_MINOR_UNITS.get(code);
  if (exponent === undefined) throw new Error(`${code} has no minor unit in ISO 4217`);
  return { exponent, least: exponent };
}
