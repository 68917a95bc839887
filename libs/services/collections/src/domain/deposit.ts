import type { BookId, DepositId } from '@corridor/contracts';
import type {
  AwaitingDeposit,
  DepositEvent,
  CompletedDeposit,
  DepositReceipt,
  DepositStatus,
  ReturnedDeposit,
  ReturnedFunds,
  SuspendedFunds,
} from '@corridor/contracts/collections';

/** What a stream that waits for the ledger goes back to when the ledger refuses. */
export type Before =
  | { readonly status: 'none' }
  | { readonly status: 'awaiting_funds'; readonly deposit: AwaitingDeposit; readonly book: BookId }
  | { readonly status: 'suspended'; readonly funds: SuspendedFunds };

/** A deposit, or money in suspense that may become one. */
export type DepositState =
  | Before
  | { readonly status: 'receiving'; readonly receipt: DepositReceipt; readonly before: Before }
  | { readonly status: 'completed'; readonly deposit: CompletedDeposit; readonly book: BookId }
  | { readonly status: 'returning'; readonly deposit: ReturnedDeposit }
  | { readonly status: 'returned'; readonly deposit: ReturnedDeposit }
  | { readonly status: 'suspending'; readonly funds: SuspendedFunds }
  | { readonly status: 'sending back'; readonly funds: ReturnedFunds }
  | { readonly status: 'sent back'; readonly funds: ReturnedFunds };

export const NO_DEPOSIT: DepositState = { status: 'none' };

export function evolve(state: DepositState, event: DepositEvent): DepositState {
  switch (event.type) {
    case 'DepositRequested':
      return { status: 'awaiting_funds', deposit: event.data.deposit, book: event.data.book };
    case 'DepositReceived':
      return { status: 'receiving', receipt: event.data.receipt, before: beforeOf(state) };
    case 'DepositCompleted':
      return { status: 'completed', deposit: event.data.deposit, book: receiving(state).receipt.book };
    case 'DepositRejected':
      return receiving(state).before;
    case 'DepositReturnRequested':
      return { status: 'returning', deposit: event.data.deposit };
    case 'DepositReturned':
      return { status: 'returned', deposit: event.data.deposit };
    case 'FundsReceived':
      return { status: 'suspending', funds: event.data.funds };
    case 'FundsSuspended':
      return { status: 'suspended', funds: event.data.funds };
    case 'FundsReturnRequested':
      return { status: 'sending back', funds: event.data.funds };
    case 'FundsReturned':
      return { status: 'sent back', funds: event.data.funds };
  }
}

export function depositOf(events: readonly DepositEvent[]): DepositState {
  return events.reduce(evolve, NO_DEPOSIT);
}

/** The status that a reader sees, for a rejection to name; null when he sees no deposit. */
export function statusOf(state: DepositState): DepositStatus | 'under way' | null {
  switch (state.status) {
    case 'none':
    case 'suspended':
    case 'suspending':
    case 'sending back':
    case 'sent back':
      return null;
    case 'awaiting_funds':
    case 'completed':
    case 'returned':
      return state.status;
    case 'receiving':
      return state.before.status === 'awaiting_funds' ? 'under way' : null;
    case 'returning':
      return 'under way';
  }
}

/** Why money can't be taken out of suspense. A deposit that nobody has paid yet was never there. */
export function notInSuspense(state: Exclude<DepositState, { status: 'suspended' }>, funds: DepositId) {
  const wasNever = state.status === 'none' || state.status === 'awaiting_funds';
  return { reason: wasNever ? 'funds_not_found' : 'funds_not_in_suspense', funds } as const;
}

function beforeOf(state: DepositState): Before {
  if (state.status === 'none' || state.status === 'awaiting_funds' || state.status === 'suspended') return state;
  throw new Error(`money can't be received by a deposit that is ${state.status}`);
}

function receiving(state: DepositState) {
  if (state.status !== 'receiving') throw new Error(`no money is being received by a deposit that is ${state.status}`);
  return state;
}
