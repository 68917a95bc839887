import type { Currency } from '@corridor/money';
import { commandType } from '../commands.js';
import type { DecimalString, MoneyView } from '../amounts.js';
import type { AccountId, PayoutId, ReceivableId, TransactionId } from '../ids.js';
import type { LedgerRejection } from '../ledger/index.js';
import type { Timestamp } from '../times.js';

/** What one receivable gives to a payout. */
export interface Allocation {
  readonly receivable: ReceivableId;
  readonly partner: AccountId;
  /** Major units of the payout's source currency. */
  readonly amount: DecimalString;
  /** The ledger's transaction that took it: a `funds_debit`. */
  readonly payment: TransactionId;
}

/**
 * Takes what has been reconciled for a user, and may be paid out by now, from its receivables, oldest first, and puts it
 * aside in the ledger (`available` to `payout_processing`, a `funds_debit` per receivable), all or nothing. Never more than the
 * account has available: money that left it otherwise was not told to the receivables in time. While the ledger has not answered
 * for a payout, whoever asks for the same payout again gets no answer either. Nothing is taken when all that there is comes to less than `least`.
 */
export interface DebitReceivablesPayload {
  readonly payoutId: PayoutId;
  readonly accountId: AccountId;
  readonly currency: Currency;
  /** Money that may be paid out by then. */
  readonly eligibleBy: Timestamp;
  /** The smallest total of which something would be left after the payout's fee; any will do without it. */
  readonly least?: MoneyView | undefined;
}

export interface DebitedReceivables {
  readonly total: MoneyView;
  readonly allocations: readonly Allocation[];
}

export type DebitReceivablesRejection =
  | { readonly reason: 'nothing_to_pay_out'; readonly account: AccountId; readonly currency: Currency }
  | { readonly reason: 'less_to_pay_out'; readonly account: AccountId; readonly total: MoneyView; readonly least: MoneyView }
  | LedgerRejection;

/** A payout came back: what the ledger has made available again (the sender posts that) belongs to the receivables again. */
export interface CreditReceivablesPayload {
  readonly payoutId: PayoutId;
  readonly accountId: AccountId;
  readonly currency: Currency;
  /** What each receivable gets back, major units; at most what it gave. */
  readonly credits: readonly { readonly receivable: ReceivableId; readonly amount: DecimalString }[];
}

export type CreditReceivablesRejection = { readonly reason: 'payout_never_debited'; readonly payout: PayoutId };

const keyOf = ({ accountId }: { readonly accountId: AccountId }) => accountId;

export const DebitReceivables = commandType<DebitReceivablesPayload, DebitedReceivables, DebitReceivablesRejection>('collections', 'DebitReceivables', keyOf);
export const CreditReceivables = commandType<CreditReceivablesPayload, { readonly payoutId: PayoutId }, CreditReceivablesRejection>('collections', 'CreditReceivables', keyOf);
