import { DateTime } from 'luxon';
import { Calendar } from './calendar.js';
import { easterSunday } from './easter.js';
import { fedwireHolidays, targetHolidays, ukHolidays } from './holidays.js';

const onWeekdays = (days: readonly string[]) => days.filter((date) => !DateTime.fromISO(date, { zone: 'utc' }).isWeekend).sort();

describe('Easter', () => {
  it.each([
    [1961, '1961-04-02'], [2000, '2000-04-23'], [2008, '2008-03-23'], [2024, '2024-03-31'], [2025, '2025-04-20'],
    [2026, '2026-04-05'], [2027, '2027-03-28'], [2038, '2038-04-25'],
  ])('of %d is on %s', (year, date) => {
    expect(easterSunday(year).toISODate()).toBe(date);
  });
});

describe('the calendar of TARGET', () => {
  it('closes on its six days, those on a weekend unmoved', () => {
    expect(onWeekdays(targetHolidays(2026))).toEqual(['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-01', '2026-12-25']);
    expect(targetHolidays(2026)).toContain('2026-12-26');
  });
});

describe('the calendar of Fedwire', () => {
  it('keeps the eleven holidays of 2026, but for the Fourth of July, a Saturday', () => {
    expect(onWeekdays(fedwireHolidays(2026))).toEqual([
      '2026-01-01', '2026-01-19', '2026-02-16', '2026-05-25', '2026-06-19', '2026-09-07', '2026-10-12', '2026-11-11', '2026-11-26', '2026-12-25',
    ]);
  });

  it('keeps a holiday on a Sunday on the Monday', () => {
    expect(fedwireHolidays(2027)).toContain('2027-07-05');
    expect(fedwireHolidays(2023)).toContain('2023-01-02');
  });
});

describe('the calendar of the United Kingdom', () => {
  it.each([
    [2026, ['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28']],
    [2027, ['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28']],
    [2022, ['2022-01-03', '2022-04-15', '2022-04-18', '2022-05-02', '2022-06-02', '2022-06-03', '2022-08-29', '2022-09-19', '2022-12-26', '2022-12-27']],
  ])('of %d has its substitute days', (year, days) => {
    expect([...ukHolidays(year)].sort()).toEqual(days);
  });
});

describe('business days', () => {
  it('are counted across weekends, holidays and years', () => {
    const calendar = new Calendar(targetHolidays);
    const date = (text: string) => DateTime.fromISO(text, { zone: 'Europe/Brussels' });
    expect(calendar.after(date('2026-12-31'), 1).toISODate()).toBe('2027-01-04');
    expect(calendar.openFrom(date('2026-12-25')).toISODate()).toBe('2026-12-28');
    expect(calendar.isOpen(date('2026-12-24'))).toBe(true);
  });
});
