import type { AccountId, Mode } from '@corridor/contracts';
import { decimalOf } from '@corridor/contracts';
import type { BalanceView, Compartment } from '@corridor/contracts/ledger';
import { amountOf, type Currency } from '@corridor/money';
import { accountIds } from '../ids.js';
import type { BalanceAmount, BalanceObject } from './balance.object.js';

/** The currencies that payments arrive in. Each has its row whether or not there is any of it. */
const ALWAYS: readonly Currency[] = ['AED', 'AUD', 'CHF', 'CZK', 'DKK', 'EUR', 'GBP', 'HKD', 'NOK', 'PLN', 'SEK', 'SGD', 'USD'];

export interface Holdings {
  readonly account: AccountId;
  readonly mode: Mode;
  readonly isPlatform: boolean;
  readonly balances: readonly BalanceView[];
}

export function balanceToWire({ account, mode, isPlatform, balances }: Holdings): BalanceObject {
  const currencies = [...new Set([...ALWAYS, ...balances.map(({ currency }) => currency)])].sort();
  const rows = (compartment: Compartment): BalanceAmount[] =>
    currencies.map((currency) => ({ amount: held(balances, compartment, currency), currency }));
  return {
    account_id: accountIds.print(account),
    available: rows('available'),
    fee_advance: isPlatform ? rows('fee_advance') : [],
    livemode: mode === 'live',
    object: 'balance',
    payout_processing: rows('payout_processing'),
    pending: rows('pending'),
    processing: rows('processing'),
  };
}

function held(balances: readonly BalanceView[], compartment: Compartment, currency: Currency): string {
  const found = balances.find((each) => each.compartment === compartment && each.currency === currency);
  return found?.balance ?? decimalOf(amountOf(0n), currency);
}
