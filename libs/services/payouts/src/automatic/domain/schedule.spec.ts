import type { PartySettingsView } from '@corridor/contracts/accounts';
import type { Currency } from '@corridor/money';
import { SETTINGS, USER } from '../automatic.fixture.js';
import { payoutBegun, reviewSchedule, type ScheduleEvent, type ScheduleFacts, type ScheduleState, schedulePayout } from './schedule.js';

function scheduleOf(events: readonly ScheduleEvent[]): ScheduleState {
  return new Map(events.map(({ data }) => [data.schedule.currency, data.schedule]));
}

const at = (hour: number) => `2026-11-26T${String(hour).padStart(2, '0')}:00:00.000Z`;
const HELD: PartySettingsView = { ...SETTINGS, payouts: { interval: 'daily', weeklyAnchor: null, hold: 'operator_hold' } };

/** Payouts are due two hours after there is money. */
const facts = (now: number, over: Partial<ScheduleFacts> = {}): ScheduleFacts => ({
  settings: SETTINGS,
  connected: true,
  at: at(now),
  dueAt: (_settings, from) => new Date(Date.parse(from) + 2 * 3_600_000).toISOString(),
  ...over,
});
const eligible = (hour: number, currency: Currency = 'USD') => ({ accountId: USER.id, currency, eligibleAt: at(hour) });
const told = ({ data: { schedule } }: ScheduleEvent) => [schedule.currency, schedule.dueAt, schedule.eligibleFrom];

describe('the schedule of an account', () => {
  it('is due by the earliest money, and keeps what comes later', () => {
    const first = schedulePayout(scheduleOf([]), eligible(9), facts(8));
    const second = schedulePayout(scheduleOf([first]), eligible(12), facts(8));
    expect([told(first), told(second)]).toEqual([['USD', at(11), [at(9)]], ['USD', at(11), [at(9), at(12)]]]);
    const begun = payoutBegun(scheduleOf([first, second]), eligible(0), facts(11));
    expect(told(begun)).toEqual(['USD', at(14), [at(12)]]);
    expect(told(payoutBegun(scheduleOf([begun]), eligible(0), facts(14)))).toEqual(['USD', null, []]);
  });

  it('says once that there is money by now', () => {
    const events = [6, 7, 8].map((hour) => eligible(hour)).reduce<ScheduleEvent[]>((before, each) => [...before, schedulePayout(scheduleOf(before), each, facts(8))], []);
    expect(events.map(told).at(-1)).toEqual(['USD', at(10), [at(6)]]);
  });

  it('is not due while nothing is paid out, and from now on once that is over', () => {
    const waiting = schedulePayout(scheduleOf([]), eligible(3), facts(3, { settings: HELD }));
    expect(told(waiting)).toEqual(['USD', null, [at(3)]]);
    expect(reviewSchedule(scheduleOf([waiting]), facts(9)).map(told)).toEqual([['USD', at(11), [at(3)]]]);
    expect(reviewSchedule(scheduleOf([waiting]), facts(9, { settings: HELD }))).toEqual([]);
    expect(reviewSchedule(scheduleOf([waiting]), facts(9, { connected: false }))).toEqual([]);
  });

  it('stops when the account is held', () => {
    const due = schedulePayout(scheduleOf([]), eligible(9), facts(8));
    expect(reviewSchedule(scheduleOf([due]), facts(8, { settings: { ...SETTINGS, status: 'hold' } })).map(told)).toEqual([['USD', null, [at(9)]]]);
  });

  it('is one for each currency', () => {
    const both = [schedulePayout(scheduleOf([]), eligible(9), facts(8)), schedulePayout(scheduleOf([]), eligible(9, 'EUR'), facts(8))];
    expect(told(payoutBegun(scheduleOf(both), eligible(0), facts(9)))).toEqual(['USD', null, []]);
    expect([...scheduleOf(both).keys()]).toEqual(['USD', 'EUR']);
  });
});
