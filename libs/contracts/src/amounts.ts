import { type Amount, type Currency, type Money, printAmount, readAmount } from '@corridor/money';

/**
 * A decimal string in major units with exactly the decimals that its currency prints, such as "50000.00".
 * @pattern ^-?(0|[1-9]\d*)(\.\d+)?$
 */
export type DecimalString = string & { readonly __decimal: 'amount' };

/**
 * What one unit of a currency is worth in another: a plain decimal without superfluous zeros, such as "1.0832".
 * @pattern ^(0|[1-9]\d*)(\.\d+)?$
 */
export type RateString = string;

// Domain code works on Money in minor units.
/** An amount with its currency, as messages, events and views carry it. */
export interface MoneyView {
  readonly currency: Currency;
  readonly amount: DecimalString;
}

/** Prints an amount of minor units for a message. */
export function decimalOf(amount: Amount, currency: Currency): DecimalString {
  return printAmount(amount, currency) as DecimalString;
}

export function moneyView(money: Money): MoneyView {
  return { currency: money.currency, amount: decimalOf(money.amount, money.currency) };
}

/** Reads money from a message of our own; throws when the text does not fit the currency. */
export function moneyOf(view: MoneyView): Money {
  return { currency: view.currency, amount: readAmount(view.amount, view.currency) };
}
