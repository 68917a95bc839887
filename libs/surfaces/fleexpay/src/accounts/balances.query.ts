import { TimeParameter } from '@corridor/surfaces/http';
import { documented } from '../fields/fields.js';

export class BalancesQuery {
  @documented(
    { description: 'Balances as they were after this moment, instead of now: with all that has a `created_at` up to it.', example: '2026-06-30T12:00:00Z', optional: true },
    { type: String, format: 'date-time' },
    TimeParameter(),
  )
  readonly at?: string;
}

/**
 * The last moment that a time speaks of. Times of this API are printed without their fraction, so one that has none is
 * all of its second: what is printed with it has happened by then.
 */
export function endOf(time: string): string {
  const moment = new Date(time).toISOString();
  return /\.\d/.test(time) ? moment : `${moment.slice(0, 19)}.999Z`;
}
