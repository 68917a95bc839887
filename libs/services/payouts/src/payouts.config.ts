import type { DecimalString } from '@corridor/contracts';
import { PAYOUT_RAILS, type PayoutRail } from '@corridor/contracts/payouts';
import { type Currency, isCurrency, parseAmount } from '@corridor/money';
import { commaList, durationMs } from '@corridor/runtime';
import { z } from 'zod';
import { DEFAULT_FEES, type FeeSchedule } from './domain/fees.js';

const DEFAULT_DELAY_MS = 5_000;
const FEE = /^([a-z]+)\/([A-Z]+)=(\S+)$/;

interface Fee {
  readonly rail: PayoutRail;
  readonly currency: Currency;
  readonly amount: DecimalString;
}

/** What this service reads from its environment. */
export const payoutsSettings = {
  /** How long a payout of test mode takes to its next state. */
  SANDBOX_DELAY_MS: durationMs().default(DEFAULT_DELAY_MS),
  /** Fees in place of those of the table, such as `swift/USD=15.00,sepa/EUR=0`. */
  PAYOUT_FEES: commaList().pipe(z.array(z.string().transform(readFee))).default([]),
};

export type PayoutsSettings = z.output<z.ZodObject<typeof payoutsSettings>>;

export function feesOf({ PAYOUT_FEES }: Pick<PayoutsSettings, 'PAYOUT_FEES'>): FeeSchedule {
  return PAYOUT_FEES.reduce<FeeSchedule>((fees, { rail, currency, amount }) => ({ ...fees, [rail]: { ...fees[rail], [currency]: amount } }), DEFAULT_FEES);
}

function readFee(text: string, context: z.RefinementCtx): Fee {
  const [, rail = '', currency = '', amount = ''] = FEE.exec(text) ?? [];
  const isFee = (PAYOUT_RAILS as readonly string[]).includes(rail) && isCurrency(currency) && parseAmount(amount, currency).ok;
  if (isFee && !amount.startsWith('-')) return { rail: rail as PayoutRail, currency, amount: amount as DecimalString };
  context.addIssue({ code: 'custom', message: `must hold fees such as swift/USD=15.00, not ${text}` });
  return z.NEVER;
}
