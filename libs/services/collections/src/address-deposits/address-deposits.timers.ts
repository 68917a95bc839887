import type { DepositId } from '@corridor/contracts';
import { AdvanceDeposit } from '@corridor/contracts/collections';
import type { Timer } from '@corridor/messaging';
import { type TimerContext, timerOf } from '../receivables/receivables.timers.js';

export const advanceTimerId = (id: DepositId) => `address-deposit-${id}/next`;

/** In test mode no bank says what becomes of a deposit. */
export function advanceTimer(id: DepositId, to: 'processing' | 'completed', context: TimerContext & { readonly dueAt: string }): Timer {
  return timerOf(AdvanceDeposit, { depositId: id, to, reason: null }, { ...context, id: advanceTimerId(id), base: id, label: to });
}
