import type {
  ReturnDepositPayload,
  ReturnDepositRejection,
  ReturnedDeposit,
  ReturnedFunds,
  ReturnFundsPayload,
  ReturnFundsRejection,
} from '@corridor/contracts/collections';
import type { PostedView } from '@corridor/contracts/ledger';
import { type Decision, type EventOf, rejected } from './decision.js';
import { type DepositState, notInSuspense, statusOf } from './deposit.js';

export function requestReturn(state: DepositState, payload: ReturnDepositPayload, at: string): Decision<EventOf<'DepositReturnRequested'>, ReturnDepositRejection> {
  const { depositId, failureCode, failureReason } = payload;
  if (state.status !== 'completed') {
    const status = statusOf(state);
    return rejected(status === null ? { reason: 'deposit_not_found', deposit: depositId } : { reason: 'deposit_not_completed', deposit: depositId, status });
  }
  const deposit: ReturnedDeposit = { ...state.deposit, status: 'returned', failureCode, failureReason, returnedAt: at };
  return { kind: 'event', event: { type: 'DepositReturnRequested', data: { deposit, book: state.book } } };
}

/** The money has been taken since the ledger recorded it. */
export function returned(deposit: ReturnedDeposit, posted: PostedView): EventOf<'DepositReturned'> {
  return { type: 'DepositReturned', data: { deposit: { ...deposit, returnedAt: posted.recordedAt } } };
}

export function requestFundsReturn(state: DepositState, payload: ReturnFundsPayload, at: string): Decision<EventOf<'FundsReturnRequested'>, ReturnFundsRejection> {
  const { fundsId, failureCode, failureReason } = payload;
  if (state.status !== 'suspended') return rejected(notInSuspense(state, fundsId));
  const funds: ReturnedFunds = { ...state.funds, failureCode, failureReason, returnedAt: at };
  return { kind: 'event', event: { type: 'FundsReturnRequested', data: { funds } } };
}

export function fundsReturned(funds: ReturnedFunds, posted: PostedView): EventOf<'FundsReturned'> {
  return { type: 'FundsReturned', data: { funds: { ...funds, returnedAt: posted.recordedAt } } };
}
