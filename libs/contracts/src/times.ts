/**
 * A moment: ISO 8601 in UTC with milliseconds, such as `2026-07-10T12:00:00.000Z`.
 * @format date-time
 * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$
 */
export type Timestamp = string;

/**
 * A day: ISO 8601, such as `2026-07-10`.
 * @format date
 */
export type CalendarDate = string;
