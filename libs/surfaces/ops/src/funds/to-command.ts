import { decimalOf, type MoneyView } from '@corridor/contracts';
import type { ReceiveFundsPayload } from '@corridor/contracts/collections';
import { mintId } from '@corridor/messaging';
import { exponentOf, MAX_MAJOR_DIGITS, parseAmount } from '@corridor/money';
import { invalid } from '@corridor/surfaces/http';
import type { FundsBody } from './funds.bodies.js';

/** Throws a 400 that names `amount`. */
export function readMoney({ amount, currency }: FundsBody): MoneyView {
  const parsed = parseAmount(amount, currency);
  if (parsed.ok && parsed.value > 0n) return { currency, amount: decimalOf(parsed.value, currency) };
  throw invalid(`amount must be a decimal above zero, with at most ${MAX_MAJOR_DIGITS} digits before the point and ${exponentOf(currency)} after it.`, 'amount');
}

export function toReceiveFunds(body: FundsBody, amount: MoneyView): ReceiveFundsPayload {
  return {
    fundsId: mintId<'deposit'>(),
    amount,
    rail: body.method,
    account: body.account === undefined ? null : compact(body.account),
    remittance: { payerName: body.payer_name ?? null, payerAccount: body.payer_account ?? null, text: body.reference ?? null },
    bankReference: body.bank_reference,
  };
}

/** As banks keep an account: without the spaces and hyphens that people read it by. */
function compact(account: string): string {
  return account.replaceAll(/[\s-]/g, '').toUpperCase();
}
