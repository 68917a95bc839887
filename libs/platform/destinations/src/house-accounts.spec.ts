import { isValidBIC, isValidIBAN } from 'ibantools';
import validator from 'validator';
import { houseAccount, type HouseCurrency } from './house-accounts.js';

const CURRENCIES: readonly HouseCurrency[] = ['AED', 'AUD', 'CHF', 'CZK', 'DKK', 'EUR', 'GBP', 'HKD', 'NOK', 'PLN', 'SEK', 'SGD', 'USD'];
const WITHOUT_IBAN: readonly HouseCurrency[] = ['AUD', 'HKD', 'SGD', 'USD'];
const NUMBERS = Array.from({ length: 2_000 }, (_, index) => BigInt(index + 1));

describe.each(CURRENCIES)('an account of the house for %s', (currency) => {
  const given = NUMBERS.flatMap((number) => houseAccount(currency, number) ?? []);

  it('is another one for every number, and most numbers have one', () => {
    expect(new Set(given.map(({ number }) => number)).size).toBe(given.length);
    expect(given.length).toBeGreaterThan(NUMBERS.length / 20);
  });

  it('has a BIC and, where the country has them, an IBAN that a bank accepts', () => {
    for (const { bic, iban } of given) {
      expect([isValidBIC(bic), iban === null ? null : isValidIBAN(iban)]).toEqual([true, WITHOUT_IBAN.includes(currency) ? null : true]);
    }
  });
});

describe('an account of the house in dollars', () => {
  it('has routing numbers for transfers and for wires', () => {
    const account = NUMBERS.flatMap((number) => houseAccount('USD', number) ?? [])[0];
    expect(account).toMatchObject({ localBank: '026099998', wireBank: '026099985', number: expect.stringMatching(/^\d{14}$/) as string });
    for (const routing of [account?.localBank, account?.wireBank]) expect(validator.isAbaRouting(routing ?? '')).toBe(true);
  });

  it('is not there for a number beyond the bank', () => expect(() => houseAccount('GBP', 100_000_000n)).toThrow('has no account'));
});
