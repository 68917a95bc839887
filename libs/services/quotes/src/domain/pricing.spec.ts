import type { CreateQuotePayload, CreateQuoteRejection, QuoteView } from '@corridor/contracts/quotes';
import { readAmount, readRate } from '@corridor/money';
import fc from 'fast-check';
import { DEFAULT_PRICING, type Pricing } from './pricing.js';
import { createQuote } from './quote.decide.js';
import { AT, EUR_USDC, SELL_EUROS } from './quote.fixture.js';

interface Asked extends Partial<Omit<CreateQuotePayload, 'dealt'>> {
  readonly from?: string;
  readonly to?: string;
}

function quoted(asked: Asked, mid = EUR_USDC, pricing: Partial<Pricing> = {}): QuoteView | CreateQuoteRejection {
  const { from, to, ...rest } = asked;
  const dealt = to === undefined ? { side: 'from', amount: from } : { side: 'to', amount: to };
  const payload = { ...SELL_EUROS, ...rest, dealt } as CreateQuotePayload;
  const decision = createQuote(payload, { mid, pricing: { ...DEFAULT_PRICING, ...pricing }, at: AT });
  return decision.kind === 'rejected' ? decision.rejection : decision.event.data.quote;
}

describe('the price of a quote', () => {
  it('gives 54160.00 USDC for 50000.00 EUR, with 25.00 EUR on top', () => {
    expect(quoted({ from: '50000.00' })).toMatchObject({
      fromAmount: '50000.00',
      toAmount: '54160.00',
      rate: '1.0832',
      fee: { currency: 'EUR', amount: '25.00' },
    });
  });

  it('takes 923.20 EUR for 1000.00 USDC: what the customer gives is rounded up', () => {
    expect(quoted({ to: '1000.00' })).toMatchObject({ fromAmount: '923.20', toAmount: '1000.00', fee: { amount: '0.46' } });
  });

  it('rounds what the customer receives down', () => {
    // 0.03 × 0.9 = 0.027
    expect(quoted({ from: '0.03', toCurrency: 'GBP' }, readRate('0.9'))).toMatchObject({ toAmount: '0.02' });
  });

  it('rounds the fee half up at the minor unit', () => {
    expect(quoted({ from: '10.00' })).toMatchObject({ fee: { amount: '0.01' } }); // 0.005
    expect(quoted({ from: '9.99' })).toMatchObject({ fee: { amount: '0.00' } }); // 0.004995
  });

  it('moves the rate against the customer by the spread, whichever side is fixed', () => {
    const spread = { spreadBasisPoints: 100, feeBasisPoints: 0 };
    // 1.0832 / 1.01 = 1.07247524752…
    expect(quoted({ from: '1000.00' }, EUR_USDC, spread)).toMatchObject({ rate: '1.072475247', toAmount: '1072.475247', fee: { amount: '0.00' } });
    expect(quoted({ to: '1072.475247' }, EUR_USDC, spread)).toMatchObject({ fromAmount: '1000.00' });
  });

  it.each([
    [{ from: '0.00' }, { reason: 'amount_too_small', currency: 'EUR' }],
    [{ to: '0.00' }, { reason: 'amount_too_small', currency: 'EUR' }],
    [{ from: '0.000001', fromCurrency: 'USDC', toCurrency: 'EUR' }, { reason: 'amount_too_small', currency: 'EUR' }],
    [{ from: '9999999999999999.99' }, { reason: 'amount_too_large', currency: 'USDC' }],
    [{ from: '10.00', toCurrency: 'EUR' }, { reason: 'same_currency', currency: 'EUR' }],
  ] as const)('of %j is refused as %j', (asked, rejection) => {
    expect(quoted(asked)).toEqual(rejection);
  });

  it('is refused when the computed source has more than sixteen digits before the point', () => {
    expect(quoted({ to: '9999999999999999.00' })).toMatchObject({ fromAmount: '9231905465288034.53' });
    expect(quoted({ to: '9999999999999999.00' }, readRate('0.9'))).toEqual({ reason: 'amount_too_large', currency: 'EUR' });
  });

  it('never gives more than the rate allows, and never less than a minor unit below (invariant 11)', () => {
    const cents = fc.bigInt({ min: 1n, max: 10n ** 15n });
    fc.assert(
      fc.property(cents, fc.boolean(), (minor, fixedFrom) => {
        const major = `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`;
        const quote = quoted(fixedFrom ? { from: major } : { to: major });
        if ('reason' in quote) throw new Error(quote.reason);
        const from = readAmount(quote.fromAmount, 'EUR');
        const to = readAmount(quote.toAmount, 'USDC');
        // In units of 10^-10 dollars: cents × 10832 × 10^4, millionths × 10^4.
        const surplus = from * 10_832n * 10_000n - to * 10_000n;
        expect(surplus >= 0n && surplus < (fixedFrom ? 10_000n : 10_832n * 10_000n)).toBe(true);
      }),
    );
  });
});
