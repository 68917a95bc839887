import { DEPOSIT_METHODS } from '@corridor/contracts/collections';
import { loadConfig } from '@corridor/runtime';
import { extractIBAN, isValidBIC, isValidIBAN } from 'ibantools';
import validator from 'validator';
import { z } from 'zod';
import { collectionsSettings, virtualAccountsOf } from '../collections.config.js';
import { findReference, referenceOf } from './reference.js';

const settingsOf = (env: Record<string, string> = {}) => loadConfig(z.object(collectionsSettings), env);
const accounts = virtualAccountsOf(settingsOf());
const numbers = [1n, 2n, 99n, 123_456n, 1_000_000_007n];

describe('a virtual account', () => {
  it('is the one that the documentation prints, for the first deposit of all', () => {
    const first = accounts.instructionsFor('sepa', 1n);
    expect(first).toMatchObject({ iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' });
  });

  it.each(numbers)('of number %s has an IBAN and a BIC that a bank accepts', (number) => {
    const { iban = '', bic = '' } = accounts.instructionsFor('sepa', number) ?? {};
    expect([isValidIBAN(iban), isValidBIC(bic), extractIBAN(iban).bban]).toEqual([true, true, `37040044${(532_013_000n + number - 1n).toString().padStart(10, '0')}`]);
  });

  it('has a routing number in the United States and a sort code in the United Kingdom', () => {
    const { routingNumber = '', accountNumber } = accounts.instructionsFor('ach', 7n) ?? {};
    expect([validator.isAbaRouting(routingNumber), accountNumber]).toEqual([true, '000000000007']);
    expect(accounts.instructionsFor('fps', 7n)).toMatchObject({ sortCode: '200000', accountNumber: '10000007' });
  });

  it('is not to be had for a chain, nor when all numbers are used', () => {
    expect([accounts.instructionsFor('onchain', 1n), accounts.instructionsFor('fps', 90_000_000n), accounts.instructionsFor('sepa', 1n << 30n)]).toEqual([null, null, null]);
  });

  it('is another one for every number, on every rail', () => {
    for (const rail of DEPOSIT_METHODS) {
      const given = Array.from({ length: 2_000 }, (_, index) => accounts.instructionsFor(rail, BigInt(index + 1)));
      expect(new Set(given.map((each) => each?.iban ?? each?.accountNumber)).size).toBe(2_000);
      expect(new Set(given.map((each) => each?.reference)).size).toBe(2_000);
    }
  });

  it.each([
    ['NL', 'ABNA'],
    ['AT', '19043'],
    ['LT', '10000'],
  ])('can be of %s', (country, bankCode) => {
    const iban = virtualAccountsOf(settingsOf({ DEPOSIT_IBAN_COUNTRY: country, DEPOSIT_BANK_CODE: bankCode })).instructionsFor('sepa', 5n)?.iban ?? '';
    expect([iban.slice(0, 2), isValidIBAN(iban)]).toEqual([country, true]);
  });

  it.each([
    ['XX', '37040044'],
    ['GB', '37040044'],
    ['FR', '2004101005'],
  ])('can not be of %s with the bank code %s: the process does not start', (country, bankCode) => {
    expect(() => virtualAccountsOf(settingsOf({ DEPOSIT_IBAN_COUNTRY: country, DEPOSIT_BANK_CODE: bankCode }))).toThrow('has no IBAN');
  });

  it.each([{ DEPOSIT_BIC: 'COBA' }, { DEPOSIT_ROUTING_NUMBER: '021000022' }, { DEPOSIT_SORT_CODE: '20-00-00' }])('is refused a bank that is none: %j', (env) => {
    expect(() => settingsOf(env)).toThrow(Object.keys(env)[0]);
  });
});

describe('a reference', () => {
  const reference = referenceOf(123_456n) ?? '';

  it('has the form that people know', () => expect(reference).toMatch(/^FPX-[0-9A-HJKMNP-TV-Z]{6}$/));

  it.each([
    ['alone', reference],
    ['in small letters', reference.toLowerCase()],
    ['without its hyphen', reference.replace('-', '')],
    ['with a space for it', reference.replace('-', ' ')],
    ['among other words', `Invoice 8841, ${reference}. Thank you`],
  ])('is found %s', (_how, text) => expect(findReference(text)).toBe(reference));

  it('is found when a one is typed as a letter and a zero as another', () => {
    expect([findReference('fpx-i0l1o0'), findReference('FPX-1OIL00')]).toEqual(['FPX-101100', 'FPX-101100']);
  });

  it.each(['', 'Invoice 8841', 'FPX-12', `${reference}7`])('is not found in "%s"', (text) => expect(findReference(text)).toBeNull());
});
