import type { MoneyView } from '../amounts.js';
import type { DomainEvent } from '../events.js';
import type { AccountId, BookId, DepositId } from '../ids.js';
import type { ReceiveDepositRejection } from './commands.js';
import type { DepositRail, DepositView } from './views.js';

/** Money that has arrived and that the ledger has not yet taken up. */
export interface DepositReceipt {
  readonly id: DepositId;
  readonly accountId: AccountId;
  readonly book: BookId;
  readonly amount: MoneyView;
  readonly rail: DepositRail;
  readonly receivedAt: string;
}

export type CollectionsEvent =
  | DomainEvent<'DepositReceived', { readonly receipt: DepositReceipt }>
  | DomainEvent<'DepositCompleted', { readonly deposit: DepositView }>
  | DomainEvent<'DepositRejected', { readonly receipt: DepositReceipt; readonly rejection: ReceiveDepositRejection }>;
