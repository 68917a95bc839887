import type { PaymentType } from '@corridor/contracts/ledger';
import type { Currency } from '@corridor/money';
import type { PaymentMark } from '../domain/payment-marks.js';
import { CURRENCY_CODES } from './entry-kind.js';

/*
 * What lists of payments are narrowed by, folded into one number that two indexes of the entries begin with: type, currencies on both sides,
 * and whether there is an exchange rate. Above zero for the mark of whose payment it is, below for those of others whom it concerns. The codes
 * stand in tables: one that was given is never given to anything else, new ones go at the end.
 */

const TYPE_CODES: Readonly<Record<PaymentType, number>> = {
  adjustment_negative: 1, adjustment_positive: 2, fee_advance_debit: 3, funds_credit: 4, funds_debit: 5, fx_fee: 6, payout: 7, payout_failure: 8,
  payout_fee: 9, platform_currency_credit: 10, platform_currency_debit: 11, platform_partner_debit: 12, processing_fee: 13, reconcile: 14,
  reconcile_paypal: 15, transfer: 16,
};

/** A type of a later release: in lists, but not in those of a type. */
const OTHER_TYPE = 0;

/** Bits of each part, from the lowest: the rate has one. */
const RATE_BITS = 1;
const CURRENCY_BITS = 6;
const TO_SHIFT = RATE_BITS;
const FROM_SHIFT = TO_SHIFT + CURRENCY_BITS;
const TYPE_SHIFT = FROM_SHIFT + CURRENCY_BITS;
const CURRENCY_MASK = 2 ** CURRENCY_BITS - 1;

export function paymentKindOf({ isLead, payment: { type, from, to, told } }: PaymentMark): number {
  const typeCode = Object.hasOwn(TYPE_CODES, type) ? TYPE_CODES[type] : OTHER_TYPE;
  const rate = told?.exchangeRate === undefined ? 0 : 1;
  const kind = (typeCode << TYPE_SHIFT) | (CURRENCY_CODES[from.currency] << FROM_SHIFT) | (CURRENCY_CODES[to.currency] << TO_SHIFT) | rate;
  return isLead ? kind : -kind;
}

export interface PaymentKindFilter {
  readonly types?: readonly PaymentType[] | undefined;
  readonly fromCurrency?: Currency | undefined;
  readonly toCurrency?: Currency | undefined;
  /** Only those that have an exchange rate. */
  readonly atRate?: boolean | undefined;
}

/** The condition, in SQL, that the kind in column `kind` passes a filter; `$n` to `$n + 3` are {@link kindValues}. */
export function kindCondition(kind: string, n: number): string {
  const part = (shift: number) => `(abs(${kind}) >> ${shift}) & ${CURRENCY_MASK}`;
  return `($${n}::int[] is null or abs(${kind}) >> ${TYPE_SHIFT} = any($${n}))
    and ($${n + 1}::int is null or ${part(FROM_SHIFT)} = $${n + 1}) and ($${n + 2}::int is null or ${part(TO_SHIFT)} = $${n + 2})
    and (not $${n + 3}::boolean or abs(${kind}) & 1 = 1)`;
}

export function kindValues({ types, fromCurrency, toCurrency, atRate = false }: PaymentKindFilter): readonly unknown[] {
  const codeOf = (currency: Currency | undefined) => (currency === undefined ? null : CURRENCY_CODES[currency]);
  return [types?.map((type) => TYPE_CODES[type]) ?? null, codeOf(fromCurrency), codeOf(toCurrency), atRate];
}
