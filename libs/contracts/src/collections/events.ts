import type { MoneyView } from '../amounts.js';
import type { DomainEvent } from '../events.js';
import type { AccountId, BookId, DepositId } from '../ids.js';
import type { Timestamp } from '../times.js';
import type { ReceiveDepositRejection } from './commands.js';
import type { AwaitingDeposit, CompletedDeposit, DepositRail, DepositRequest, ReturnedDeposit, ReturnedFunds, SuspendedFunds } from './views.js';

/** Money that has arrived and that the ledger has not yet taken up. */
export interface DepositReceipt {
  readonly id: DepositId;
  readonly accountId: AccountId;
  readonly book: BookId;
  readonly amount: MoneyView;
  readonly rail: DepositRail;
  /** Absent for money that came without being asked for. */
  readonly asked?: DepositRequest;
  readonly bankReference?: string;
  /** True when no bank said so: the sandbox let it arrive. */
  readonly simulated?: boolean;
  /** True for money that comes out of suspense. */
  readonly suspended?: boolean;
  /** When the deposit was asked for, if that was earlier. */
  readonly requestedAt?: Timestamp;
  readonly receivedAt: Timestamp;
}

/**
 * The events of a deposit are in its own stream. Money that went to suspense begins a stream too, which becomes that of
 * the deposit when it is assigned.
 */
export type CollectionsEvent =
  /** A payer may be told where to send money. None has moved. */
  | DomainEvent<'DepositRequested', { readonly deposit: AwaitingDeposit; readonly book: BookId }>
  /** Money has arrived for an account; the ledger has not been asked yet. */
  | DomainEvent<'DepositReceived', { readonly receipt: DepositReceipt }>
  /** The money is in the ledger and available. */
  | DomainEvent<'DepositCompleted', { readonly deposit: CompletedDeposit }>
  /** The ledger refused, and holds nothing of it. */
  | DomainEvent<'DepositRejected', { readonly receipt: DepositReceipt; readonly rejection: ReceiveDepositRejection }>
  /** The bank takes the money back; the ledger has not been asked yet. */
  | DomainEvent<'DepositReturnRequested', { readonly deposit: ReturnedDeposit; readonly book: BookId }>
  /** The money has left the account again, or is owed by it. */
  | DomainEvent<'DepositReturned', { readonly deposit: ReturnedDeposit }>
  /** Money has arrived that nobody can be credited with; the ledger has not been asked yet. */
  | DomainEvent<'FundsReceived', { readonly funds: SuspendedFunds }>
  /** The money is in the ledger, in suspense, until somebody assigns it. */
  | DomainEvent<'FundsSuspended', { readonly funds: SuspendedFunds }>
  /** Money in suspense is to go back to where it came from; the ledger has not been asked yet. */
  | DomainEvent<'FundsReturnRequested', { readonly funds: ReturnedFunds }>
  /** The money has left suspense, and the books. */
  | DomainEvent<'FundsReturned', { readonly funds: ReturnedFunds }>;
