import { type DepositId, moneyOf } from '@corridor/contracts';
import type { AccountView } from '@corridor/contracts/accounts';
import type { CompletedDeposit, DepositRail, DepositReceipt, ReceiveDepositPayload, ReceiveDepositRejection } from '@corridor/contracts/collections';
import type { PostedView } from '@corridor/contracts/ledger';
import { type Decision, type EventOf, rejected } from './decision.js';

/** No bank has said so. `account` is null when the scope has none of that id. Throws for an amount that no deposit can have. */
export function receiveDeposit(
  payload: ReceiveDepositPayload,
  facts: { readonly account: AccountView | null; readonly at: string },
): Decision<EventOf<'DepositReceived'>, ReceiveDepositRejection> {
  const { depositId: id, accountId, amount, rail } = payload;
  if (facts.account?.status !== 'active') return rejected({ reason: 'account_not_found', account: accountId });
  return { kind: 'event', event: received({ id, accountId, book: facts.account.book, amount, rail, ...simulation(id, rail), receivedAt: facts.at }) };
}

/** Banks name their movements, and so does the one that is made up. */
function simulation(id: DepositId, rail: DepositRail): Pick<DepositReceipt, 'simulated' | 'bankReference'> {
  return rail === 'onchain' ? { simulated: true } : { simulated: true, bankReference: `SANDBOX-${id}` };
}

/** Throws for an amount that no deposit can have. */
export function received(receipt: DepositReceipt): EventOf<'DepositReceived'> {
  const { id, amount } = receipt;
  if (moneyOf(amount).amount <= 0n) throw new Error(`deposit ${id} brings ${amount.amount} ${amount.currency}`);
  return { type: 'DepositReceived', data: { receipt } };
}

/** The ledger has the money: the deposit is complete since the ledger recorded it, however late that is heard. */
export function completeDeposit(receipt: DepositReceipt, posted: PostedView): EventOf<'DepositCompleted'> {
  const { id, accountId, amount, rail, asked, bankReference, simulated, suspended, requestedAt, receivedAt } = receipt;
  const deposit: CompletedDeposit = {
    id,
    accountId,
    amount,
    rail,
    ...(asked === undefined ? {} : { asked }),
    ...(bankReference === undefined ? {} : { bankReference }),
    ...(simulated === undefined ? {} : { simulated }),
    ...(suspended === undefined ? {} : { suspended }),
    status: 'completed',
    createdAt: requestedAt ?? receivedAt,
    completedAt: posted.recordedAt,
  };
  return { type: 'DepositCompleted', data: { deposit } };
}

export function rejectDeposit(receipt: DepositReceipt, rejection: ReceiveDepositRejection): EventOf<'DepositRejected'> {
  return { type: 'DepositRejected', data: { receipt, rejection } };
}
