import type { CollectionsEvent } from '@corridor/contracts/collections';
import { depositIds } from '../ids.js';
import { silent, type Tellers } from './telling.js';

type AboutDeposits = Extract<CollectionsEvent, { readonly type: `Deposit${string}` }>;

/** What is told of deposits: that their money has come. */
export const DEPOSIT_TELLERS: Tellers<AboutDeposits> = {
  DepositRequested: silent,
  DepositReceived: silent,
  DepositCompleted: ({ deposit }) => [{ type: 'deposit.status.completed', linkedId: depositIds.print(deposit.id), account: deposit.accountId }],
  DepositRejected: silent,
  DepositReturnRequested: silent,
  DepositReturned: silent,
};
