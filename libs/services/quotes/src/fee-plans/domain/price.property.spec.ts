import { decimalOf, type DecimalString, idOf } from '@corridor/contracts';
import type { FeePlanView, Price, PriceProblem, PriceRequest } from '@corridor/contracts/quotes';
import { amountOf, type Currency, type Rate, readAmount, readRate } from '@corridor/money';
import fc from 'fast-check';
import { priceOf } from './price.js';
import { STANDARD_FEES } from './standard-fees.js';

const CURRENCIES = ['USD', 'INR', 'JPY', 'EUR'] as const satisfies readonly Currency[];
const percent = fc.integer({ min: 0, max: 1_000_000 }).map((tenThousandths) => `${Math.trunc(tenThousandths / 10_000)}.${String(tenThousandths % 10_000).padStart(4, '0')}`);
const ALL = { sourceCurrency: '*', destinationCurrency: '*' } as const;

const cases = fc.record({
  kind: fc.constantFrom('payout_fx', 'transfer_fx'),
  marketOpen: fc.boolean(),
  percents: fc.tuple(percent, percent, percent, percent),
  pair: fc.shuffledSubarray([...CURRENCIES], { minLength: 2, maxLength: 2 }),
  mid: fc.tuple(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 1, max: 9 })).map(([coefficient, scale]) => readRate((coefficient / 10 ** scale).toFixed(scale))),
  minorUnits: fc.bigInt({ min: 1n, max: 10n ** 13n }),
});

type Case = typeof cases extends fc.Arbitrary<infer Value> ? Value : never;

/** An entry for just these currencies, so that the one for all is not taken by mistake. */
function asking({ kind, marketOpen, percents: [payout, open, closed, other], pair: [sell = 'USD', buy = 'INR'], mid }: Case) {
  const corridor = { sourceCurrency: sell, destinationCurrency: buy };
  const fees = {
    ...STANDARD_FEES,
    payoutFx: [{ ...ALL, referenceRate: 'mid_market', variable: other }, { ...corridor, referenceRate: 'mid_market', variable: payout }],
    transferFx: [{ ...ALL, referenceRate: 'mid_market', variable: other, variableOffHours: other }, { ...corridor, referenceRate: 'mid_market', variable: open, variableOffHours: closed }],
  } as const;
  const plan = { id: idOf<'fee-plan'>('01997a3e-5d2c-7abc-8def-0000000000fe'), fees } as unknown as FeePlanView;
  const of = { kind, accountId: idOf<'account'>('01997a3e-5d2c-7abc-8def-0000000000aa'), sellCurrency: sell, buyCurrency: buy, at: '2026-07-10T06:00:00.000Z' } as const;
  return { sell, buy, price: (side: 'sell' | 'buy', amount: DecimalString) => priceOf({ ...of, dealt: { side, amount } } satisfies PriceRequest, { plan, mid, marketOpen }) };
}

const isPrice = (answer: Price | PriceProblem): answer is Price => !('reason' in answer);

function exceeds(a: Rate, b: Rate): boolean {
  return a.coefficient * 10n ** BigInt(b.scale) > b.coefficient * 10n ** BigInt(a.scale);
}

describe('a price of either dealt side', () => {
  it('names, where what is bought is fixed, the least that has to be sold for it at the same rate', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { sell, buy, price } = asking(each);
        const wanted = decimalOf(amountOf(each.minorUnits), buy);
        const asked = price('buy', wanted);
        fc.pre(isPrice(asked));
        const sold = price('sell', asked.sell.amount);
        if (!isPrice(sold)) throw new Error(`${asked.sell.amount} ${sell} has no price`);
        expect([asked.buy.amount, sold.user, sold.midMarket]).toEqual([wanted, asked.user, asked.midMarket]);
        expect(readAmount(sold.buy.amount, buy)).toBeGreaterThanOrEqual(each.minorUnits);
        const less = readAmount(asked.sell.amount, sell) - 1n;
        const cheaper = less > 0n ? price('sell', decimalOf(amountOf(less), sell)) : null;
        if (cheaper !== null && isPrice(cheaper)) expect(readAmount(cheaper.buy.amount, buy)).toBeLessThan(each.minorUnits);
      }),
      { numRuns: 500 },
    );
  });

  it('gives nobody more than mid would, and says to the last digit what the house keeps', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { sell, buy, price } = asking(each);
        const given = price('sell', decimalOf(amountOf(each.minorUnits), sell));
        fc.pre(isPrice(given));
        expect(exceeds(readRate(given.user), each.mid)).toBe(false);
        const free = asking({ ...each, percents: ['0.0000', '0.0000', '0.0000', '0.0000'] }).price('sell', given.sell.amount);
        fc.pre(isPrice(free));
        // The user's rate has five digits: what they cut off is kept too, also where nothing is charged.
        expect(readAmount(given.buy.amount, buy) + readAmount(given.markup.amount, buy)).toBe(readAmount(free.buy.amount, buy) + readAmount(free.markup.amount, buy));
      }),
      { numRuns: 500 },
    );
  });
});
