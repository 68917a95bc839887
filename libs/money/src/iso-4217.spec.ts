import { ISO_4217_DATE, ISO_4217_MINOR_UNITS } from './iso-4217.js';

describe('the ISO 4217 table', () => {
  it.each([
    ['EUR', 2], ['USD', 2], ['INR', 2], ['HUF', 2], ['IDR', 2], ['COP', 2], ['MGA', 2], ['XCG', 2],
    ['JPY', 0], ['ISK', 0], ['CLP', 0], ['UGX', 0],
    ['BHD', 3], ['KWD', 3], ['TND', 3],
    ['CLF', 4], ['UYW', 4],
  ])('gives %s %d decimals', (code, decimals) => {
    expect(ISO_4217_MINOR_UNITS.get(code)).toBe(decimals);
  });

  it.each(['HRK', 'ANG', 'BGN', 'SLL', 'ZWL', 'CUC'])('no longer has %s', (code) => {
    expect(ISO_4217_MINOR_UNITS.has(code)).toBe(false);
  });

  it.each(['XAU', 'XDR', 'XTS', 'XXX', 'BTC'])('has no minor unit for %s', (code) => {
    expect(ISO_4217_MINOR_UNITS.has(code)).toBe(false);
  });

  it('has as many codes with each number of decimals as the list of its date', () => {
    expect(ISO_4217_DATE).toBe('2026-01-01');
    const counts = new Map<number, number>();
    for (const decimals of ISO_4217_MINOR_UNITS.values()) counts.set(decimals, (counts.get(decimals) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({ 0: 17, 2: 139, 3: 7, 4: 2 });
  });

  it('holds three capital letters a code, and nothing else', () => {
    for (const code of ISO_4217_MINOR_UNITS.keys()) expect(code).toMatch(/^[A-Z]{3}$/);
  });
});
