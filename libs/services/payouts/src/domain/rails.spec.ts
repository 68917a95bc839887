import type { BeneficiaryDestination } from '@corridor/contracts/accounts';
import type { PayoutRail } from '@corridor/contracts/payouts';
import type { Currency } from '@corridor/money';
import { bank, crypto, GERMAN_BANK, INDIAN_BANK, UK_BANK, US_BANK } from './payout.fixture.js';
import { chooseRail } from './rails.js';

const choice = (chosen: PayoutRail | null, currency: Currency, destination: BeneficiaryDestination, theirs: string = currency) => {
  const found = chooseRail(chosen, currency, { currency: theirs, destination });
  return found.kind === 'rail' ? found.rail : found.why;
};

describe('the rail of a payout', () => {
  it.each<[PayoutRail, Currency, BeneficiaryDestination]>([
    ['sepa', 'EUR', GERMAN_BANK],
    ['fps', 'GBP', UK_BANK],
    ['ach', 'USD', US_BANK],
    ['swift', 'INR', INDIAN_BANK],
    ['swift', 'USD', GERMAN_BANK],
    ['swift', 'EUR', bank({ country: 'AE', iban: 'AE070331234567890123456' })],
    ['onchain', 'USDC', crypto('ethereum')],
    ['onchain', 'BTC', crypto('bitcoin')],
  ])('is %s for %s to %j unless another is chosen', (rail, currency, destination) => {
    expect(choice(null, currency, destination)).toBe(rail);
    expect(choice(rail, currency, destination)).toBe(rail);
  });

  it('is swift to an American account without a BIC, when that is chosen', () => {
    expect(choice('swift', 'USD', US_BANK)).toBe('swift');
  });

  it('never is one that does not carry the currency', () => {
    expect(choice('sepa', 'USD', GERMAN_BANK)).toBe('currency_of_rail');
    expect(choice('ach', 'EUR', US_BANK)).toBe('currency_of_rail');
    expect(choice('fps', 'EUR', UK_BANK)).toBe('currency_of_rail');
    expect(choice('swift', 'USDC', crypto('ethereum'))).toBe('currency_of_rail');
    expect(choice('onchain', 'USD', US_BANK)).toBe('currency_of_rail');
  });

  it('never is one that does not reach the beneficiary', () => {
    expect(choice('sepa', 'EUR', bank({ country: 'AE', iban: 'AE070331234567890123456' }))).toBe('beneficiary_out_of_reach');
    expect(choice('sepa', 'EUR', US_BANK)).toBe('beneficiary_out_of_reach');
    expect(choice('ach', 'USD', GERMAN_BANK)).toBe('beneficiary_out_of_reach');
    expect(choice('fps', 'GBP', GERMAN_BANK)).toBe('beneficiary_out_of_reach');
    expect(choice('swift', 'USD', bank({ country: 'IN', accountNumber: '1' }))).toBe('beneficiary_out_of_reach');
    expect(choice(null, 'USD', crypto('ethereum'))).toBe('beneficiary_out_of_reach');
    expect(choice(null, 'USDC', US_BANK)).toBe('beneficiary_out_of_reach');
  });

  it('never crosses networks: bitcoin has one asset, and no other network has it', () => {
    expect(choice(null, 'BTC', crypto('ethereum'))).toBe('beneficiary_out_of_reach');
    expect(choice('onchain', 'USDC', crypto('bitcoin'))).toBe('beneficiary_out_of_reach');
  });

  it("carries the beneficiary's own currency and no other", () => {
    expect(choice(null, 'EUR', GERMAN_BANK, 'USD')).toBe('currency_of_beneficiary');
  });
});
