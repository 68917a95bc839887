import type { MoneyView } from '../amounts.js';
import type { DomainEvent } from '../events.js';
import type { AccountId, BookId, DepositId } from '../ids.js';
import type { Timestamp } from '../times.js';
import type { ReceiveDepositRejection } from './commands.js';
import type { DepositRail, DepositView } from './views.js';

/** Money that has arrived and that the ledger has not yet taken up. */
export interface DepositReceipt {
  readonly id: DepositId;
  readonly accountId: AccountId;
  readonly book: BookId;
  readonly amount: MoneyView;
  readonly rail: DepositRail;
  readonly receivedAt: Timestamp;
}

/** The events of a deposit are in its own stream. */
export type CollectionsEvent =
  /** Money has arrived for an account; the ledger has not been asked yet. */
  | DomainEvent<'DepositReceived', { readonly receipt: DepositReceipt }>
  /** The money is in the ledger: the deposit is an object from here on. */
  | DomainEvent<'DepositCompleted', { readonly deposit: DepositView }>
  /** The ledger refused, and holds nothing of it. */
  | DomainEvent<'DepositRejected', { readonly receipt: DepositReceipt; readonly rejection: ReceiveDepositRejection }>;
