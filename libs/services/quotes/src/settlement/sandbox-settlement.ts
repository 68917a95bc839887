import { type ConversionReport, sandboxConversionReport } from '@corridor/contracts/quotes';
import { readAmount } from '@corridor/money';
import type { ExpectedReport, Settlement } from './settlement.js';

/**
 * What a quote's `from_amount` can ask of the settlement of test mode, in whole units of any currency. The conversion of any other quote
 * settles at once. Amounts, because they are all that a client of the API says of a conversion.
 */
export const MAGIC_AMOUNTS = {
  /** Stays pending until somebody moves it. */
  hold: '7001',
  settleLater: '7002',
  fail: '7003',
} as const;

/** A settlement without money: the same amount always ends the same way, and as long after it was accepted. */
export function sandboxSettlement({ delayMs }: { readonly delayMs: number }): Settlement {
  const isAnyOf = (amount: string, currency: Parameters<typeof readAmount>[1], magic: readonly string[]) =>
    magic.some((text) => readAmount(text, currency) === readAmount(amount, currency));
  const reportOn = (kind: ConversionReport['kind']): ExpectedReport => ({ afterMs: delayMs, report: sandboxConversionReport(kind) });
  return {
    settlesAtOnce: ({ fromAmount, fromCurrency }) => !isAnyOf(fromAmount, fromCurrency, Object.values(MAGIC_AMOUNTS)),
    async take({ from: { amount, currency } }) {
      if (isAnyOf(amount, currency, [MAGIC_AMOUNTS.settleLater])) return reportOn('settled');
      return isAnyOf(amount, currency, [MAGIC_AMOUNTS.fail]) ? reportOn('failed') : null;
    },
  };
}
