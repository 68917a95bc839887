import { CURRENCIES, type Currency, exponentOf, isCurrency, isFiat, leastDecimalsOf } from './currency.js';
import { ISO_4217_MINOR_UNITS } from './iso-4217.js';

describe('the currencies', () => {
  it('are the supported ones, in the order of their codes', () => {
    expect(CURRENCIES.join(' ')).toBe(
      'AED AUD BTC CAD CHF CZK DKK ETH EUR GBP HKD INR JPY NOK NZD PLN SEK SGD USD USDC USDT',
    );
  });

  it('are recognised by their exact code', () => {
    expect(CURRENCIES.every(isCurrency)).toBe(true);
    for (const text of ['', 'eur', 'EUR ', 'HUF', 'XAU', 'constructor', '__proto__']) expect(isCurrency(text)).toBe(false);
  });

  it('have the decimals of ISO 4217 when a state issues them, all of them printed', () => {
    const fiat = CURRENCIES.filter(isFiat);
    expect(fiat).toHaveLength(17);
    for (const currency of fiat) {
      expect(exponentOf(currency)).toBe(ISO_4217_MINOR_UNITS.get(currency));
      expect(leastDecimalsOf(currency)).toBe(exponentOf(currency));
    }
  });

  it.each<[Currency, number, number]>([
    ['USDC', 6, 2], ['USDT', 6, 2], ['BTC', 8, 8], ['ETH', 18, 2], ['JPY', 0, 0], ['EUR', 2, 2],
  ])('give %s %d decimals, of which %d are always printed', (currency, exponent, least) => {
    expect([exponentOf(currency), leastDecimalsOf(currency)]).toEqual([exponent, least]);
  });

  it('refuse a code that was never checked', () => {
    expect(() => exponentOf('HUF' as Currency)).toThrow('HUF is not a supported currency');
  });
});
