import type { DepositId } from '@corridor/contracts';
import type { InitiateDepositPayload } from '@corridor/contracts/collections';
import { readAmount } from '../fields/amount.js';
import { readId } from '../fields/path-id.js';
import { refuse } from '../errors/refuse.js';
import { accountIds, addressIds } from '../ids.js';
import { readMetadata } from '../metadata/read-metadata.js';
import type { CreateDepositBody } from './deposit.body.js';

/** Throws with the code of what is wrong. */
export function toInitiateDeposit(body: CreateDepositBody): (depositId: DepositId) => InitiateDepositPayload {
  const { currency, from, to, payment_method: method, statement_descriptor: statementDescriptor } = body;
  if (currency !== 'USD') throw refuse(400, 'currency_not_supported', 'deposit.currency must be USD.', 'deposit.currency');
  const amount = { currency, amount: readAmount(body.amount, currency, 'deposit.amount') } as const;
  const metadata = readMetadata(body.metadata, 'deposit.metadata') ?? {};
  const account = (text: string | undefined) => (text === undefined ? null : readId(accountIds, text));
  return (depositId) => ({
    depositId,
    amount,
    from: { account: account(from?.account_id), address: null },
    to: { account: account(to.account_id), address: readId(addressIds, to.address_id) },
    method,
    methodReference: null,
    statementDescriptor: statementDescriptor ?? null,
    metadata,
    checkout: null,
  });
}
