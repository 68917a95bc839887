import { CURRENCIES, type Currency, isFiat } from '@corridor/money';
import { readBank } from './bank.js';
import type { BankInput } from './bank-input.js';
import { isCountry, schemeOf } from './countries.js';

const US = { country: 'US', accountNumber: '000123456789', routingNumber: '021000021' };
const DE = { country: 'DE', iban: 'DE89370400440532013000' };
const GB = { country: 'GB', sortCode: '60-16-13', accountNumber: '31926819' };
const IN = { country: 'IN', accountNumber: '123456789012', bic: 'HDFCINBB' };

describe('an account at a bank', () => {
  it.each<[string, BankInput, Currency]>([
    ['in the US by routing number and account', US, 'USD'],
    ['in the US by BIC', { country: 'US', accountNumber: '000123456789', bic: 'CHASUS33' }, 'USD'],
    ['in the US in euros by BIC', { ...US, bic: 'CHASUS33XXX' }, 'EUR'],
    ['in Germany by IBAN', DE, 'EUR'],
    ['in Germany in dollars by IBAN and BIC', { ...DE, bic: 'COBADEFF' }, 'USD'],
    ['without a country, which the IBAN says', { iban: DE.iban }, 'EUR'],
    ['in Britain by sort code and account', GB, 'GBP'],
    ['in Britain by IBAN', { country: 'GB', iban: 'GB29NWBK60161331926819' }, 'GBP'],
    ['in Britain by both, which agree', { ...GB, iban: 'GB29NWBK60161331926819' }, 'GBP'],
    ['in Jersey, whose accounts are British', { country: 'JE', iban: 'GB29NWBK60161331926819' }, 'GBP'],
    ['in Réunion, whose IBANs are French', { country: 'RE', iban: 'FR1420041010050500013M02606' }, 'EUR'],
    ['in Switzerland by IBAN and BIC', { country: 'CH', iban: 'CH9300762011623852957', bic: 'UBSWCHZH80A' }, 'CHF'],
    ['in the Emirates by IBAN and BIC', { country: 'AE', iban: 'AE070331234567890123456', bic: 'BOMLAEAD' }, 'AED'],
    ['in India by BIC and account', IN, 'INR'],
    ['in Japan by BIC and account', { country: 'JP', accountNumber: '0011234567', bic: 'BOTKJPJT' }, 'JPY'],
    ['in a country without rules of its own', { country: 'KE', accountNumber: '01-ABC 99', bic: 'BARCKENX' }, 'USD'],
  ])('%s is taken', (_what, input, currency) => {
    expect(readBank(input, currency)).toMatchObject({ ok: true, value: { kind: 'bank', country: input.country ?? 'DE' } });
  });

  it('is kept without separators, and in capitals', () => {
    const read = readBank({ country: 'DE', iban: 'de89 3704 0044 0532 0130 00', bic: 'cobadeff' }, 'EUR');
    expect(read).toEqual({
      ok: true,
      value: { kind: 'bank', country: 'DE', iban: DE.iban, bic: 'COBADEFF', accountNumber: null, routingNumber: null, sortCode: null },
    });
    expect(readBank(GB, 'GBP')).toMatchObject({ value: { sortCode: '601613' } });
  });

  it.each<[string, BankInput, Currency, string, RegExp]>([
    ['no country and no IBAN', { accountNumber: '1234' }, 'USD', 'country', /required/],
    ['a country that is none', { ...US, country: 'XX' }, 'USD', 'country', /ISO 3166/],
    ['a country in small letters', { ...US, country: 'us' }, 'USD', 'country', /ISO 3166/],
    ['a country in three letters', { ...US, country: 'USA' }, 'USD', 'country', /ISO 3166/],
    ['an IBAN with wrong check digits', { ...DE, iban: 'DE88370400440532013000' }, 'EUR', 'iban', /valid IBAN/],
    ['an IBAN with check digits 00', { iban: 'DE00' }, 'EUR', 'iban', /valid IBAN/],
    ['an IBAN of another length', { ...DE, iban: 'DE8937040044053201300' }, 'EUR', 'iban', /valid IBAN/],
    ['an IBAN of another country', { country: 'FR', iban: DE.iban }, 'EUR', 'iban', /of DE, but \{country\} is FR/],
    ['no IBAN where there are IBANs', { country: 'DE', accountNumber: '532013000', bic: 'COBADEFF' }, 'EUR', 'accountNumber', /known by/],
    ['nothing but a country', { country: 'DE' }, 'EUR', 'iban', /required/],
    ['an IBAN in the US', { country: 'US', iban: DE.iban }, 'USD', 'iban', /of DE/],
    ['no BIC for dollars to Germany', DE, 'USD', 'bic', /required to pay USD/],
    ['no BIC outside of SEPA', { country: 'AE', iban: 'AE070331234567890123456' }, 'AED', 'bic', /required/],
    ['a BIC that is none', { ...DE, bic: 'COBADE' }, 'EUR', 'bic', /8 or 11/],
    ['a BIC of another country', { ...DE, bic: 'CHASUS33' }, 'EUR', 'bic', /in US, but \{country\} is DE/],
    ['a routing number with a wrong check digit', { ...US, routingNumber: '021000022' }, 'USD', 'routingNumber', /ABA/],
    ['a routing number of zeros', { ...US, routingNumber: '000000000' }, 'USD', 'routingNumber', /ABA/],
    ['a routing number of eight digits', { ...US, routingNumber: '02100002' }, 'USD', 'routingNumber', /ABA/],
    ['no routing number', { country: 'US', accountNumber: '000123456789' }, 'USD', 'routingNumber', /required/],
    ['no account number', { country: 'US', routingNumber: '021000021' }, 'USD', 'accountNumber', /required/],
    ['letters in a US account number', { ...US, accountNumber: '12A4' }, 'USD', 'accountNumber', /digits/],
    ['an account number of zeros', { ...US, accountNumber: '0000' }, 'USD', 'accountNumber', /zeros/],
    ['a routing number but no BIC for euros', US, 'EUR', 'bic', /required to pay EUR/],
    ['a sort code in the US', { ...US, sortCode: '601613' }, 'USD', 'sortCode', /known by/],
    ['a sort code of five digits', { ...GB, sortCode: '60161' }, 'GBP', 'sortCode', /six digits/],
    ['a British account of seven digits', { ...GB, accountNumber: '3192681' }, 'GBP', 'accountNumber', /8 digits/],
    ['a sort code alone', { country: 'GB', sortCode: '601613' }, 'GBP', 'accountNumber', /required/],
    ['a British account alone', { country: 'GB', accountNumber: '31926819' }, 'GBP', 'sortCode', /required/],
    ['sort code and IBAN that disagree', { ...GB, sortCode: '601614', iban: 'GB29NWBK60161331926819' }, 'GBP', 'iban', /another account/],
    ['no BIC for dollars to Britain', GB, 'USD', 'bic', /required/],
    ['no BIC in India', { country: 'IN', accountNumber: '123456789012' }, 'INR', 'bic', /required/],
    ['a short account in India', { ...IN, accountNumber: '12345678' }, 'INR', 'accountNumber', /9 to 18/],
    ['letters of another script', { country: 'KE', accountNumber: '１２３４', bic: 'BARCKENX' }, 'USD', 'accountNumber', /letters and digits/],
  ])('with %s is refused', (_what, input, currency, field, text) => {
    const read = readBank(input, currency);
    expect(read).toMatchObject({ ok: false, problem: { kind: 'invalid', field, text: expect.stringMatching(text) } });
  });

  it.each(CURRENCIES.filter((currency) => !isFiat(currency)))('is nothing that %s goes to', (currency) => {
    expect(readBank(US, currency)).toMatchObject({ ok: false, problem: { kind: 'not_payable', field: 'currency' } });
  });

  it('outside of India takes no rupees', () => {
    expect(readBank({ ...US, bic: 'CHASUS33' }, 'INR')).toMatchObject({ ok: false, problem: { kind: 'not_payable', field: 'currency' } });
  });
});

describe('a country', () => {
  it.each([
    ['US', 'us'], ['GB', 'gb'], ['JE', 'gb'], ['DE', 'iban'], ['RE', 'iban'], ['XK', 'iban'], ['SA', 'iban'],
    ['IN', 'account'], ['JP', 'account'], ['SN', 'account'], ['AU', 'account'],
  ])('such as %s has accounts by %s', (country, scheme) => {
    expect([isCountry(country), schemeOf(country)]).toEqual([true, scheme]);
  });
});
