import type { Mode } from '@corridor/contracts';
import type { PayoutSettings } from '@corridor/contracts/accounts';
import { nextPayoutAt } from './next-payout.js';

const daily = { interval: 'daily', weeklyAnchor: null } as const;
const weekly = { interval: 'weekly', weeklyAnchor: 'wednesday' } as const;
const monthly = (monthlyAnchor: number) => ({ interval: 'monthly', weeklyAnchor: null, monthlyAnchor }) as const;

describe('the next payout', () => {
  it.each<[string, Pick<PayoutSettings, 'interval' | 'weeklyAnchor' | 'monthlyAnchor'>, string, string]>([
    ['of a day is at ten in India', daily, '2026-11-26T04:00:00.000Z', '2026-11-26T04:30:00.000Z'],
    ['at ten is not missed', daily, '2026-11-26T04:30:00.000Z', '2026-11-26T04:30:00.000Z'],
    ['is that of the next day after ten', daily, '2026-11-26T04:30:00.001Z', '2026-11-27T04:30:00.000Z'],
    ['goes by the day in India, not in UTC', daily, '2026-11-26T20:00:00.000Z', '2026-11-27T04:30:00.000Z'],
    ['of a week is on its day', weekly, '2026-11-26T12:00:00.000Z', '2026-12-02T04:30:00.000Z'],
    ['of a week is today until ten', weekly, '2026-12-02T04:00:00.000Z', '2026-12-02T04:30:00.000Z'],
    ['of a week is in a week after that', weekly, '2026-12-02T05:00:00.000Z', '2026-12-09T04:30:00.000Z'],
    ['of a month is on its day', monthly(25), '2026-12-01T00:00:00.000Z', '2026-12-25T04:30:00.000Z'],
    ['of a month is in the next one after it', monthly(25), '2026-11-26T00:00:00.000Z', '2026-12-25T04:30:00.000Z'],
    ['of a month is on the last day of a shorter one', monthly(31), '2027-02-01T00:00:00.000Z', '2027-02-28T04:30:00.000Z'],
    ['of a month is on the last day of the next one, however long', monthly(31), '2027-01-31T05:00:00.000Z', '2027-02-28T04:30:00.000Z'],
    ['of a month is back on its day after a shorter one', monthly(30), '2027-02-28T05:00:00.000Z', '2027-03-30T04:30:00.000Z'],
  ])('%s', (_what, settings, from, due) => {
    expect(nextPayoutAt('live', settings, from)).toBe(due);
  });

  it.each<[Mode, Pick<PayoutSettings, 'interval' | 'weeklyAnchor' | 'monthlyAnchor'>, string]>([
    ['test', daily, '2026-11-26T12:00:00.000Z'],
    ['test', weekly, '2026-11-26T12:05:00.000Z'],
    ['test', monthly(31), '2026-11-26T12:15:00.000Z'],
  ])('is soon in %s mode (%j)', (mode, settings, due) => {
    expect(nextPayoutAt(mode, settings, '2026-11-26T12:00:00.000Z')).toBe(due);
  });
});
