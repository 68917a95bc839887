import type { DateTime } from 'luxon';
import type { Holidays } from './holidays.js';

const SATURDAY = 6;
const SUNDAY = 7;
const DAYS_OF_WEEK = 7;

/**
 * Days on which banks in Mumbai are closed, beside their rest days: holidays under the Negotiable Instruments Act as the Reserve Bank lists them
 * for Maharashtra, and the closing of yearly accounts on 1 April. 2025 with the day of Id-E-Milad that was moved to 8 September.
 * 2027 is provisional, dated 2026-11: the days that follow the moon are those of the almanacs until the list of that year is out.
 */
const DECLARED: Readonly<Record<number, readonly string[]>> = {
  2025: [
    '01-26', '02-19', '02-26', '03-14', '03-31', '04-01', '04-10', '04-14', '04-18', '05-01', '05-12', '06-07', '07-06',
    '08-15', '08-27', '09-08', '10-02', '10-21', '10-22', '11-05', '12-25',
  ],
  2026: [
    '01-26', '02-15', '02-19', '03-03', '03-19', '03-21', '03-26', '03-31', '04-01', '04-03', '04-14', '05-01', '05-28', '06-26',
    '08-15', '08-26', '09-14', '10-02', '10-20', '11-08', '11-10', '11-24', '12-25',
  ],
  2027: [
    '01-26', '02-19', '03-06', '03-10', '03-22', '03-26', '04-01', '04-07', '04-14', '04-15', '04-19', '05-01', '05-17', '05-20', '06-15',
    '08-15', '09-04', '10-02', '10-09', '10-29', '10-30', '11-14', '12-25',
  ],
};

/** Those of every year, for years that nothing is declared for yet. */
const FIXED: readonly string[] = ['01-26', '04-01', '04-14', '05-01', '08-15', '10-02', '12-25'];

export const indianHolidays: Holidays = (year) => (DECLARED[year] ?? FIXED).map((day) => `${year}-${day}`);

/** Sundays, and the second and fourth Saturday of a month: Reserve Bank of India, since 1 September 2015. */
export function isIndianRestDay(date: DateTime): boolean {
  const week = Math.ceil(date.day / DAYS_OF_WEEK);
  return date.weekday === SUNDAY || (date.weekday === SATURDAY && (week === 2 || week === 4));
}
