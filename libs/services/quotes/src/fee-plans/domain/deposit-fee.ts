import type { DepositFeeRule, FeesProblem, ProcessingFeeRequest } from '@corridor/contracts/quotes';
import { type Amount, amountOf, type Currency, mulDiv } from '@corridor/money';
import { decimal } from './fees.js';

interface Paid {
  readonly method: ProcessingFeeRequest['method'];
  readonly currency: Currency;
}

/** The entry for a method and a currency; null where the plan lays nothing down for it. */
export function depositRuleFor(rules: readonly DepositFeeRule[], { method, currency }: Paid): DepositFeeRule | null {
  return rules.find((rule) => rule.method === method && rule.currency === currency) ?? null;
}

const HUNDRED_SCALE = 2;

/** A per cent of the amount, half-up, in the same minor units. */
export function depositFeeOf({ variable }: DepositFeeRule, amount: Amount): Amount {
  const { coefficient, scale } = decimal(variable);
  return amountOf(mulDiv(amount, coefficient, 10n ** BigInt(scale + HUNDRED_SCALE), 'half_up'));
}

/** The first entry that is there twice, or null. */
export function depositFeesProblem(rules: readonly DepositFeeRule[]): FeesProblem | null {
  const before = new Map<string, DepositFeeRule>();
  for (const [at, rule] of rules.entries()) {
    const key = `${rule.method}/${rule.currency}`;
    const other = before.get(key);
    if (other !== undefined) return { reason: 'fees_repeated', list: 'deposit', at, same: JSON.stringify(other) === JSON.stringify(rule) ? 'entry' : 'currencies' };
    before.set(key, rule);
  }
  return null;
}
