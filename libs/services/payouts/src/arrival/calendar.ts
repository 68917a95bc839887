import type { DateTime } from 'luxon';
import type { Holidays } from './holidays.js';

/** A payment system's business days. Dates are taken as they are in their own zone. */
export class Calendar {
  private readonly years = new Map<number, ReadonlySet<string>>();

  constructor(
    private readonly holidays: Holidays,
    /** Days that are off every week, or nearly. */
    private readonly isRestDay: (date: DateTime) => boolean = (date) => date.isWeekend,
  ) {}

  isOpen(date: DateTime): boolean {
    return !this.isRestDay(date) && !this.closedDays(date.year).has(date.toFormat('yyyy-MM-dd'));
  }

  /** The day itself when the system is open on it, else the next on which it is. */
  openFrom(date: DateTime): DateTime {
    let open = date;
    while (!this.isOpen(open)) open = open.plus({ days: 1 });
    return open;
  }

  /** So many business days after a date, which need not be one itself. */
  after(date: DateTime, businessDays: number): DateTime {
    let open = date;
    for (let count = 0; count < businessDays; count += 1) open = this.openFrom(open.plus({ days: 1 }));
    return open;
  }

  private closedDays(year: number): ReadonlySet<string> {
    const known = this.years.get(year) ?? new Set(this.holidays(year));
    this.years.set(year, known);
    return known;
  }
}
