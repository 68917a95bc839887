import type { Currency } from '@corridor/money';
import type { DecimalString, MoneyView } from '../amounts.js';
import type { AccountId, BookId, CustomerId, DepositId } from '../ids.js';
import type { Timestamp } from '../times.js';

/**
 * How money arrives. `onchain` is for assets that live on a chain.
 * @open
 */
export type DepositRail = 'sepa' | 'swift' | 'ach' | 'fps' | 'onchain';

export const DEPOSIT_RAILS: readonly DepositRail[] = ['sepa', 'swift', 'ach', 'fps', 'onchain'];

/** How a payer can be asked to pay. */
export const DEPOSIT_METHODS = ['sepa', 'swift', 'ach', 'fps'] as const satisfies readonly DepositRail[];

export type DepositMethod = (typeof DEPOSIT_METHODS)[number];

/** What a payer needs to know. Which of the account's parts are there depends on the rail. */
export interface DepositInstructions {
  /** Null for the house, by whatever name a payer knows it. */
  readonly accountHolder: string | null;
  /** Without spaces. */
  readonly iban?: string;
  readonly bic?: string;
  readonly accountNumber?: string;
  readonly routingNumber?: string;
  readonly sortCode?: string;
  /** To be quoted with the payment. No other deposit has it. */
  readonly reference: string;
}

/** What somebody asked for when he made a deposit to wait for money. */
export interface DepositRequest {
  readonly customerId: CustomerId | null;
  /** How much is expected, for information: what arrives is credited whatever it is. */
  readonly expected: DecimalString | null;
  readonly instructions: DepositInstructions;
}

/** A deposit that nobody has paid yet. */
export interface AwaitingDeposit {
  readonly id: DepositId;
  readonly accountId: AccountId;
  readonly currency: Currency;
  readonly rail: DepositRail;
  readonly asked: DepositRequest;
  readonly status: 'awaiting_funds';
  readonly createdAt: Timestamp;
}

/** What every deposit has whose money has come. */
export interface ArrivedDeposit {
  readonly id: DepositId;
  readonly accountId: AccountId;
  readonly amount: MoneyView;
  readonly rail: DepositRail;
  /** Absent for money that came without being asked for. */
  readonly asked?: DepositRequest;
  /** The bank's own name for the movement. */
  readonly bankReference?: string;
  /** True when no bank said so: the sandbox let it arrive. */
  readonly simulated?: boolean;
  /** True when it had been in suspense. */
  readonly suspended?: boolean;
  readonly createdAt: Timestamp;
  readonly completedAt: Timestamp;
}

/** A deposit whose money is in the ledger. */
export interface CompletedDeposit extends ArrivedDeposit {
  readonly status: 'completed';
}

/** A deposit whose money the bank has taken back. */
export interface ReturnedDeposit extends ArrivedDeposit {
  readonly status: 'returned';
  /** For programs, such as `payer_recall`. */
  readonly failureCode: string;
  /** For people. */
  readonly failureReason: string;
  readonly returnedAt: Timestamp;
}

export type DepositView = AwaitingDeposit | CompletedDeposit | ReturnedDeposit;

export type DepositStatus = DepositView['status'];

export const DEPOSIT_STATUSES: readonly DepositStatus[] = ['awaiting_funds', 'completed', 'returned'];

/**
 * Why money went to suspense.
 * @open
 */
export type SuspenseReason = 'reference_unknown' | 'currency_differs' | 'account_closed';

/** Money that arrived and that nobody could be credited with. It is in `house/suspense` until somebody assigns it. */
export interface SuspendedFunds {
  /** The deposit has the same id once the money is assigned. */
  readonly id: DepositId;
  readonly book: BookId;
  readonly amount: MoneyView;
  readonly rail: DepositRail;
  readonly reason: SuspenseReason;
  /** The deposit that the payment named, if it named one. */
  readonly named: DepositId | null;
  readonly bankReference: string;
  readonly receivedAt: Timestamp;
}

/** Money that was in suspense and has gone back to whoever sent it, because his bank wants it or it is nobody's here. */
export interface ReturnedFunds extends SuspendedFunds {
  /** For programs, such as `payer_recall`. */
  readonly failureCode: string;
  /** For people. */
  readonly failureReason: string;
  readonly returnedAt: Timestamp;
}

/** Who paid, and what he wrote. Personal data: kept beside the events, never in them. */
export interface Remittance {
  readonly payerName: string | null;
  readonly payerAccount: string | null;
  readonly text: string | null;
}

/** A deposit with what its reader may see of who paid; null when that is not known, or no longer kept. */
export type DepositWithPayer = DepositView & { readonly remittance: Remittance | null };

export type SuspendedFundsWithPayer = SuspendedFunds & { readonly remittance: Remittance | null };
