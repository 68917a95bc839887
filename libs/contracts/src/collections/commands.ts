import type { Currency } from '@corridor/money';
import type { CustomerNotApproved } from '../accounts/index.js';
import { commandType } from '../commands.js';
import type { DecimalString, MoneyView } from '../amounts.js';
import type { AccountId, CustomerId, DepositId } from '../ids.js';
import type { LedgerRejection } from '../ledger/index.js';
import type { AwaitingDeposit, CompletedDeposit, DepositRail, DepositStatus, Remittance, ReturnedDeposit, ReturnedFunds, SuspendedFunds } from './views.js';

/** Money has arrived for an account that needs no finding: the sandbox funds an account. */
export interface ReceiveDepositPayload {
  readonly depositId: DepositId;
  readonly accountId: AccountId;
  readonly amount: MoneyView;
  readonly rail: DepositRail;
}

/** Asks where a payer may send money for an account. */
export interface RequestDepositPayload {
  readonly depositId: DepositId;
  readonly accountId: AccountId;
  readonly currency: Currency;
  readonly rail: DepositRail;
  readonly customerId: CustomerId | null;
  readonly expected: DecimalString | null;
}

/**
 * What a bank's advice says: money has arrived. Whose it is follows from the virtual account that it was sent to, or
 * else from the reference in what the payer wrote. An adapter derives `fundsId` and the command's id from the bank's
 * reference, so that an advice which comes twice counts once. `fundsId` has to be a UUIDv7, of the time of the booking
 * say: the ids of its journal transactions derive from it and sort by time.
 */
export interface ReceiveFundsPayload {
  /** The id that the money gets unless it completes a deposit which waits for it. */
  readonly fundsId: DepositId;
  readonly amount: MoneyView;
  readonly rail: DepositRail;
  /** IBAN or account number that was credited, without spaces; null when the bank does not say. */
  readonly account: string | null;
  readonly remittance: Remittance;
  readonly bankReference: string;
}

/** The sandbox lets the money arrive that a deposit waits for. It takes the way of a bank's advice from here on. */
export interface CompleteDepositPayload {
  readonly depositId: DepositId;
  /** Major units of the deposit's currency; null for what is expected, or a hundred. */
  readonly amount: DecimalString | null;
  readonly bankReference: string;
}

/** The bank takes the money of a deposit back, whether the account still has it or not. */
export interface ReturnDepositPayload {
  readonly depositId: DepositId;
  readonly failureCode: string;
  readonly failureReason: string;
}

/** An operator has found out whose the money in suspense is. */
export interface AssignFundsPayload {
  readonly fundsId: DepositId;
  readonly accountId: AccountId;
}

/** Money in suspense goes back to where it came from. */
export interface ReturnFundsPayload {
  readonly fundsId: DepositId;
  readonly failureCode: string;
  readonly failureReason: string;
}

type AccountNotFound = { readonly reason: 'account_not_found'; readonly account: AccountId };
type DepositNotFound = { readonly reason: 'deposit_not_found'; readonly deposit: DepositId };
/** `under way`: the ledger has not answered an earlier step yet. */
type WrongStatus<Reason extends string> = { readonly reason: Reason; readonly deposit: DepositId; readonly status: DepositStatus | 'under way' };

/**
 * Why a deposit could not be taken up.
 * @open
 */
export type ReceiveDepositRejection = AccountNotFound | LedgerRejection;

export type RequestDepositRejection =
  | AccountNotFound
  | { readonly reason: 'customer_not_found'; readonly customer: CustomerId }
  | CustomerNotApproved
  /** The rail does not carry the currency. */
  | { readonly reason: 'rail_not_supported'; readonly rail: DepositRail; readonly currency: Currency }
  /** No bank is connected in this mode, or it has no account numbers left. */
  | { readonly reason: 'no_bank'; readonly rail: DepositRail }
  /** The account is another customer's than the one that is named. */
  | { readonly reason: 'account_of_another_customer'; readonly account: AccountId; readonly customer: CustomerId };

/** Money is never turned away; what can't be credited goes to suspense. */
export type ReceiveFundsRejection = { readonly reason: 'no_book' } | LedgerRejection;

export type CompleteDepositRejection = DepositNotFound | AccountNotFound | WrongStatus<'deposit_not_awaiting_funds'> | LedgerRejection;

export type ReturnDepositRejection = DepositNotFound | WrongStatus<'deposit_not_completed'> | LedgerRejection;

export type ReturnFundsRejection =
  | { readonly reason: 'funds_not_found'; readonly funds: DepositId }
  | { readonly reason: 'funds_not_in_suspense'; readonly funds: DepositId }
  | LedgerRejection;

export type AssignFundsRejection = ReturnFundsRejection | AccountNotFound;

export const ReceiveDeposit = commandType<ReceiveDepositPayload, CompletedDeposit, ReceiveDepositRejection>('collections', 'ReceiveDeposit', (p) => p.depositId);
export const RequestDeposit = commandType<RequestDepositPayload, AwaitingDeposit, RequestDepositRejection>('collections', 'RequestDeposit', (p) => p.depositId);
export const ReceiveFunds = commandType<ReceiveFundsPayload, CompletedDeposit | SuspendedFunds, ReceiveFundsRejection>('collections', 'ReceiveFunds', (p) => p.fundsId);
export const CompleteDeposit = commandType<CompleteDepositPayload, CompletedDeposit, CompleteDepositRejection>('collections', 'CompleteDeposit', (p) => p.depositId);
export const ReturnDeposit = commandType<ReturnDepositPayload, ReturnedDeposit, ReturnDepositRejection>('collections', 'ReturnDeposit', (p) => p.depositId);
export const AssignFunds = commandType<AssignFundsPayload, CompletedDeposit, AssignFundsRejection>('collections', 'AssignFunds', (p) => p.fundsId);
export const ReturnFunds = commandType<ReturnFundsPayload, ReturnedFunds, ReturnFundsRejection>('collections', 'ReturnFunds', (p) => p.fundsId);
