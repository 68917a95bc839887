import { readId } from '@corridor/surfaces/http';
import type { MoneyView } from '@corridor/contracts';
import type { DepositRail, ReceiveDepositPayload } from '@corridor/contracts/collections';
import { mintId } from '@corridor/messaging';
import { type Currency, isFiat } from '@corridor/money';
import { readAmountField } from '../fields/read-amount-field.js';
import { accountIds } from '../ids.js';
import type { FundBody } from './fund.body.js';

export function readFunds({ currency, amount }: FundBody): MoneyView {
  return { currency, amount: readAmountField(amount, currency, 'amount') };
}

export function toReceiveDeposit(body: FundBody, amount: MoneyView): ReceiveDepositPayload {
  return {
    depositId: mintId<'deposit'>(),
    accountId: readId(accountIds, body.account_id),
    amount,
    rail: railOf(body.currency),
  };
}

/** How money of a currency would usually arrive: domestic schemes where there is one, correspondent banks elsewhere. */
export function railOf(currency: Currency): DepositRail {
  if (!isFiat(currency)) return 'onchain';
  if (currency === 'EUR') return 'sepa';
  if (currency === 'GBP') return 'fps';
  return currency === 'USD' ? 'ach' : 'swift';
}
