import { TimeParameter } from '@corridor/surfaces/http';
import { documented } from '../fields/fields.js';

export class BalancesQuery {
  @documented(
    { description: 'Balances as they were recorded up to this moment, instead of now.', example: '2026-06-30T12:00:00Z', optional: true },
    { type: String, format: 'date-time' },
    TimeParameter(),
  )
  readonly at?: string;
}
