import type { Currency } from '@corridor/money';
import type { BeneficiaryStatus } from '../accounts/index.js';
import type { MoneyView } from '../amounts.js';
import { commandType } from '../commands.js';
import type { AccountId, BeneficiaryId, PayoutId } from '../ids.js';
import type { ExecuteQuoteRejection } from '../quotes/index.js';
import type { PayoutReport } from './reports.js';
import type { PayoutFunding, PayoutRail, PayoutStatus, PayoutView } from './views.js';

export interface CreatePayoutPayload {
  readonly payoutId: PayoutId;
  readonly accountId: AccountId;
  readonly beneficiaryId: BeneficiaryId;
  readonly amount: MoneyView;
  /** Null: the cheapest that fits. */
  readonly rail: PayoutRail | null;
  readonly reference: string | null;
  /** The quote to execute in the same step, and the id that its conversion will have. Absent: the money is in the account. */
  readonly funding?: PayoutFunding;
}

export interface CancelPayoutPayload {
  readonly payoutId: PayoutId;
}

/** Sent by the bank's adapter, or by a timer or the sandbox in its place. */
export interface ReportPayoutPayload {
  readonly payoutId: PayoutId;
  readonly report: PayoutReport;
}

/**
 * Why a rail can't carry a payout.
 * @open
 */
export type RailProblem =
  /** The beneficiary takes another currency. */
  | 'currency_of_beneficiary'
  /** The rail does not carry this currency. */
  | 'currency_of_rail'
  /** The rail does not reach this beneficiary, or lacks what it needs to know of it. */
  | 'beneficiary_out_of_reach';

/**
 * Why a payout was refused.
 * @open
 */
export type CreatePayoutRejection =
  | { readonly reason: 'beneficiary_not_found'; readonly beneficiary: BeneficiaryId }
  | { readonly reason: 'beneficiary_not_active'; readonly beneficiary: BeneficiaryId; readonly status: BeneficiaryStatus }
  /** It is a customer's, and the account is not that customer's. */
  | { readonly reason: 'beneficiary_of_other_customer'; readonly beneficiary: BeneficiaryId; readonly account: AccountId }
  /** `rail` is null when none was chosen and none fits. */
  | { readonly reason: 'rail_not_supported'; readonly rail: PayoutRail | null; readonly currency: Currency; readonly why: RailProblem }
  /** No bank is connected in this mode. */
  | { readonly reason: 'bank_not_connected'; readonly rail: PayoutRail }
  /** What can keep the conversion from being made that funds it, and what the ledger refuses in any case. */
  | ExecuteQuoteRejection;

/** `status` is what the payout shows. A processing one can't be cancelled when its end is already being posted. */
export type CancelPayoutRejection =
  | { readonly reason: 'payout_not_found'; readonly payout: PayoutId }
  | { readonly reason: 'payout_not_cancellable'; readonly payout: PayoutId; readonly status: PayoutStatus };

export type ReportPayoutRejection =
  | { readonly reason: 'payout_not_found'; readonly payout: PayoutId }
  | { readonly reason: 'payout_report_impossible'; readonly payout: PayoutId; readonly status: PayoutStatus; readonly reported: PayoutReport['kind'] };

export const CreatePayout = commandType<CreatePayoutPayload, PayoutView, CreatePayoutRejection>('payouts', 'CreatePayout', (p) => p.payoutId);
export const CancelPayout = commandType<CancelPayoutPayload, PayoutView, CancelPayoutRejection>('payouts', 'CancelPayout', (p) => p.payoutId);
export const ReportPayout = commandType<ReportPayoutPayload, PayoutView, ReportPayoutRejection>('payouts', 'ReportPayout', (p) => p.payoutId);
