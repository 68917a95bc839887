import { decimalOf, moneyOf, type MoneyView } from '@corridor/contracts';
import { type AccountView, type BeneficiaryView, standingProblem } from '@corridor/contracts/accounts';
import type {
  CancelPayoutRejection,
  CreatePayoutPayload,
  CreatePayoutRejection,
  PayoutFunding,
  PayoutIntent,
  PayoutRail,
  PayoutReport,
  PayoutView,
  ReportPayoutRejection,
} from '@corridor/contracts/payouts';
import { type Currency, readAmount } from '@corridor/money';
import { type FeeSchedule, feeOf } from './fees.js';
import type { PayoutEvent, PayoutState } from './payout.js';
import { chooseRail } from './rails.js';

export type EventOf<Type extends PayoutEvent['type']> = Extract<PayoutEvent, { type: Type }>;

export type Decision<Event, Rejection> =
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

/** What deciding on a payout needs to know. An object that the scope has none of is null. Times are ISO 8601, UTC. */
export interface PayoutFacts {
  readonly account: AccountView | null;
  readonly beneficiary: BeneficiaryView | null;
  readonly fees: FeeSchedule;
  /** Whether there is a bank that carries payouts of the mode. */
  readonly connected: boolean;
  readonly at: string;
  arrival(rail: PayoutRail, currency: Currency, at: string): string;
}

/** Throws for an amount that no payout can have. */
export function createPayout(payload: CreatePayoutPayload, facts: PayoutFacts): Decision<EventOf<'PayoutRequested'>, CreatePayoutRejection> {
  const { payoutId: id, accountId, beneficiaryId, amount, reference, funding } = payload;
  const { account, beneficiary, at } = facts;
  const { currency } = amount;
  if (moneyOf(amount).amount <= 0n) throw new Error(`payout ${id} is of ${amount.amount} ${currency}`);
  if (account?.status !== 'active') return rejected({ reason: 'account_not_found', account: accountId });
  const standing = standingProblem(account);
  if (standing !== null) return rejected(standing);
  if (beneficiary === null || beneficiary.status === 'deleted') return rejected({ reason: 'beneficiary_not_found', beneficiary: beneficiaryId });
  const { status } = beneficiary;
  if (status !== 'active') return rejected({ reason: 'beneficiary_not_active', beneficiary: beneficiaryId, status });
  if (!mayBePaidFrom(account, beneficiary)) return rejected({ reason: 'beneficiary_of_other_customer', beneficiary: beneficiaryId, account: accountId });
  const choice = chooseRail(payload.rail, currency, beneficiary);
  if (choice.kind === 'none') return rejected({ reason: 'rail_not_supported', rail: payload.rail, currency, why: choice.why });
  const { rail } = choice;
  if (!facts.connected) return rejected({ reason: 'bank_not_connected', rail });
  const fee = feeView(facts.fees, rail, currency);
  const estimatedArrival = facts.arrival(rail, currency, at);
  const intent = { id, accountId, book: account.book, beneficiaryId, amount, fee, rail, ...fundingOf(funding), reference, estimatedArrival, requestedAt: at };
  return { kind: 'event', event: { type: 'PayoutRequested', data: { intent } } };
}

/** The ledger has put the money aside: the bank can have it. */
export function acceptPayout(intent: PayoutIntent): EventOf<'PayoutAccepted'> {
  const { id, accountId, beneficiaryId, amount, fee, rail, funding, reference, estimatedArrival, requestedAt } = intent;
  const payout: PayoutView = {
    id,
    accountId,
    beneficiaryId,
    amount,
    fee,
    rail,
    ...fundingOf(funding),
    reference,
    status: 'processing',
    estimatedArrival,
    bankReference: null,
    failureCode: null,
    failureReason: null,
    createdAt: requestedAt,
    completedAt: null,
    failedAt: null,
  };
  return { type: 'PayoutAccepted', data: { payout } };
}

export function rejectPayout(intent: PayoutIntent, rejection: CreatePayoutRejection): EventOf<'PayoutRejected'> {
  return { type: 'PayoutRejected', data: { intent, rejection } };
}

/** A payout can be cancelled as long as the bank has not said what became of it. Whether the bank still stops it is for the bank to say. */
export function cancelPayout(state: PayoutState, payout: PayoutView['id']): Decision<EventOf<'PayoutReported'>, CancelPayoutRejection> {
  if (!isObject(state)) return rejected({ reason: 'payout_not_found', payout });
  if (state.status !== 'processing') return rejected({ reason: 'payout_not_cancellable', payout, status: state.payout.status });
  return reported(state, { kind: 'failed', failureCode: 'cancelled', failureReason: 'Its sender has cancelled it.' });
}

/** Only what is processing completes or fails, and only what is completed comes back. */
export function reportPayout(
  state: PayoutState,
  { payoutId: payout, report }: { readonly payoutId: PayoutView['id']; readonly report: PayoutReport },
): Decision<EventOf<'PayoutReported'>, ReportPayoutRejection> {
  if (!isObject(state)) return rejected({ reason: 'payout_not_found', payout });
  const needed = report.kind === 'returned' ? 'completed' : 'processing';
  if (state.status === needed) return reported(state, report);
  return rejected({ reason: 'payout_report_impossible', payout, status: state.payout.status, reported: report.kind });
}

/** The ledger has posted what the report means. `at` is when it recorded that. */
export function concludePayout(
  { payout, report }: EventOf<'PayoutReported'>['data'],
  at: string,
): EventOf<'PayoutCompleted'> | EventOf<'PayoutFailed'> | EventOf<'PayoutReturned'> {
  switch (report.kind) {
    case 'completed':
      return { type: 'PayoutCompleted', data: { payout: { ...payout, status: 'completed', bankReference: report.bankReference, completedAt: at } } };
    case 'failed':
      return { type: 'PayoutFailed', data: { payout: { ...payout, status: 'failed', ...failureOf(report), failedAt: at } } };
    case 'returned':
      return { type: 'PayoutReturned', data: { payout: { ...payout, status: 'returned', ...failureOf(report), failedAt: at } } };
  }
}

type Objects = Extract<PayoutState, { payout: PayoutView }>;

/** A payout that the ledger has not accepted is known to nobody. */
function isObject(state: PayoutState): state is Objects {
  return state.status !== 'none' && state.status !== 'requested' && state.status !== 'rejected';
}

function reported(
  { payout, book }: Pick<EventOf<'PayoutReported'>['data'], 'payout' | 'book'>,
  report: PayoutReport,
): { readonly kind: 'event'; readonly event: EventOf<'PayoutReported'> } {
  return { kind: 'event', event: { type: 'PayoutReported', data: { payout, book, report } } };
}

function failureOf({ failureCode, failureReason }: Exclude<PayoutReport, { kind: 'completed' }>) {
  return { failureCode, failureReason };
}

/** The tenant's own beneficiaries are paid from any of its accounts, a customer's from that customer's alone. */
function mayBePaidFrom(account: AccountView, { customerId }: BeneficiaryView): boolean {
  return customerId === null || customerId === account.customerId;
}

function fundingOf(funding: PayoutFunding | undefined): { readonly funding?: PayoutFunding } {
  return funding === undefined ? {} : { funding };
}

function feeView(fees: FeeSchedule, rail: PayoutRail, currency: Currency): MoneyView {
  return { currency, amount: decimalOf(readAmount(feeOf(fees, rail, currency), currency), currency) };
}

function rejected<Rejection>(rejection: Rejection): { readonly kind: 'rejected'; readonly rejection: Rejection } {
  return { kind: 'rejected', rejection };
}
