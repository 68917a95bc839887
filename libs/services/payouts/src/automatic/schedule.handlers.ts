import type { Command } from '@corridor/contracts';
import {
  type PayoutSchedule,
  ReviewPayoutSchedule,
  type ReviewPayoutSchedulePayload,
  type ReviewPayoutScheduleRejection,
  SchedulePayout,
  type SchedulePayoutPayload,
  type SchedulePayoutRejection,
  type WaitingPayouts,
} from '@corridor/contracts/payouts';
import { HandleCommand, type Handled } from '@corridor/messaging';
import { Controller, Inject } from '@nestjs/common';
import { PAYOUTS_DEPS, type PayoutsDeps } from '../payouts.deps.js';
import { reviewSchedule, schedulePayout } from './domain/schedule.js';
import { loadSchedule, scheduleFacts, scheduleUnit } from './schedules.js';

/** When accounts are paid out. */
@Controller()
export class ScheduleHandlers {
  constructor(@Inject(PAYOUTS_DEPS) private readonly deps: PayoutsDeps) {}

  @HandleCommand(SchedulePayout)
  async schedule(command: Command<SchedulePayoutPayload>): Promise<Handled<PayoutSchedule, SchedulePayoutRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const settings = await this.deps.accounts.partySettings(scope, payload.accountId);
    if (settings === null || settings.payouts === null) return { kind: 'rejected', rejection: { reason: 'account_not_found', account: payload.accountId } };
    const { head, state } = await loadSchedule(this.deps, scope, payload.accountId);
    const event = schedulePayout(state, payload, scheduleFacts(this.deps, scope, settings, at));
    return { kind: 'done', unit: scheduleUnit(command, head, [event]), view: viewOf(event.data.schedule) };
  }

  /** Most accounts have nothing that waits. */
  @HandleCommand(ReviewPayoutSchedule)
  async review(command: Command<ReviewPayoutSchedulePayload>): Promise<Handled<readonly PayoutSchedule[], ReviewPayoutScheduleRejection>> {
    const { payload, scope, issuedAt: at } = command;
    const { head, state } = await loadSchedule(this.deps, scope, payload.accountId);
    const settings = state.size === 0 ? null : await this.deps.accounts.partySettings(scope, payload.accountId);
    const events = settings === null ? [] : reviewSchedule(state, scheduleFacts(this.deps, scope, settings, at));
    if (events.length === 0) return { kind: 'rejected', rejection: { reason: 'nothing_scheduled', account: payload.accountId } };
    return { kind: 'done', unit: scheduleUnit(command, head, events), view: events.map(({ data }) => viewOf(data.schedule)) };
  }
}

function viewOf({ accountId, currency, dueAt }: WaitingPayouts): PayoutSchedule {
  return { accountId, currency, dueAt };
}
