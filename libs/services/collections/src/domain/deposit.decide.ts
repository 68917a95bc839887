import { moneyOf } from '@corridor/contracts';
import type { AccountView } from '@corridor/contracts/accounts';
import type { CollectionsEvent, DepositReceipt, DepositView, ReceiveDepositPayload, ReceiveDepositRejection } from '@corridor/contracts/collections';
import type { PostedView } from '@corridor/contracts/ledger';

type EventOf<Type extends CollectionsEvent['type']> = Extract<CollectionsEvent, { type: Type }>;

export type Received =
  | { readonly kind: 'event'; readonly event: EventOf<'DepositReceived'> }
  | { readonly kind: 'rejected'; readonly rejection: ReceiveDepositRejection };

/** `account` is null when the scope has none of that id. Throws for an amount that no deposit can have. */
export function receiveDeposit(
  payload: ReceiveDepositPayload,
  facts: { readonly account: AccountView | null; readonly at: string },
): Received {
  const { depositId: id, accountId, amount, rail } = payload;
  if (moneyOf(amount).amount <= 0n) throw new Error(`deposit ${id} brings ${amount.amount} ${amount.currency}`);
  if (facts.account?.status !== 'active') return { kind: 'rejected', rejection: { reason: 'account_not_found', account: accountId } };
  const receipt: DepositReceipt = { id, accountId, book: facts.account.book, amount, rail, receivedAt: facts.at };
  return { kind: 'event', event: { type: 'DepositReceived', data: { receipt } } };
}

/** The ledger has the money: the deposit is complete since the ledger recorded it, however late that is heard. */
export function completeDeposit(receipt: DepositReceipt, posted: PostedView): EventOf<'DepositCompleted'> {
  const deposit: DepositView = {
    id: receipt.id,
    accountId: receipt.accountId,
    amount: receipt.amount,
    rail: receipt.rail,
    status: 'completed',
    createdAt: receipt.receivedAt,
    completedAt: posted.recordedAt,
  };
  return { type: 'DepositCompleted', data: { deposit } };
}

export function rejectDeposit(receipt: DepositReceipt, rejection: ReceiveDepositRejection): EventOf<'DepositRejected'> {
  return { type: 'DepositRejected', data: { receipt, rejection } };
}
