import type { Mode } from '@corridor/contracts';
import { type PayoutInterval, type PayoutSettings, WEEKDAYS } from '@corridor/contracts/accounts';
import { DateTime } from 'luxon';

/** Where payouts are made. */
const ZONE = 'Asia/Kolkata';

/** Payouts of a day begin at ten in the morning, when the banks are open. */
const HOUR = 10;

/** How long test mode waits for the next payout of an interval, in minutes: nobody who tries it out has a month. */
const TEST_MODE_MINUTES: Readonly<Record<PayoutInterval, number>> = { daily: 0, weekly: 5, monthly: 15 };

/** When money is paid out that may be from `from` on. Times are ISO 8601, UTC, milliseconds. */
export function nextPayoutAt(mode: Mode, settings: Pick<PayoutSettings, 'interval' | 'weeklyAnchor' | 'monthlyAnchor'>, from: string): string {
  const eligible = DateTime.fromISO(from, { zone: ZONE });
  const due = mode === 'test' ? eligible.plus({ minutes: TEST_MODE_MINUTES[settings.interval] }) : onSchedule(settings, eligible);
  return due.toJSDate().toISOString();
}

/** When the day after that of `from` begins where payouts are made. */
export function nextDay(from: string): string {
  return DateTime.fromISO(from, { zone: ZONE }).plus({ days: 1 }).startOf('day').toJSDate().toISOString();
}

function onSchedule({ interval, weeklyAnchor, monthlyAnchor }: Pick<PayoutSettings, 'interval' | 'weeklyAnchor' | 'monthlyAnchor'>, eligible: DateTime): DateTime {
  const today = eligible.set({ hour: HOUR, minute: 0, second: 0, millisecond: 0 });
  switch (interval) {
    case 'daily':
      return today >= eligible ? today : today.plus({ days: 1 });
    case 'weekly': {
      if (weeklyAnchor === null) throw new Error('a weekly interval has no day');
      const days = (WEEKDAYS.indexOf(weeklyAnchor) + 1 - today.weekday + 7) % 7;
      const due = today.plus({ days });
      return due >= eligible ? due : due.plus({ weeks: 1 });
    }
    case 'monthly': {
      if (monthlyAnchor === undefined) throw new Error('a monthly interval has no day');
      const due = inMonthOf(today, monthlyAnchor);
      return due >= eligible ? due : inMonthOf(today.startOf('month').plus({ months: 1 }).set({ hour: HOUR }), monthlyAnchor);
    }
  }
}

/** In shorter months the last day. */
function inMonthOf(date: DateTime, day: number): DateTime {
  return date.set({ day: Math.min(day, date.daysInMonth ?? day) });
}
