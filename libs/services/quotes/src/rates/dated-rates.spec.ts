import { CURRENCIES, type Currency, printRate } from '@corridor/money';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '@corridor/testing';
import { datedRates, SANDBOX_RATES } from './dated-rates.js';

const rates = datedRates(SANDBOX_RATES);
const mid = (from: Currency, to: Currency) => {
  const rate = rates.mid(from, to, '2026-07-10T12:00:00.000Z');
  return rate === null ? null : printRate(rate);
};

describe('the rates of the sandbox', () => {
  it('has euros and rupees exactly as documented', () => {
    expect(mid('EUR', 'USDC')).toBe('1.0832');
    expect(mid('EUR', 'USD')).toBe('1.0832');
    expect(mid('USD', 'INR')).toBe('82.269');
  });

  it('has a rate for every pair of currencies', () => {
    for (const from of CURRENCIES) for (const to of CURRENCIES) expect([from, to, mid(from, to)]).not.toContain(null);
  });

  it.each([
    ['EUR', 'GBP', '0.8387146728'], // 1.0832 / 1.2915 = 0.838714672861…
    ['EUR', 'INR', '89.1137808'], // 1.0832 × 82.269, exact
    ['JPY', 'EUR', '0.006058873443'], // 1 / (152.37 × 1.0832) = 0.00605887344361…
    ['JPY', 'INR', '0.5399291199'], // 82.269 / 152.37 = 0.539929119905…
    ['USDC', 'EUR', '0.9231905465'], // 1 / 1.0832 = 0.923190546528…
    ['USDC', 'USDT', '1'],
  ] as const)('crosses %s to %s in one step, cut to ten digits', (from, to, rate) => expect(mid(from, to)).toBe(rate));

  it('refuses a file that names no currency', () => {
    const path = `${temporaryFolder('rates')}/rates.json`;
    writeFileSync(path, JSON.stringify({ date: '2026-11-01', perUnit: { XXX: '1' }, perUsd: {} }));
    expect(() => datedRates(pathToFileURL(path))).toThrow('XXX');
  });
});
