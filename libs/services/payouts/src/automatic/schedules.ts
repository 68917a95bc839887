import type { AccountId, Command, Scope } from '@corridor/contracts';
import type { PartySettingsView } from '@corridor/contracts/accounts';
import type { WaitingPayouts } from '@corridor/contracts/payouts';
import { type UnitOfWork, write } from '@corridor/event-store';
import { cancelTimer, contextOfCommand, setTimer, type StreamHead, unitOf } from '@corridor/messaging';
import type { PayoutsDeps } from '../payouts.deps.js';
import { payOutTimer, scheduleStream, scheduleTimerId } from './automatic.timers.js';
import type { ScheduleEvent, ScheduleFacts, ScheduleState } from './domain/schedule.js';
import { nextPayoutAt } from './next-payout.js';
import { putSchedule } from './schedules.projection.js';

export interface LoadedSchedule {
  readonly head: StreamHead;
  readonly state: ScheduleState;
}

interface ScheduleRow {
  readonly revision: number;
  readonly schedule: WaitingPayouts;
}

/** A row of each currency in place of the stream, which grows with every reconciliation. Its last event is that of one of them. */
export async function loadSchedule({ pool, schema }: Pick<PayoutsDeps, 'pool' | 'schema'>, { tenant, mode }: Scope, account: AccountId): Promise<LoadedSchedule> {
  const { rows } = await pool.query<ScheduleRow>(
    `select revision, schedule from ${schema}.payout_schedules where account = $1 and tenant = $2 and mode = $3`,
    [account, tenant, mode],
  );
  const revision = Math.max(-1, ...rows.map((row) => row.revision));
  return { head: { stream: scheduleStream(account), revision }, state: new Map(rows.map(({ schedule }) => [schedule.currency, schedule])) };
}

export function scheduleFacts({ domesticBanks }: Pick<PayoutsDeps, 'domesticBanks'>, { mode }: Scope, settings: PartySettingsView, at: string): ScheduleFacts {
  return { settings, connected: domesticBanks[mode] !== undefined, at, dueAt: (payouts, eligibleAt) => nextPayoutAt(mode, payouts, eligibleAt) };
}

/** Each event comes with its timer, which begins the payout when it is due, and with its row. */
export function scheduleUnit(command: Command, head: StreamHead, events: readonly ScheduleEvent[]): UnitOfWork {
  const { scope, correlation, issuedAt: from } = command;
  const timers = events.map(({ data: { schedule } }) => {
    const { accountId, currency, dueAt } = schedule;
    return dueAt === null ? cancelTimer(scheduleTimerId(accountId, currency)) : setTimer(payOutTimer(accountId, currency, dueAt, { scope, correlation, from }));
  });
  const kept = events.map(({ data: { schedule } }, index) => ({ scope, schedule, revision: head.revision + 1 + index }));
  return unitOf({ context: contextOfCommand(command), head, events, project: () => [], rows: [...timers, write(putSchedule, kept)] });
}
