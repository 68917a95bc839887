import type { Currency, Rate } from '@corridor/money';

/** Where rates come from. One source serves one mode. */
export interface Rates {
  /** Units of `to` for one unit of `from`, between bid and ask, at a time (ISO 8601); null when the source has none. */
  mid(from: Currency, to: Currency, at: string): Rate | null;
}
