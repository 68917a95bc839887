import type { DecimalString } from '@corridor/contracts';
import type { PayoutRail } from '@corridor/contracts/payouts';
import type { Currency } from '@corridor/money';

/** What a payout costs beside its amount, in major units of the payout's own currency. What is not listed costs nothing. */
export type FeeSchedule = Readonly<Record<PayoutRail, Readonly<Partial<Record<Currency, DecimalString>>>>>;

/** 12.00 USD at the sandbox's rates of 2026-11-01, half up. A table, so that live mode needs no rate to know its fees. */
const SWIFT = {
  AED: '44.07', AUD: '18.23', CAD: '16.72', CHF: '10.38', CZK: '280.34', DKK: '82.63', EUR: '11.08', GBP: '9.29', HKD: '93.29',
  INR: '987.23', JPY: '1828', NOK: '132.15', NZD: '20.08', PLN: '48.20', SEK: '128.06', SGD: '15.87', USD: '12.00',
};

export const DEFAULT_FEES = {
  sepa: { EUR: '0.20' },
  fps: { GBP: '0.20' },
  ach: { USD: '0.50' },
  swift: SWIFT,
  onchain: { BTC: '0.00002000', ETH: '0.0005', USDC: '1.00', USDT: '1.00' },
} as unknown as FeeSchedule;

const ZERO = '0' as DecimalString;

export function feeOf(fees: FeeSchedule, rail: PayoutRail, currency: Currency): DecimalString {
  return fees[rail][currency] ?? ZERO;
}
