import { isTime } from './is-time.js';

describe('a time', () => {
  it.each([
    '2026-01-31T09:30:00Z',
    '2026-01-31T09:30:00.123456789+05:30',
    '2024-02-29T00:00:00Z',
    '2000-02-29T23:59:59-23:59',
    '0001-01-01T00:00:00Z',
    '0000-12-31T23:30:00-01:00',
    '9999-12-31T23:59:59.999999999Z',
  ])('may be %s', (text) => {
    expect(isTime(text)).toBe(true);
  });

  it.each([
    ['a day that its month lacks', '2026-02-30T00:00:00Z'],
    ['a day that its month lacks, before the zone makes it another', '2026-04-31T00:00:00+23:59'],
    ['29 February of a common year', '2026-02-29T00:00:00Z'],
    ['29 February of a century', '1900-02-29T00:00:00Z'],
    ['a day 0', '2026-01-00T00:00:00Z'],
    ['a day 32', '2026-01-32T00:00:00Z'],
    ['a month 0', '2026-00-01T00:00:00Z'],
    ['a month 13', '2026-13-01T00:00:00Z'],
    ['an hour 24', '2026-01-01T24:00:00Z'],
    ['a minute 60', '2026-01-01T00:60:00Z'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['an offset of a day', '2026-01-01T00:00:00+24:00'],
    ['an offset with a minute 60', '2026-01-01T00:00:00-01:60'],
    ['the year 0', '0000-01-01T00:00:00Z'],
    ['a moment that is before the year 1 in UTC', '0001-01-01T00:00:00+00:01'],
    ['a moment that is before the year 0 in UTC', '0000-01-01T00:00:00+23:59'],
    ['a moment that is after the year 9999 in UTC', '9999-12-31T23:59:59-23:59'],
    ['no zone', '2026-01-01T00:00:00'],
    ['ten decimals', '2026-01-01T00:00:00.1234567890Z'],
    ['a line break at its end', '2026-01-01T00:00:00Z\n'],
    ['digits of another script', '٢٠٢٦-01-01T00:00:00Z'],
    ['a signed year', '+002026-01-01T00:00:00Z'],
  ])('has not %s', (_what, text) => {
    expect(isTime(text)).toBe(false);
  });
});
