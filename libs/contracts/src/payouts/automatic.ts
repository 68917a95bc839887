import type { Currency } from '@corridor/money';
import type { NoPayoutReason } from '../accounts/index.js';
import type { MoneyView } from '../amounts.js';
import type { Allocation } from '../collections/index.js';
import { commandType } from '../commands.js';
import type { AccountId, AddressId, BookId, ExchangeRateId, FileId, PayoutId } from '../ids.js';
import type { LedgerRejection } from '../ledger/index.js';
import type { PayoutFee, Price } from '../quotes/index.js';
import type { Timestamp } from '../times.js';

/**
 * How far an automatic payout is. `initialized`: its money is put aside, and what arrives is an estimate. `processing`: rate and fees are
 * fixed. `settled`: the money has left. `failed`: it had left, and came back; or it was held, and was given up.
 */
export const AUTOMATIC_PAYOUT_STATUSES = ['initialized', 'processing', 'settled', 'failed', 'hold'] as const;

/** @open */
export type AutomaticPayoutStatus = (typeof AUTOMATIC_PAYOUT_STATUSES)[number];

/**
 * How automatic payouts travel: by NEFT, the batches in which Indian banks settle credit transfers.
 * @open
 */
export type AutomaticRail = 'neft';

/**
 * Why an automatic payout waits for a person.
 * @open
 */
export type AutomaticHoldReason = 'by_person' | 'rates_not_available' | 'amount_too_small';

/**
 * Why it came back.
 * @open
 */
export type AutomaticFailureCode = 'account_closed' | 'account_not_found' | 'returned_by_bank';

/** At what a payout is settled, from when it is processed on. */
export interface LockedTerms {
  readonly fee: PayoutFee;
  /** Null when source and destination have one currency. */
  readonly price: Price | null;
  /** Of the exchange rate that the price becomes in the ledger. */
  readonly exchangeRateId: ExchangeRateId | null;
  readonly lockedAt: Timestamp;
}

/** Money of reconciled receivables that is paid out to the account's own bank account, without anybody asking. */
export interface AutomaticPayoutView {
  readonly id: PayoutId;
  readonly accountId: AccountId;
  readonly addressId: AddressId;
  readonly rail: AutomaticRail;
  /** What receivables gave: it is put aside in this currency. */
  readonly source: MoneyView;
  /** Oldest receivable first. */
  readonly allocations: readonly Allocation[];
  /** Taken from the source, in its currency; an estimate until the terms are locked. */
  readonly fee: MoneyView;
  /** What arrives; an estimate until the terms are locked. */
  readonly amount: MoneyView;
  readonly terms: LockedTerms | null;
  readonly status: AutomaticPayoutStatus;
  readonly holdReason: AutomaticHoldReason | null;
  /** What was supposed at first. */
  readonly expectedArrival: Timestamp;
  /** By cut-off times and bank holidays; null until the money has left. */
  readonly arrivesAt: Timestamp | null;
  /** What the banks call the transfer; null until the money has left. */
  readonly referenceNumber: string | null;
  /** What the statement of the account that it arrives on shows. */
  readonly statementDescriptor: string;
  /** A document about the transfer; null until it is written. */
  readonly confirmation: FileId | null;
  readonly failureCode: AutomaticFailureCode | null;
  readonly failureReason: string | null;
  readonly createdAt: Timestamp;
  readonly settledAt: Timestamp | null;
  readonly failedAt: Timestamp | null;
}

/** An automatic payout that is due and whose money has not been put aside yet. */
export interface AutomaticPayoutIntent {
  readonly id: PayoutId;
  readonly accountId: AccountId;
  readonly book: BookId;
  readonly addressId: AddressId;
  readonly rail: AutomaticRail;
  readonly currency: Currency;
  readonly destinationCurrency: Currency;
  /** Money that may be paid out by then. */
  readonly eligibleBy: Timestamp;
  readonly expectedArrival: Timestamp;
  readonly requestedAt: Timestamp;
}

/** Pays out what may be paid out by now. Sent when it is due, and by the sandbox at any time. */
export interface PayOutAutomaticallyPayload {
  readonly payoutId: PayoutId;
  readonly accountId: AccountId;
  readonly currency: Currency;
}

export type PayOutAutomaticallyRejection =
  | { readonly reason: 'account_not_found'; readonly account: AccountId }
  | { readonly reason: 'payouts_not_enabled'; readonly account: AccountId; readonly why: NoPayoutReason }
  /** The account has told no bank account that is in use. */
  | { readonly reason: 'payout_address_missing'; readonly account: AccountId }
  /** No bank that pays out automatically is connected in this mode. */
  | { readonly reason: 'payout_bank_not_connected' }
  | { readonly reason: 'nothing_to_pay_out'; readonly account: AccountId; readonly currency: Currency }
  /** The fee would take all of it: it stays where it was, for a later payout. */
  | { readonly reason: 'too_little_to_pay_out'; readonly source: MoneyView; readonly fee: MoneyView }
  | LedgerRejection;

export interface ProcessAutomaticPayoutPayload {
  readonly payoutId: PayoutId;
}

/** What a bank says of an automatic payout. */
export type AutomaticPayoutReport =
  | { readonly kind: 'settled'; readonly referenceNumber: string }
  | { readonly kind: 'failed'; readonly failureCode: AutomaticFailureCode; readonly failureReason: string };

export interface ReportAutomaticPayoutPayload {
  readonly payoutId: PayoutId;
  readonly report: AutomaticPayoutReport;
}

export interface HoldAutomaticPayoutPayload {
  readonly payoutId: PayoutId;
}

type NotFound = { readonly reason: 'payout_not_found'; readonly payout: PayoutId };

/** It is not in a state from which that can be done, or a step of it is under way. */
export type AutomaticPayoutRejection = NotFound | { readonly reason: 'payout_in_other_state'; readonly payout: PayoutId; readonly status: AutomaticPayoutStatus };

const keyOf = ({ payoutId }: { readonly payoutId: PayoutId }) => payoutId;

/** One payout of an account at a time is begun. */
export const PayOutAutomatically = commandType<PayOutAutomaticallyPayload, AutomaticPayoutView, PayOutAutomaticallyRejection>('payouts', 'PayOutAutomatically', (p) => p.accountId);
export const ProcessAutomaticPayout = commandType<ProcessAutomaticPayoutPayload, AutomaticPayoutView, AutomaticPayoutRejection>('payouts', 'ProcessAutomaticPayout', keyOf);
export const ReportAutomaticPayout = commandType<ReportAutomaticPayoutPayload, AutomaticPayoutView, AutomaticPayoutRejection>('payouts', 'ReportAutomaticPayout', keyOf);
export const HoldAutomaticPayout = commandType<HoldAutomaticPayoutPayload, AutomaticPayoutView, AutomaticPayoutRejection>('payouts', 'HoldAutomaticPayout', keyOf);
export const ReleaseAutomaticPayout = commandType<HoldAutomaticPayoutPayload, AutomaticPayoutView, AutomaticPayoutRejection>('payouts', 'ReleaseAutomaticPayout', keyOf);

/** What the bank of test mode reports of an automatic payout, whether by itself after a while or because somebody asks for it. */
export function sandboxAutomaticReport(kind: AutomaticPayoutReport['kind'], payout: PayoutId): AutomaticPayoutReport {
  switch (kind) {
    case 'settled':
      return { kind, referenceNumber: `SNBXN${payout.replaceAll('-', '').slice(-11).toUpperCase()}` };
    case 'failed':
      return { kind, failureCode: 'returned_by_bank', failureReason: "The beneficiary's bank has sent the money back." };
  }
}
