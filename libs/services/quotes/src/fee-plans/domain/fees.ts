import type { FeeCorridor, FeePlanView, PayoutFeeRule, PriceKind, ReferenceRate } from '@corridor/contracts/quotes';
import { type Amount, amountOf, crossRate, type Currency, exponentOf, mulDiv, type Rate } from '@corridor/money';

interface Corridor {
  readonly source: Currency;
  readonly destination: Currency;
}

/** A plain decimal of a plan: `coefficient / 10^scale`, zero or more. */
interface Decimal {
  readonly coefficient: bigint;
  readonly scale: number;
}

const HUNDRED_SCALE = 2;

/** What an account is quoted is cut to so many digits. */
const SIGNIFICANT_DIGITS = 5;

/**
 * The entry that counts: the one for just these currencies, else that for the source to all, else that for all to the
 * destination, else that for all to all, which every list has.
 */
export function entryFor<Entry extends FeeCorridor>(entries: readonly Entry[], { source, destination }: Corridor): Entry {
  const patterns = [[source, destination], [source, '*'], ['*', destination], ['*', '*']] as const;
  for (const [from, to] of patterns) {
    const entry = entries.find(({ sourceCurrency, destinationCurrency }) => sourceCurrency === from && destinationCurrency === to);
    if (entry !== undefined) return entry;
  }
  throw new Error('a fee plan has no entry for all currencies');
}

/** What a payout of so many minor units of the source costs, in the same: half-up, once, at the end. */
export function payoutFeeOf(entries: readonly PayoutFeeRule[], amount: Amount, corridor: Corridor): Amount {
  const entry = entryFor(entries, corridor);
  const [fixed, minimum, variable] = [decimal(entry.fixed), decimal(entry.minimum), decimal(entry.variable)];
  const unit = 10n ** BigInt(exponentOf(corridor.source));
  const perCent = variable.scale + HUNDRED_SCALE;
  // Both parts over one denominator, so that only their sum is ever rounded.
  const numerator = amount * variable.coefficient * 10n ** BigInt(fixed.scale) + fixed.coefficient * unit * 10n ** BigInt(perCent);
  const charged = mulDiv(numerator, 1n, 10n ** BigInt(perCent + fixed.scale), 'half_up');
  const least = mulDiv(minimum.coefficient, unit, 10n ** BigInt(minimum.scale), 'half_up');
  return amountOf(charged > least ? charged : least);
}

export interface UserRate {
  readonly rate: Rate;
  readonly reference: ReferenceRate;
}

/** `mid / (1 + variable %)`, cut to five significant digits: 82.269 at 1.00 % is 81.454. */
export function userRate(plan: Pick<FeePlanView, 'fees'>, mid: Rate, { kind, marketOpen, ...corridor }: Corridor & { readonly kind: PriceKind; readonly marketOpen: boolean }): UserRate {
  const { variable, reference } = markupOf(plan, kind, { ...corridor, marketOpen });
  const { coefficient, scale } = decimal(variable);
  const perWhole = scale + HUNDRED_SCALE;
  const divisor: Rate = { coefficient: 10n ** BigInt(perWhole) + coefficient, scale: perWhole };
  return { rate: crossRate(mid, divisor, SIGNIFICANT_DIGITS), reference };
}

function markupOf({ fees }: Pick<FeePlanView, 'fees'>, kind: PriceKind, { marketOpen, ...corridor }: Corridor & { readonly marketOpen: boolean }) {
  switch (kind) {
    case 'payout_fx': {
      const { variable, referenceRate } = entryFor(fees.payoutFx, corridor);
      return { variable, reference: referenceRate };
    }
    case 'transfer_fx': {
      const { variable, variableOffHours, referenceRate } = entryFor(fees.transferFx, corridor);
      return { variable: marketOpen ? variable : variableOffHours, reference: referenceRate };
    }
  }
}

/** Reads a plain decimal of a plan, such as a per cent. */
export function decimal(text: string): Decimal {
  const [whole = '', decimals = ''] = text.split('.');
  return { coefficient: BigInt(whole + decimals), scale: decimals.length };
}
