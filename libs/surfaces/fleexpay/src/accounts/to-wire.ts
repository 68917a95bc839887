import { decimalOf, moneyOf } from '@corridor/contracts';
import type { AccountView } from '@corridor/contracts/accounts';
import type { BalanceView, Compartment } from '@corridor/contracts/ledger';
import { amountOf, type Currency } from '@corridor/money';
import { accountIds, customerIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
import type { AccountObject } from './account.object.js';
import type { BalanceObject, BalancesObject } from './balances.object.js';

export function accountToWire({ id, label, status, customerId = null, createdAt }: AccountView): AccountObject {
  const customer = customerId === null ? null : customerIds.print(customerId);
  return { id: accountIds.print(id), object: 'account', label, customer_id: customer, status, created_at: wireTime(createdAt) };
}

/** `pending` is all that is on its way in: the compartments pending and processing. */
export function balancesToWire(account: AccountView['id'], balances: readonly BalanceView[]): BalancesObject {
  const currencies = [...new Set(balances.map(({ currency }) => currency))].sort();
  const data = currencies.map((currency): BalanceObject => {
    const sum = (...compartments: Compartment[]) => sumOf(balances, currency, compartments);
    return { currency, available: sum('available'), pending: sum('pending', 'processing') };
  });
  return { object: 'list', account_id: accountIds.print(account), data };
}

function sumOf(balances: readonly BalanceView[], currency: Currency, compartments: readonly Compartment[]): string {
  const wanted = balances.filter((each) => each.currency === currency && compartments.includes(each.compartment));
  const total = wanted.reduce((sum, { balance }) => sum + moneyOf({ currency, amount: balance }).amount, 0n);
  return decimalOf(amountOf(total), currency);
}
