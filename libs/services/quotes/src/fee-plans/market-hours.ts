import { DateTime } from 'luxon';

const ZONE = 'Asia/Kolkata';
const OPENS_AT_HOUR = 9;
const CLOSES_AT_HOUR = 17;
const SATURDAY = 6;

/**
 * Whether rupees are dealt between banks at a moment (ISO 8601): Monday to Friday, from nine to five in India. Holidays are
 * not known here: they count as the weekdays that they fall on.
 */
export function isMarketOpen(at: string): boolean {
  const there = DateTime.fromISO(at, { zone: ZONE });
  if (!there.isValid) throw new Error(`not a time: ${at}`);
  return there.weekday < SATURDAY && there.hour >= OPENS_AT_HOUR && there.hour < CLOSES_AT_HOUR;
}
