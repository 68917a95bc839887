import type { Currency } from '@corridor/money';
import type { DomainEvent } from '../events.js';
import type { DecimalString, MoneyView } from '../amounts.js';
import type { AccountId, BookId, DepositId, PayoutId, TransactionId } from '../ids.js';
import type { LedgerRejection } from '../ledger/index.js';
import type { Timestamp } from '../times.js';
import type { AddressDepositRecord, CheckoutPayment } from './address-deposits.js';
import type { Allocation } from './allocations.js';
import type { ReceiveDepositRejection } from './commands.js';
import type { PaymentLinkEvent } from './payment-links.js';
import type { ReceivableView } from './receivables.js';
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

/** Money that is to go from a payer to a receivable's owner. */
export interface Reconciliation {
  readonly payment: TransactionId;
  readonly from: AccountId;
  readonly amount: DecimalString;
  readonly eligibleAt: Timestamp;
  /** What is charged at the same time, for a payment on a hosted page. */
  readonly fee: CheckoutPayment['fee'];
  readonly requestedAt: Timestamp;
}

/** What a payout takes from receivables, before and after the ledger has put it aside. */
export interface AllocationIntent {
  readonly payout: PayoutId;
  readonly account: AccountId;
  readonly book: BookId;
  readonly currency: Currency;
  readonly allocations: readonly Allocation[];
  readonly requestedAt: Timestamp;
}

/**
 * The events of a deposit are in its own stream. Money that went to suspense begins a stream too, which becomes that of
 * the deposit when it is assigned. A deposit to an address, a receivable and what a payout takes from receivables have streams of
 * their own; `receivable` is as it stands after the event.
 */
export type CollectionsEvent =
  | PaymentLinkEvent
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
  | DomainEvent<'FundsReturned', { readonly funds: ReturnedFunds }>
  /** Money is on its way to an address. */
  | DomainEvent<'AddressDepositInitiated', { readonly deposit: AddressDepositRecord }>
  /** What is noted on a deposit to an address has changed. */
  | DomainEvent<'AddressDepositUpdated', { readonly deposit: AddressDepositRecord }>
  /** A deposit to an address is being processed. */
  | DomainEvent<'AddressDepositProcessing', { readonly deposit: AddressDepositRecord }>
  /** The money has arrived at the address; the ledger has not been asked yet. With what is reconciled at once. */
  | DomainEvent<'AddressDepositArrived', { readonly deposit: AddressDepositRecord; readonly checkout: { readonly receivable: ReceivableView; readonly reconciliation: Reconciliation } | null }>
  /** The money is in the ledger; or, of an amount below zero, it has been taken from there. */
  | DomainEvent<'AddressDepositCompleted', { readonly deposit: AddressDepositRecord }>
  /** The deposit was called off before its money had arrived. */
  | DomainEvent<'AddressDepositCancelled', { readonly deposit: AddressDepositRecord }>
  /** The money did not arrive. */
  | DomainEvent<'AddressDepositFailed', { readonly deposit: AddressDepositRecord }>
  /** The bank takes the money of an earlier deposit back, by one below zero; the ledger has not been asked yet. */
  | DomainEvent<'AddressDepositTakingBack', { readonly deposit: AddressDepositRecord }>
  /** The money of this deposit is taken back by another one. */
  | DomainEvent<'AddressDepositTakenBack', { readonly deposit: AddressDepositRecord; readonly by: DepositId }>
  /** A user notes that a partner owes him. */
  | DomainEvent<'ReceivableDrafted', { readonly receivable: ReceivableView }>
  /** What is told of a receivable has changed. */
  | DomainEvent<'ReceivableUpdated', { readonly receivable: ReceivableView }>
  /** A receivable waits to be verified. */
  | DomainEvent<'ReceivableConfirmed', { readonly receivable: ReceivableView }>
  /** Money can be reconciled with a receivable, for the first time or again. */
  | DomainEvent<'ReceivableActivated', { readonly receivable: ReceivableView }>
  /** A receivable needs something from its owner; `issues` say what. */
  | DomainEvent<'ReceivableInputRequired', { readonly receivable: ReceivableView }>
  /** Nothing can be done with a receivable until whoever holds it lets it go. */
  | DomainEvent<'ReceivableHeld', { readonly receivable: ReceivableView }>
  /** Nothing is to be paid for a receivable any more. */
  | DomainEvent<'ReceivableCancelled', { readonly receivable: ReceivableView }>
  /** Nothing of a receivable is left to be reconciled or paid out. */
  | DomainEvent<'ReceivableCompleted', { readonly receivable: ReceivableView }>
  /** An amount waits for a deposit that is on its way. */
  | DomainEvent<'ReceivableAmountLocked', { readonly receivable: ReceivableView; readonly deposit: DepositId }>
  /** A deposit no longer keeps an amount from being reconciled: it did not come, or it comes now. */
  | DomainEvent<'ReceivableAmountUnlocked', { readonly receivable: ReceivableView; readonly deposit: DepositId }>
  /** Money is to be reconciled; the ledger has not been asked yet. */
  | DomainEvent<'ReceivableReconcileRequested', { readonly receivable: ReceivableView; readonly reconciliation: Reconciliation }>
  /** Money was reconciled with a receivable. */
  | DomainEvent<'ReceivableReconciled', { readonly receivable: ReceivableView; readonly reconciliation: Reconciliation }>
  /** The ledger refused, and nothing was reconciled. */
  | DomainEvent<'ReceivableReconcileRejected', { readonly receivable: ReceivableView; readonly reconciliation: Reconciliation; readonly rejection: LedgerRejection }>
  /** A payout is to take money of a receivable; the ledger has not been asked yet. */
  | DomainEvent<'ReceivableSettling', { readonly receivable: ReceivableView; readonly payout: PayoutId }>
  /** A payout has taken money of a receivable. */
  | DomainEvent<'ReceivableSettled', { readonly receivable: ReceivableView; readonly payout: PayoutId; readonly amount: DecimalString }>
  /** A payout takes nothing of a receivable after all. */
  | DomainEvent<'ReceivableSettlingRejected', { readonly receivable: ReceivableView; readonly payout: PayoutId }>
  /** A payout came back, and a receivable has what it gave. */
  | DomainEvent<'ReceivableCredited', { readonly receivable: ReceivableView; readonly payout: PayoutId; readonly amount: DecimalString }>
  /** Reconciled money has left the account otherwise than by such a payout. */
  | DomainEvent<'ReceivableLeftOtherwise', { readonly receivable: ReceivableView; readonly amount: DecimalString }>
  /** Such money has come back to the account, and waits to be paid out again. */
  | DomainEvent<'ReceivableCameBack', { readonly receivable: ReceivableView; readonly amount: DecimalString }>
  /** A payout is to take money of receivables; the ledger has not been asked yet. */
  | DomainEvent<'AllocationRequested', { readonly allocation: AllocationIntent }>
  /** The money of a payout is put aside in the ledger. */
  | DomainEvent<'AllocationMade', { readonly allocation: AllocationIntent }>
  /** The ledger refused, and nothing was taken. */
  | DomainEvent<'AllocationRejected', { readonly allocation: AllocationIntent; readonly rejection: LedgerRejection }>
  /** Receivables have some of what a payout took from them again. */
  | DomainEvent<'AllocationCredited', { readonly allocation: AllocationIntent; readonly credits: readonly Allocation[] }>;

export type AddressDepositEvent = Extract<CollectionsEvent, { type: `AddressDeposit${string}` }>;
export type ReceivableEvent = Extract<CollectionsEvent, { type: `Receivable${string}` }>;
export type AllocationEvent = Extract<CollectionsEvent, { type: `Allocation${string}` }>;
/** What happens to a deposit that needs no address, and to money in suspense. */
export type DepositEvent = Extract<CollectionsEvent, { type: `Deposit${string}` | `Funds${string}` }>;
