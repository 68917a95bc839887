import { isMarketOpen } from './market-hours.js';

describe('the market for rupees', () => {
  it.each([
    ['at nine on a Monday', '2026-11-23T03:30:00.000Z', true],
    ['a moment before nine', '2026-11-23T03:29:59.999Z', false],
    ['a moment before five', '2026-11-27T11:29:59.999Z', true],
    ['at five', '2026-11-27T11:30:00.000Z', false],
    ['on a Saturday', '2026-11-28T06:00:00.000Z', false],
    ['on a Monday that is still a Sunday in London', '2026-11-22T22:00:00.000Z', false],
  ])('%s', (_when, at, open) => expect(isMarketOpen(at)).toBe(open));
});
