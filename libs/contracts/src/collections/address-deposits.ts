import type { Currency } from '@corridor/money';
import type { Metadata, MetadataChange } from '../accounts/index.js';
import type { DecimalString, MoneyView } from '../amounts.js';
import { commandType } from '../commands.js';
import type { AccountId, AddressId, BookId, DepositId, FeePlanId, ReceivableId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { Scope } from '../scope.js';
import type { Timestamp } from '../times.js';
import type { FeeBearer } from '../quotes/processing-fees.js';
import type { CheckoutProblem } from './receivable-commands.js';

/** By what somebody paid. */
export const PAYMENT_METHODS = ['affirm', 'afterpay', 'check', 'domestic_credit', 'domestic_debit', 'domestic_fast_credit', 'domestic_wire', 'global_wire', 'klarna'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export const ADDRESS_DEPOSIT_STATUSES = ['initialized', 'processing', 'completed', 'cancelled', 'failed'] as const;
export type AddressDepositStatus = (typeof ADDRESS_DEPOSIT_STATUSES)[number];

/** Why a deposit was declined, or taken back. */
export const DEPOSIT_REASONS = ['cancelled', 'duplicate', 'general', 'high_risk', 'incorrect_amount', 'poor_image_quality', 'unmatched_details'] as const;
export type DepositReason = (typeof DEPOSIT_REASONS)[number];

/** Where money comes from, or goes to. */
export interface DepositEnd {
  readonly account: AccountId;
  /** Null where it is not known. */
  readonly address: AddressId | null;
}

/** What is charged for a payment on a hosted page: who bears how much of it, `feeShares` says. */
export interface ProcessingFee {
  /** Major units of the payment's currency. */
  readonly amount: DecimalString;
  readonly feePlan: FeePlanId;
  readonly paidBy: FeeBearer;
}

/** A receivable that is paid by a deposit: `amount` of it is locked meanwhile, and reconciled when the money has come. */
export interface CheckoutPayment {
  readonly receivable: ReceivableId;
  /** Major units; the deposit's amount, less a fee that the partner pays. */
  readonly amount: DecimalString;
  readonly fee: ProcessingFee | null;
}

/** Money that somebody has sent to an address of an account, from when it is announced. */
export interface AddressDepositRecord {
  readonly id: DepositId;
  /** Below zero for money that is taken back. */
  readonly amount: MoneyView;
  readonly from: DepositEnd;
  readonly to: DepositEnd;
  /** Who made the account that it goes to. */
  readonly parent: AccountId | null;
  /** Null for money that needed no address. */
  readonly book: BookId | null;
  /** True where it goes to a partner, whose money only its user's surface knows. */
  readonly toPartner?: boolean;
  /** True at an address where a platform pays fees ahead. */
  readonly feeAdvance?: boolean;
  readonly method: PaymentMethod;
  /** What the method calls the payment, such as a cheque's number. */
  readonly methodReference: string | null;
  readonly status: AddressDepositStatus;
  readonly reason: DepositReason | null;
  readonly checkout?: CheckoutPayment;
  /** The deposit whose money this takes back. */
  readonly takesBack?: DepositId;
  readonly metadata: Metadata;
  readonly createdAt: Timestamp;
  /** When the ledger had it. */
  readonly completedAt: Timestamp | null;
}

/** What its reader sees beside: null when there was none, or it is no longer kept. */
export interface AddressDepositView extends AddressDepositRecord {
  readonly statementDescriptor: string | null;
}

/** Announces money that is on its way to an address. In test mode it then arrives by itself. */
export interface InitiateDepositPayload {
  readonly depositId: DepositId;
  readonly amount: MoneyView;
  /** The account that it goes to when it is not said. */
  readonly from: { readonly account: AccountId | null; readonly address: AddressId | null };
  /** The address's account when it is not said. */
  readonly to: { readonly account: AccountId | null; readonly address: AddressId };
  readonly method: PaymentMethod;
  readonly methodReference: string | null;
  /** Personal data: kept beside the events. */
  readonly statementDescriptor: string | null;
  readonly metadata: MetadataChange;
  readonly checkout: CheckoutPayment | null;
}

export interface UpdateAddressDepositPayload {
  readonly depositId: DepositId;
  readonly metadata: MetadataChange;
}

/** Takes a deposit to its next state; `completed` also when `processing` was left out. */
export interface AdvanceDepositPayload {
  readonly depositId: DepositId;
  readonly to: Exclude<AddressDepositStatus, 'initialized'>;
  /** For `cancelled` and `failed`. */
  readonly reason: DepositReason | null;
}

/** The money of a completed deposit is taken back: a deposit of its own, below zero. */
export interface TakeBackDepositPayload {
  /** Of the deposit below zero. */
  readonly depositId: DepositId;
  readonly takesBack: DepositId;
  readonly reason: DepositReason;
}

type DepositNotFound = { readonly reason: 'deposit_not_found'; readonly deposit: DepositId };
type TooMuch = { readonly reason: 'metadata_too_large' };

export type InitiateDepositRejection =
  /** None that money arrives at. */
  | { readonly reason: 'deposit_address_not_found'; readonly address: AddressId }
  | { readonly reason: 'deposit_address_not_active'; readonly address: AddressId }
  /** It is another account's, or another currency's. */
  | { readonly reason: 'deposit_address_mismatch'; readonly address: AddressId; readonly differs: 'account' | 'currency' }
  /** Money for a partner comes from that partner. */
  | { readonly reason: 'deposit_payer_mismatch'; readonly account: AccountId }
  | CheckoutProblem
  | TooMuch;

export type UpdateAddressDepositRejection = DepositNotFound | TooMuch;
export type AdvanceDepositRejection = DepositNotFound | { readonly reason: 'deposit_not_movable'; readonly deposit: DepositId; readonly status: AddressDepositStatus | 'under way' };
export type TakeBackDepositRejection = DepositNotFound | { readonly reason: 'deposit_not_completed'; readonly deposit: DepositId; readonly status: AddressDepositStatus | 'taken back' | 'under way' };

const keyOf = ({ depositId }: { readonly depositId: DepositId }) => depositId;

export const InitiateDeposit = commandType<InitiateDepositPayload, AddressDepositRecord, InitiateDepositRejection>('collections', 'InitiateDeposit', keyOf);
export const UpdateAddressDeposit = commandType<UpdateAddressDepositPayload, AddressDepositRecord, UpdateAddressDepositRejection>('collections', 'UpdateAddressDeposit', keyOf);
export const AdvanceDeposit = commandType<AdvanceDepositPayload, AddressDepositRecord, AdvanceDepositRejection>('collections', 'AdvanceDeposit', keyOf);
export const TakeBackDeposit = commandType<TakeBackDepositPayload, AddressDepositRecord, TakeBackDepositRejection>('collections', 'TakeBackDeposit', (p) => p.takesBack);

/** Several values of one condition are alternatives. */
export interface AddressDepositFilter {
  /** Only what goes to this account, or to one that it made; everything of the scope without it. */
  readonly family?: AccountId | undefined;
  readonly currencies?: readonly Currency[] | undefined;
  readonly fromAccount?: AccountId | undefined;
  readonly fromAddress?: AddressId | undefined;
  readonly toAccount?: AccountId | undefined;
  readonly toAddress?: AddressId | undefined;
  readonly methods?: readonly PaymentMethod[] | undefined;
  readonly reasons?: readonly DepositReason[] | undefined;
  readonly statuses?: readonly AddressDepositStatus[] | undefined;
  readonly createdFrom?: Timestamp | undefined;
  readonly createdBefore?: Timestamp | undefined;
}

/** What was sent to addresses, and, once received, what came to an account without one. */
export interface AddressDepositQueries {
  addressDeposit(scope: Scope, id: DepositId): Promise<AddressDepositView | null>;
  addressDeposits(scope: Scope, filter: AddressDepositFilter, page: PageRequest): Promise<Page<AddressDepositView>>;
}
