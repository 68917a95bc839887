import type { AutomaticRail, PayoutRail } from '@corridor/contracts/payouts';
import type { Currency } from '@corridor/money';
import { estimatedArrival } from './estimated-arrival.js';

describe('the estimated arrival of a payout', () => {
  it.each<[string, PayoutRail | AutomaticRail, Currency, string, string]>([
    ['the next business day at noon in New York', 'swift', 'USD', '2026-06-30T12:03:11.000Z', '2026-07-01T16:00:00.000Z'],
    ['the same in winter, an hour later in UTC', 'swift', 'USD', '2026-01-13T12:00:00.000Z', '2026-01-14T17:00:00.000Z'],
    ['a day later from the cut-off on', 'swift', 'USD', '2026-06-30T20:00:00.000Z', '2026-07-02T16:00:00.000Z'],
    ['not a day later just before it', 'swift', 'USD', '2026-06-30T19:59:59.999Z', '2026-07-01T16:00:00.000Z'],
    ['after the weekend', 'swift', 'USD', '2026-06-26T12:00:00.000Z', '2026-06-29T16:00:00.000Z'],
    ['counted from Monday when it is created on a Saturday', 'swift', 'USD', '2026-06-27T12:00:00.000Z', '2026-06-30T16:00:00.000Z'],
    ['by the day in New York, not in UTC', 'swift', 'USD', '2026-07-01T02:00:00.000Z', '2026-07-02T16:00:00.000Z'],
    ['after Thanksgiving', 'ach', 'USD', '2026-11-25T15:00:00.000Z', '2026-11-27T13:30:00.000Z'],
    ['on the Friday before an Independence Day on a Saturday', 'ach', 'USD', '2026-07-02T15:00:00.000Z', '2026-07-03T12:30:00.000Z'],
    ['after Good Friday and Easter Monday', 'sepa', 'EUR', '2026-04-02T08:00:00.000Z', '2026-04-07T10:00:00.000Z'],
    ['after the first of May and the weekend behind it', 'sepa', 'EUR', '2026-04-30T08:00:00.000Z', '2026-05-04T10:00:00.000Z'],
    ['by the clock of Brussels, across the change to summer time', 'swift', 'EUR', '2026-03-27T12:00:00.000Z', '2026-03-30T10:00:00.000Z'],
    ['after Christmas and the substitute for a Boxing Day on a Saturday', 'swift', 'GBP', '2026-12-24T10:00:00.000Z', '2026-12-29T12:00:00.000Z'],
    ['two business days ahead for other currencies', 'swift', 'JPY', '2026-06-30T12:00:00.000Z', '2026-07-02T16:00:00.000Z'],
    ['the same day by NEFT', 'neft', 'INR', '2026-11-26T05:00:00.000Z', '2026-11-26T12:30:00.000Z'],
    ['the next day by NEFT from three in Mumbai on', 'neft', 'INR', '2026-11-26T09:30:00.000Z', '2026-11-27T12:30:00.000Z'],
    ['by the day in Mumbai, not in UTC', 'neft', 'INR', '2026-11-26T19:00:00.000Z', '2026-11-27T12:30:00.000Z'],
    ['after a second Saturday and a Sunday', 'neft', 'INR', '2026-12-12T05:00:00.000Z', '2026-12-14T12:30:00.000Z'],
    ['on a third Saturday, when Indian banks are open', 'neft', 'INR', '2026-12-19T05:00:00.000Z', '2026-12-19T12:30:00.000Z'],
    ['after a Friday Christmas, a fourth Saturday and a Sunday', 'neft', 'INR', '2026-12-25T05:00:00.000Z', '2026-12-28T12:30:00.000Z'],
    ['after the closing of yearly accounts', 'neft', 'INR', '2026-03-31T05:00:00.000Z', '2026-04-02T12:30:00.000Z'],
    ['within two hours by Faster Payments, also at night', 'fps', 'GBP', '2026-12-25T23:30:00.000Z', '2026-12-26T01:30:00.000Z'],
    ['within an hour in Bitcoin', 'onchain', 'BTC', '2026-12-25T23:30:00.000Z', '2026-12-26T00:30:00.000Z'],
    ['within a quarter of an hour elsewhere on chain', 'onchain', 'USDC', '2026-12-25T23:30:00.000Z', '2026-12-25T23:45:00.000Z'],
  ])('is %s (%s %s, %s)', (_when, rail, currency, createdAt, arrival) => {
    expect(estimatedArrival(rail, currency, createdAt)).toBe(arrival);
  });
});
