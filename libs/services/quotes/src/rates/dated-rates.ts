import { readFileSync } from 'node:fs';
import { type Currency, crossRate, isCurrency, type Rate, readRate } from '@corridor/money';
import type { Rates } from './rates.js';

/**
 * Rates of one day against the US dollar, each the way the market quotes it: dollars for one unit (`perUnit`, such as
 * EUR/USD) or units for one dollar (`perUsd`, such as USD/INR).
 */
interface RatesFile {
  readonly date: string;
  readonly perUnit: Readonly<Record<string, string>>;
  readonly perUsd: Readonly<Record<string, string>>;
}

/** What a unit of a currency is worth in dollars, as a fraction, so that only a finished cross rate is ever cut. */
interface DollarWorth {
  readonly numerator: Rate;
  readonly denominator: Rate;
}

const ONE: Rate = { coefficient: 1n, scale: 0 };

/** Cross rates are cut, never rounded up, to this many significant digits. */
const SIGNIFICANT_DIGITS = 10;

/** The mid rates that the sandbox quotes by. */
export const SANDBOX_RATES = new URL('../../rates/2026-11-01.json', import.meta.url);

/**
 * Rates from a dated JSON file: the same at any time, so quotes made from it can be predicted. Throws when the file names
 * a currency that is none, or a text that is no rate.
 */
export function datedRates(file: URL): Rates {
  const worths = worthsOf(JSON.parse(readFileSync(file, 'utf8')) as RatesFile);
  return {
    mid(from, to) {
      const [source, target] = [worths.get(from), worths.get(to)];
      if (source === undefined || target === undefined) return null;
      return crossRate(
        product(source.numerator, target.denominator),
        product(source.denominator, target.numerator),
        SIGNIFICANT_DIGITS,
      );
    },
  };
}

function worthsOf(file: RatesFile): ReadonlyMap<Currency, DollarWorth> {
  const worths = new Map<Currency, DollarWorth>([['USD', { numerator: ONE, denominator: ONE }]]);
  const set = (code: string, worth: DollarWorth) => {
    if (!isCurrency(code)) throw new Error(`the rates of ${file.date} name ${code}, which is no currency`);
    if (worths.has(code)) throw new Error(`the rates of ${file.date} name ${code} twice`);
    worths.set(code, worth);
  };
  for (const [code, text] of Object.entries(file.perUnit)) set(code, { numerator: readRate(text), denominator: ONE });
  for (const [code, text] of Object.entries(file.perUsd)) set(code, { numerator: ONE, denominator: readRate(text) });
  return worths;
}

function product(a: Rate, b: Rate): Rate {
  return { coefficient: a.coefficient * b.coefficient, scale: a.scale + b.scale };
}
