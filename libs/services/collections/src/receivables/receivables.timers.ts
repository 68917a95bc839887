import { type CommandType, type ReceivableId, type Scope } from '@corridor/contracts';
import { DecideReceivable, type Reconciliation, type ReceivableView, type UnsettledLot } from '@corridor/contracts/collections';
import { SchedulePayout, type SchedulePayoutPayload } from '@corridor/contracts/payouts';
import { derivedCommandId, fingerprintOf, type Timer } from '@corridor/messaging';

/** In whose name a timer's command is sent. */
export interface TimerContext {
  readonly scope: Scope;
  readonly correlation: string;
}

export const verificationTimerId = (id: ReceivableId) => `receivable-${id}/verification`;

/** In test mode nobody looks at a receivable: it is found to be in order after the delay. `place`: of the event that asks for it. */
export function verificationTimer(id: ReceivableId, context: TimerContext & { readonly place: string; readonly dueAt: string }): Timer {
  const payload = { receivableId: id, verdict: 'activate', issue: null, only: 'verifying' } as const;
  return timerOf(DecideReceivable, payload, { ...context, id: verificationTimerId(id), label: `verify-${context.place}`, base: id });
}

/** Tells payouts that there is money to pay out; sent until payouts has answered for good. */
export function scheduleTimer(receivable: ReceivableView, { payment, eligibleAt }: Reconciliation, context: TimerContext & { readonly dueAt: string }): Timer {
  if (receivable.currency === null) throw new Error(`receivable ${receivable.id} was reconciled in no currency`);
  const payload = { accountId: receivable.owner, currency: receivable.currency, eligibleAt };
  return timerOf(SchedulePayout, payload, { ...context, id: `receivable-${receivable.id}/schedule-${payment}`, label: 'schedule', base: payment });
}

/** The same of money that had left otherwise and is there again. `by`: what brought it back. */
export function cameBackTimer(payload: SchedulePayoutPayload, { by, ...context }: TimerContext & { readonly by: UnsettledLot['payment']; readonly dueAt: string }): Timer {
  return timerOf(SchedulePayout, payload, { ...context, id: `${by}/came-back`, label: 'schedule-again', base: by });
}

/** A timer that sends a command whose id derives from `base` and `label`. */
export function timerOf<Payload, View, Rejection extends { readonly reason: string }>(
  type: CommandType<Payload, View, Rejection>,
  payload: Payload,
  set: TimerContext & { readonly id: string; readonly base: string; readonly label: string; readonly dueAt: string },
): Timer {
  const { id, base, label, dueAt, scope, correlation } = set;
  const address = { id: derivedCommandId(base, label), type: type.name, key: type.keyOf(payload), scope };
  return { id, dueAt, command: { ...address, fingerprint: fingerprintOf(payload), correlation, causation: null, issuedAt: dueAt, payload } };
}
