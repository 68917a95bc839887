import { RECEIVING_CURRENCIES } from '@corridor/contracts/accounts';
import type { AddressDepositRecord, CollectionsEvent, CompletedDeposit } from '@corridor/contracts/collections';
import { depositIds } from '../ids.js';
import { silent, type Tellers, type Telling } from './telling.js';

type AboutDeposits = Extract<CollectionsEvent, { readonly type: `Deposit${string}` | `AddressDeposit${string}` }>;

/** What is told of deposits: that their money has come, also when it was not sent to an address. */
export const DEPOSIT_TELLERS: Tellers<AboutDeposits> = {
  DepositRequested: silent,
  DepositReceived: silent,
  DepositCompleted: ({ deposit }) => (isShown(deposit) ? [told(deposit.id, deposit.accountId)] : []),
  DepositRejected: silent,
  DepositReturnRequested: silent,
  DepositReturned: silent,
  AddressDepositInitiated: silent,
  AddressDepositUpdated: silent,
  AddressDepositProcessing: silent,
  AddressDepositArrived: silent,
  AddressDepositCompleted: ({ deposit }) => [told(deposit.id, holderOf(deposit))],
  AddressDepositCancelled: silent,
  AddressDepositFailed: silent,
  AddressDepositTakingBack: silent,
  AddressDepositTakenBack: silent,
};

/** What this API shows of deposits that needed no address: those that banks have carried, in currencies that it receives. */
function isShown({ rail, amount }: CompletedDeposit): boolean {
  return rail !== 'onchain' && [...RECEIVING_CURRENCIES, 'INR'].some((currency) => currency === amount.currency);
}

/** Money that a partner has sent is told to whoever it is for. */
function holderOf({ to, toPartner = false, parent }: AddressDepositRecord): Telling['account'] {
  return toPartner && parent !== null ? parent : to.account;
}

function told(id: AddressDepositRecord['id'], account: Telling['account']): Telling {
  return { type: 'deposit.status.completed', linkedId: depositIds.print(id), account };
}
