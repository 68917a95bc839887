import { DateTime } from 'luxon';
import { Calendar } from './calendar.js';
import { indianHolidays, isIndianRestDay } from './indian-holidays.js';

const date = (text: string) => DateTime.fromISO(text, { zone: 'Asia/Kolkata' });

describe('the calendar of Indian banks', () => {
  it('names days that there are, in order, once each', () => {
    for (const year of [2025, 2026, 2027]) {
      const days = indianHolidays(year);
      expect([...new Set(days)].sort()).toEqual(days);
      expect(days.filter((day) => !date(day).isValid)).toEqual([]);
    }
  });

  it('keeps the Republic, Independence and Gandhi days of every year, also of one that nothing is declared for', () => {
    for (const year of [2025, 2026, 2027, 2031]) {
      expect(indianHolidays(year)).toEqual(expect.arrayContaining([`${year}-01-26`, `${year}-08-15`, `${year}-10-02`, `${year}-12-25`]));
    }
  });

  it('has its own Saturdays', () => {
    const saturdays = ['2026-11-07', '2026-11-14', '2026-11-21', '2026-11-28', '2026-08-29'];
    expect(saturdays.map((day) => isIndianRestDay(date(day)))).toEqual([false, true, false, true, false]);
    expect(isIndianRestDay(date('2026-11-29'))).toBe(true);
  });

  it('moved Id-E-Milad of 2025 in Mumbai', () => {
    const calendar = new Calendar(indianHolidays, isIndianRestDay);
    expect([calendar.isOpen(date('2025-09-05')), calendar.isOpen(date('2025-09-08'))]).toEqual([true, false]);
  });
});
