import { readId } from '@corridor/surfaces/http';
import type { DecimalString } from '@corridor/contracts';
import type { RequestDepositPayload } from '@corridor/contracts/collections';
import { mintId } from '@corridor/messaging';
import { readAmountField } from '../fields/read-amount-field.js';
import { accountIds, customerIds } from '../ids.js';
import type { CreateDepositBody } from './create-deposit.body.js';

export function readExpected({ amount, currency }: CreateDepositBody): DecimalString | null {
  return amount === undefined ? null : readAmountField(amount, currency, 'amount');
}

export function toRequestDeposit(body: CreateDepositBody, expected: DecimalString | null): RequestDepositPayload {
  return {
    depositId: mintId<'deposit'>(),
    accountId: readId(accountIds, body.account_id),
    currency: body.currency,
    rail: body.method,
    customerId: body.customer_id === undefined ? null : readId(customerIds, body.customer_id),
    expected,
  };
}
