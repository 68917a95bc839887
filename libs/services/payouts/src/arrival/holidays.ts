import { DateTime } from 'luxon';
import { easterSunday } from './easter.js';

/** The days of a year, weekends apart, on which a payment system is closed: ISO dates. */
export type Holidays = (year: number) => readonly string[];

const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;
const SUNDAY = 7;

/** TARGET: the ECB's calendar of closing days, unchanged since 2002. Days on a weekend are not moved. */
export const targetHolidays: Holidays = (year) => {
  const easter = easterSunday(year);
  return isoDates([day(year, 1, 1), easter.minus({ days: 2 }), easter.plus({ days: 1 }), day(year, 5, 1), day(year, 12, 25), day(year, 12, 26)]);
};

/**
 * Fedwire: the Federal Reserve's holidays. One that falls on a Sunday is kept on the Monday; one that falls on a Saturday is
 * not kept: the day before stays open.
 */
export const fedwireHolidays: Holidays = (year) => {
  const fixed = [day(year, 1, 1), day(year, 6, 19), day(year, 7, 4), day(year, 11, 11), day(year, 12, 25)].map(sundayToMonday);
  return isoDates([
    ...fixed,
    nth(3, MONDAY, year, 1),
    nth(3, MONDAY, year, 2),
    last(MONDAY, year, 5),
    nth(1, MONDAY, year, 9),
    nth(2, MONDAY, year, 10),
    nth(4, THURSDAY, year, 11),
  ]);
};

/** Bank holidays of England and Wales. Those on a weekend have a substitute, the next weekday that is none itself. */
export const ukHolidays: Holidays = (year) => {
  const easter = easterSunday(year);
  const early = UK_MOVED[year];
  const may = early?.earlyMay ?? isoDate(nth(1, MONDAY, year, 5));
  const spring = early?.spring ?? isoDate(last(MONDAY, year, 5));
  const movable = isoDates([easter.minus({ days: 2 }), easter.plus({ days: 1 }), last(MONDAY, year, 8)]);
  return [...substituted([day(year, 1, 1)]), ...movable, may, spring, ...substituted([day(year, 12, 25), day(year, 12, 26)]), ...(early?.extra ?? [])];
};

/** Holidays that were proclaimed for one year, and those that moved for them (gov.uk/bank-holidays). */
const UK_MOVED: Readonly<Record<number, { readonly earlyMay?: string; readonly spring?: string; readonly extra?: readonly string[] }>> = {
  2020: { earlyMay: '2020-05-08' },
  2022: { spring: '2022-06-02', extra: ['2022-06-03', '2022-09-19'] },
  2023: { extra: ['2023-05-08'] },
};

function substituted(days: readonly DateTime[]): string[] {
  const kept = new Set(days.filter(({ weekday }) => weekday < SATURDAY).map(isoDate));
  for (let date of days.filter(({ weekday }) => weekday >= SATURDAY)) {
    while (date.weekday >= SATURDAY || kept.has(isoDate(date))) date = date.plus({ days: 1 });
    kept.add(isoDate(date));
  }
  return [...kept];
}

function sundayToMonday(date: DateTime): DateTime {
  return date.weekday === SUNDAY ? date.plus({ days: 1 }) : date;
}

function nth(count: number, weekday: number, year: number, month: number): DateTime {
  const first = day(year, month, 1);
  return first.plus({ days: ((weekday - first.weekday + 7) % 7) + 7 * (count - 1) });
}

function last(weekday: number, year: number, month: number): DateTime {
  const end = day(year, month, 1).endOf('month').startOf('day');
  return end.minus({ days: (end.weekday - weekday + 7) % 7 });
}

function day(year: number, month: number, date: number): DateTime {
  return DateTime.utc(year, month, date);
}

function isoDate(date: DateTime): string {
  return date.toFormat('yyyy-MM-dd');
}

function isoDates(dates: readonly DateTime[]): string[] {
  return dates.map(isoDate);
}
