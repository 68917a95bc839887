import type { AutomaticRail, PayoutRail } from '@corridor/contracts/payouts';
import type { Currency } from '@corridor/money';
import { DateTime } from 'luxon';
import { type BatchScheme, schemeOf } from './schemes.js';

/** When a payout that is created at a moment should be with its beneficiary. Times are ISO 8601, UTC, milliseconds. */
export function estimatedArrival(rail: PayoutRail | AutomaticRail, currency: Currency, createdAt: string): string {
  const scheme = schemeOf(rail, currency);
  const created = DateTime.fromISO(createdAt, { zone: 'utc' });
  const arrival = 'withinMinutes' in scheme ? created.plus({ minutes: scheme.withinMinutes }) : inBusinessDays(scheme, created);
  return arrival.toJSDate().toISOString();
}

function inBusinessDays({ calendar, zone, cutOff, businessDays, arrival }: BatchScheme, created: DateTime): DateTime {
  const local = created.setZone(zone);
  const isLate = local >= at(local, cutOff);
  const accepted = calendar.openFrom(isLate ? local.plus({ days: 1 }) : local);
  return at(calendar.after(accepted, businessDays), arrival);
}

function at(day: DateTime, [hour, minute]: readonly [number, number]): DateTime {
  return day.set({ hour, minute, second: 0, millisecond: 0 });
}
