import type { AccountId, Command, Scope } from '@corridor/contracts';
import type { PartySettingsView } from '@corridor/contracts/accounts';
import type { UnitOfWork } from '@corridor/event-store';
import { cancelTimer, contextOfCommand, type LoadedStream, loadStream, setTimer, unitOf } from '@corridor/messaging';
import type { PayoutsDeps } from '../payouts.deps.js';
import { payOutTimer, scheduleStream, scheduleTimerId } from './automatic.timers.js';
import { type ScheduleEvent, type ScheduleFacts, scheduleOf, type ScheduleState } from './domain/schedule.js';
import { nextPayoutAt } from './next-payout.js';

export interface LoadedSchedule {
  readonly head: LoadedStream<ScheduleEvent>;
  readonly state: ScheduleState;
}

export async function loadSchedule({ store }: Pick<PayoutsDeps, 'store'>, scope: Scope, account: AccountId): Promise<LoadedSchedule> {
  const head = await loadStream<ScheduleEvent>(store, scheduleStream(account), scope);
  return { head, state: scheduleOf(head.events) };
}

export function scheduleFacts({ domesticBanks }: Pick<PayoutsDeps, 'domesticBanks'>, { mode }: Scope, settings: PartySettingsView, at: string): ScheduleFacts {
  return { settings, connected: domesticBanks[mode] !== undefined, at, dueAt: (payouts, eligibleAt) => nextPayoutAt(mode, payouts, eligibleAt) };
}

/** Each event comes with its timer, which begins the payout when it is due. */
export function scheduleUnit(command: Command, head: LoadedStream<ScheduleEvent>, events: readonly ScheduleEvent[]): UnitOfWork {
  const { scope, correlation, issuedAt: from } = command;
  const rows = events.map(({ data: { schedule } }) => {
    const { accountId, currency, dueAt } = schedule;
    return dueAt === null ? cancelTimer(scheduleTimerId(accountId, currency)) : setTimer(payOutTimer(accountId, currency, dueAt, { scope, correlation, from }));
  });
  return unitOf({ context: contextOfCommand(command), head, events, project: () => [], rows });
}
