import type { Currency } from '@corridor/money';
import { invalid, TimeParameter } from '@corridor/surfaces/http';
import { CurrencyField, documented } from '../fields/fields.js';
import { type Created, momentOf } from '../lists/created.query.js';

const MOMENT = { type: String, format: 'date-time' };

export class StatementQuery {
  @CurrencyField({ description: 'The currency whose movements and balances are stated.' })
  readonly currency!: Currency;

  @documented({ description: 'Movements at this moment or later; all from the beginning without it.', example: '2026-06-01T00:00:00Z', optional: true }, MOMENT, TimeParameter())
  readonly created_from?: string;

  @documented({ description: 'Movements before this moment; all up to now without it.', example: '2026-07-01T00:00:00Z', optional: true }, MOMENT, TimeParameter())
  readonly created_before?: string;
}

/** Throws `invalid_request` for a time that ends before it has begun. */
export function periodOf({ created_from: from, created_before: before }: StatementQuery): Created {
  const period = { createdFrom: momentOf(from), createdBefore: momentOf(before) };
  if (period.createdFrom !== undefined && period.createdBefore !== undefined && period.createdBefore <= period.createdFrom) {
    throw invalid('created_before must be later than created_from.', 'created_before');
  }
  return period;
}
