import type { AccountId, CommandType, PayoutId, Scope } from '@corridor/contracts';
import { type AutomaticPayoutView, PayOutAutomatically, ProcessAutomaticPayout, ReportAutomaticPayout, ReviewPayoutSchedule, SchedulePayout, type SchedulePayoutPayload, SplitPayoutFee, type SplitPayoutFeePayload } from '@corridor/contracts/payouts';
import { derivedCommandId, fingerprintOf, mintId, type Timer } from '@corridor/messaging';
import type { Currency } from '@corridor/money';
import type { ExpectedAutomaticReport } from './bank/domestic-bank.js';

export function automaticStream(id: PayoutId): string {
  return `automatic-payout-${id}`;
}

export function scheduleStream(account: AccountId): string {
  return `payout-schedule-${account}`;
}

/** An automatic payout waits for one thing at a time. */
export function stepTimerId(id: PayoutId): string {
  return `${automaticStream(id)}/next`;
}

export function scheduleTimerId(account: AccountId, currency: Currency): string {
  return `${scheduleStream(account)}/${currency}`;
}

export interface TimerContext {
  readonly scope: Scope;
  readonly correlation: string;
  /** ISO 8601 */
  readonly from: string;
}

/** `from`: the step that sets it, so that a payout that was held and released is processed by a command of its own. */
export function processTimer(payoutId: PayoutId, afterMs: number, step: string, context: TimerContext): Timer {
  const id = derivedCommandId(payoutId, `process-${step}`);
  return timer(stepTimerId(payoutId), later(context.from, afterMs), { id, type: ProcessAutomaticPayout, payload: { payoutId }, context });
}

export function automaticReportTimer({ id: payoutId }: AutomaticPayoutView, { afterMs, report }: ExpectedAutomaticReport, step: string, context: TimerContext): Timer {
  const id = derivedCommandId(payoutId, `report-${report.kind}-${step}`);
  return timer(stepTimerId(payoutId), later(context.from, afterMs), { id, type: ReportAutomaticPayout, payload: { payoutId, report }, context });
}

/** Each time that it is set it is of another payout. */
export function payOutTimer(accountId: AccountId, currency: Currency, dueAt: string, context: TimerContext): Timer {
  const payoutId = mintId<'payout'>();
  const id = derivedCommandId(payoutId, 'pay-out');
  return timer(scheduleTimerId(accountId, currency), dueAt, { id, type: PayOutAutomatically, payload: { payoutId, accountId, currency }, context });
}

/** What came back, or was too little, may be paid out again from `eligibleAt` on. */
export function scheduleAgainTimer({ payoutId, ...payload }: SchedulePayoutPayload & { readonly payoutId: PayoutId }, context: TimerContext): Timer {
  return timer(`${automaticStream(payoutId)}/again`, context.from, { id: derivedCommandId(payoutId, 'schedule-again'), type: SchedulePayout, payload, context });
}

/** What the platform earns by the payout, or pays for it, does not hold the payout up. */
export function splitFeeTimer(payload: SplitPayoutFeePayload, context: TimerContext): Timer {
  const { payoutId } = payload;
  return timer(`${automaticStream(payoutId)}/fee`, context.from, { id: derivedCommandId(payoutId, 'split-fee'), type: SplitPayoutFee, payload, context });
}

/** `cause`: the event that may have changed when an account is paid out. */
export function reviewTimer(accountId: AccountId, cause: string, context: TimerContext): Timer {
  return timer(`${scheduleStream(accountId)}/review`, context.from, { id: derivedCommandId(cause, 'review-payouts'), type: ReviewPayoutSchedule, payload: { accountId }, context });
}

interface ToSend<Payload, View, Rejection extends { readonly reason: string }> {
  readonly id: Timer['command']['id'];
  readonly type: CommandType<Payload, View, Rejection>;
  readonly payload: Payload;
  readonly context: TimerContext;
}

function timer<Payload, View, Rejection extends { readonly reason: string }>(id: string, dueAt: string, { id: commandId, type, payload, context }: ToSend<Payload, View, Rejection>): Timer {
  const { scope, correlation } = context;
  return {
    id,
    dueAt,
    command: { id: commandId, type: type.name, key: type.keyOf(payload), scope, fingerprint: fingerprintOf(payload), correlation, causation: null, issuedAt: dueAt, payload },
  };
}

function later(from: string, afterMs: number): string {
  return new Date(Date.parse(from) + afterMs).toISOString();
}
