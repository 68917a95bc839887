import type { BookTransferId, CommandType, Scope } from '@corridor/contracts';
import { type BookTransferReport, type BookTransferView, ProcessBookTransfer, ReportBookTransfer } from '@corridor/contracts/payouts';
import { derivedCommandId, fingerprintOf, type Timer } from '@corridor/messaging';
import { readAmount } from '@corridor/money';

export const transferStream = (id: BookTransferId): string => `book-transfer-${id}`;

/** A transfer waits for one step at a time, so one timer is enough. */
export const transferTimerId = (id: BookTransferId): string => `${transferStream(id)}/step`;

/** What `from.amount` can ask of test mode, in whole units of any currency. Every other transfer completes. */
export const MAGIC_AMOUNTS = {
  /** Stays processing until somebody moves it. */
  hold: '7001',
  fail: '7003',
} as const;

export interface TimerContext {
  readonly scope: Scope;
  readonly correlation: string;
  /** ISO 8601 */
  readonly from: string;
  readonly afterMs: number;
}

export function processingTimer({ id: transferId }: BookTransferView, context: TimerContext): Timer {
  return timer(ProcessBookTransfer, { transferId }, 'process', context);
}

/** Null where the transfer waits for somebody. */
export function endTimer(transfer: BookTransferView, context: TimerContext): Timer | null {
  const report = expectedOf(transfer, context.scope);
  return report === null ? null : timer(ReportBookTransfer, { transferId: transfer.id, report }, 'report', context);
}

function expectedOf({ from, type }: BookTransferView, { mode }: Scope): BookTransferReport | null {
  const isMagic = (text: string) => readAmount(text, from.currency) === readAmount(from.amount, from.currency);
  if (mode === 'live' || type === 'platform_fee_payout') return 'completed';
  if (isMagic(MAGIC_AMOUNTS.hold)) return null;
  return isMagic(MAGIC_AMOUNTS.fail) ? 'failed' : 'completed';
}

function timer<Payload extends { readonly transferId: BookTransferId }, View, Rejection extends { readonly reason: string }>(
  type: CommandType<Payload, View, Rejection>,
  payload: Payload,
  step: string,
  { scope, correlation, from, afterMs }: TimerContext,
): Timer {
  const dueAt = new Date(Date.parse(from) + afterMs).toISOString();
  const { transferId } = payload;
  const about = { scope, correlation, causation: null, issuedAt: dueAt };
  return {
    id: transferTimerId(transferId),
    dueAt,
    command: { id: derivedCommandId(transferId, step), type: type.name, key: type.keyOf(payload), fingerprint: fingerprintOf(payload), ...about, payload },
  };
}
