import { type Amount, type Currency, type Money, printAmount, readAmount } from '@corridor/money';

/** A decimal string in major units with exactly the decimals that its currency prints, such as "50000.00". */
export type DecimalString = string & { readonly __decimal: 'amount' };

/** Money as messages, events and views carry it; domain code works on {@link Money} in minor units. */
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
