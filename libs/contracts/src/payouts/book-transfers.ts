import type { Currency } from '@corridor/money';
import type { Metadata, MetadataChange } from '../accounts/index.js';
import type { MoneyView } from '../amounts.js';
import { commandType } from '../commands.js';
import type { AccountId, BookId, BookTransferId, ExchangeRateId, PayoutId, TransactionId } from '../ids.js';
import type { LedgerRejection } from '../ledger/index.js';
import type { Page, PageRequest } from '../pages.js';
import type { PriceProblem, Price } from '../quotes/index.js';
import type { Scope } from '../scope.js';
import type { Timestamp } from '../times.js';

/**
 * `internal_transfer`: money that is pending moves between a user and its partners. `platform_credit` and `platform_debit`: what is
 * available moves from a connected user to its platform, and back. The others come from fees: `platform_fee_payout` is what a
 * platform earns by its user's payout, `fee_advance_transfer` changes the currency of a platform's advance.
 */
export const BOOK_TRANSFER_TYPES = ['fee_advance_transfer', 'internal_transfer', 'platform_credit', 'platform_debit', 'platform_fee_payout'] as const;

/** @open */
export type BookTransferType = (typeof BOOK_TRANSFER_TYPES)[number];

/** What a client can ask for. */
export type AskedTransferType = 'internal_transfer' | 'platform_credit' | 'platform_debit';

export const BOOK_TRANSFER_STATUSES = ['initialized', 'processing', 'completed', 'failed'] as const;

/** @open */
export type BookTransferStatus = (typeof BOOK_TRANSFER_STATUSES)[number];

/** One end of a transfer. */
export interface BookTransferSide extends MoneyView {
  /** Null where the house pays. */
  readonly accountId: AccountId | null;
}

/** At what a transfer across currencies is made. */
export interface TransferExchange {
  readonly price: Price;
  /** Of the exchange rate that the price becomes in the ledger. */
  readonly exchangeRateId: ExchangeRateId;
  readonly pricedAt: Timestamp;
}

/** Money that moves between two accounts of one book, wholly or not at all: from the first moment on it is set aside. */
export interface BookTransferView {
  readonly id: BookTransferId;
  readonly type: BookTransferType;
  readonly status: BookTransferStatus;
  readonly from: BookTransferSide;
  readonly to: BookTransferSide;
  /** Null within one currency. */
  readonly exchange: TransferExchange | null;
  /** Whose it is for events: the user's or the platform's, never a partner's. */
  readonly owner: AccountId;
  /** Who may know of it: both accounts, and who made them. */
  readonly concerns: readonly AccountId[];
  /** The payout whose fee it is about. */
  readonly payoutId: PayoutId | null;
  readonly book: BookId;
  readonly description: string | null;
  readonly metadata: Metadata;
  readonly createdAt: Timestamp;
  readonly completedAt: Timestamp | null;
  readonly failedAt: Timestamp | null;
}

export interface CreateBookTransferPayload {
  readonly transferId: BookTransferId;
  readonly type: AskedTransferType;
  readonly from: { readonly accountId: AccountId } & MoneyView;
  readonly to: { readonly accountId: AccountId; readonly currency: Currency };
  readonly description: string | null;
  readonly metadata: MetadataChange;
}

export interface UpdateBookTransferPayload {
  readonly transferId: BookTransferId;
  /** What is left out stays; null takes it away. */
  readonly description?: string | null;
  readonly metadata?: MetadataChange;
}

/** Sent by the transfer's own timers. */
export interface StepBookTransferPayload {
  readonly transferId: BookTransferId;
}

export type BookTransferReport = 'completed' | 'failed';

export interface ReportBookTransferPayload {
  readonly transferId: BookTransferId;
  readonly report: BookTransferReport;
}

export type TransferEndName = 'from' | 'to';

export type CreateBookTransferRejection =
  | { readonly reason: 'transfer_account_not_found'; readonly end: TransferEndName; readonly account: AccountId }
  /** Money moves between accounts that are activated alone. */
  | { readonly reason: 'transfer_account_not_active'; readonly end: TransferEndName; readonly account: AccountId }
  /** The accounts are not such as the type is for. */
  | { readonly reason: 'transfer_accounts_unfit'; readonly type: AskedTransferType }
  | { readonly reason: 'transfer_to_itself' }
  /** Only what is pending is sold on its way. */
  | { readonly reason: 'transfer_across_currencies'; readonly type: AskedTransferType }
  | { readonly reason: 'metadata_too_large' }
  | PriceProblem
  | LedgerRejection;

type NotFound = { readonly reason: 'transfer_not_found'; readonly transfer: BookTransferId };

export type UpdateBookTransferRejection = NotFound | { readonly reason: 'metadata_too_large' };

/** It is not in a state from which that can be done. */
export type StepBookTransferRejection = NotFound | { readonly reason: 'transfer_in_other_state'; readonly transfer: BookTransferId; readonly status: BookTransferStatus };

const keyOf = ({ transferId }: { readonly transferId: BookTransferId }) => transferId;

export const CreateBookTransfer = commandType<CreateBookTransferPayload, BookTransferView, CreateBookTransferRejection>('payouts', 'CreateBookTransfer', keyOf);
export const UpdateBookTransfer = commandType<UpdateBookTransferPayload, BookTransferView, UpdateBookTransferRejection>('payouts', 'UpdateBookTransfer', keyOf);
export const ProcessBookTransfer = commandType<StepBookTransferPayload, BookTransferView, StepBookTransferRejection>('payouts', 'ProcessBookTransfer', keyOf);
export const ReportBookTransfer = commandType<ReportBookTransferPayload, BookTransferView, StepBookTransferRejection>('payouts', 'ReportBookTransfer', keyOf);

/** What a platform's advance pays of a fee of its user's payout. */
export interface FeeAdvance {
  readonly payoutId: PayoutId;
  readonly accountId: AccountId;
  readonly platformId: AccountId;
  readonly amount: MoneyView;
  readonly book: BookId;
  /** The transaction that took the user's fee; null where it pays nothing. */
  readonly feePayment: TransactionId | null;
}

/** Several values of one condition are alternatives. */
export interface BookTransferFilter {
  /** Only what concerns this connected user or its partners; all of the scope without it. */
  readonly family?: AccountId | undefined;
  readonly statuses?: readonly BookTransferStatus[] | undefined;
  readonly types?: readonly BookTransferType[] | undefined;
  readonly fromAccounts?: readonly AccountId[] | undefined;
  readonly fromCurrencies?: readonly Currency[] | undefined;
  readonly toAccounts?: readonly AccountId[] | undefined;
  readonly toCurrencies?: readonly Currency[] | undefined;
  readonly createdFrom?: Timestamp | undefined;
  readonly createdBefore?: Timestamp | undefined;
}

export interface BookTransferQueries {
  bookTransfer(scope: Scope, id: BookTransferId): Promise<BookTransferView | null>;
  bookTransfers(scope: Scope, filter: BookTransferFilter, page: PageRequest): Promise<Page<BookTransferView>>;
}

