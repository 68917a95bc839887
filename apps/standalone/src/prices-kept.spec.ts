import { decimalOf } from '@corridor/contracts';
import type { PaymentType, PaymentView } from '@corridor/contracts/ledger';
import type { Fees, Price } from '@corridor/contracts/quotes';
import { amountOf, type Currency, readAmount } from '@corridor/money';
import { testDatabase } from '@corridor/testing';
import fc from 'fast-check';
import { chargeBy, openAccount, payOutAt, type Priced, quoted, transferAt } from './prices-kept.fixture.js';
import { type RunningServices, runServices } from './running-services.fixture.js';

const TRANSFERS = 20;
const PAYOUTS = 8;
const DAY_MS = 86_400_000;

const CURRENCIES = ['USD', 'INR', 'JPY', 'EUR', 'GBP'] as const satisfies readonly Currency[];
const percent = fc.integer({ min: 0, max: 200_000 }).map((tenThousandths) => `${Math.trunc(tenThousandths / 10_000)}.${String(tenThousandths % 10_000).padStart(4, '0')}`);
const dollars = (max: number) => fc.integer({ min: 0, max }).map((cents) => (cents / 100).toFixed(2));
/** Not the yen: a fee in it has no decimals. */
const pattern = fc.constantFrom<Currency | '*'>('*', 'USD', 'INR', 'EUR', 'GBP');

/** Entries for all and for some, in any order; the most specific counts. */
function entries<Entry extends object>(rule: fc.Arbitrary<Entry>) {
  const corridor = fc.record({ sourceCurrency: pattern, destinationCurrency: pattern });
  const key = ({ sourceCurrency, destinationCurrency }: { sourceCurrency: string; destinationCurrency: string }) => `${sourceCurrency}/${destinationCurrency}`;
  const some = fc.uniqueArray(corridor, { selector: key, maxLength: 4 }).map((found) => [{ sourceCurrency: '*', destinationCurrency: '*' } as const, ...found.filter((each) => key(each) !== '*/*')]);
  return some.chain((corridors) => fc.tuple(...corridors.map((each) => rule.map((of) => ({ ...each, ...of }))))).chain((found) => fc.shuffledSubarray(found, { minLength: found.length }));
}

const plans: fc.Arbitrary<Fees> = fc.record({
  payout: entries(fc.record({ fixed: dollars(300), minimum: dollars(500), variable: percent })),
  payoutFx: entries(fc.record({ referenceRate: fc.constant('mid_market' as const), variable: percent })),
  transferFx: entries(fc.record({ referenceRate: fc.constant('mid_market' as const), variable: percent, variableOffHours: percent })),
});

/** Within the next week, so at night and on Saturdays too. */
const moments = fc.integer({ min: 1, max: 7 * 24 * 60 }).map((minutes) => new Date(Date.now() + DAY_MS + minutes * 60_000).toISOString());

let services: RunningServices;
let priced: Priced;
beforeAll(async () => {
  services = await runServices((await testDatabase()).connectionString);
  priced = await openAccount(services);
}, 60_000);
afterAll(() => services.stop());

function only(payments: readonly PaymentView[], type: PaymentType, where: (payment: PaymentView) => boolean = () => true): PaymentView | null {
  const found = payments.filter((each) => each.type === type && where(each));
  if (found.length > 1) throw new Error(`there is more than one payment ${type}`);
  return found[0] ?? null;
}

/** The sale is what the quote said, and so is what the house keeps of it. */
function expectSold(payments: readonly PaymentView[], type: 'payout' | 'transfer', { sell, buy, midMarket, user, markup, feePlanId }: Price): void {
  const sale = only(payments, type, ({ exchangeRate }) => exchangeRate !== null);
  expect(sale).toMatchObject({ from: sell, to: buy, feePlan: feePlanId, exchangeRate: { sell, buy, midMarket, user, dealtCurrency: sell.currency } });
  const kept = only(payments, 'fx_fee');
  expect(kept?.to ?? { ...markup, amount: decimalOf(amountOf(0n), markup.currency) }).toEqual(markup);
}

describe('a quote agrees to the last digit with', () => {
  it('the transfer that follows it, whichever side was dealt, also off-hours', async () => {
    const cases = fc.record({ fees: plans, at: moments, pair: fc.shuffledSubarray([...CURRENCIES], { minLength: 2, maxLength: 2 }), side: fc.constantFrom('sell' as const, 'buy' as const), minorUnits: fc.bigInt({ min: 1n, max: 10n ** 8n }) });
    await fc.assert(
      fc.asyncProperty(cases, async ({ fees, at, pair: [sellCurrency = 'USD', buyCurrency = 'INR'], side, minorUnits }) => {
        await chargeBy(services, priced, fees);
        const asked = { kind: 'transfer_fx', sellCurrency, buyCurrency, at } as const;
        const amount = decimalOf(amountOf(minorUnits), side === 'sell' ? sellCurrency : buyCurrency);
        const told = await quoted(services, priced, { ...asked, dealt: { side, amount } });
        fc.pre(told !== null);
        const price = side === 'sell' ? told : await quoted(services, priced, { ...asked, dealt: { side: 'sell', amount: told.sell.amount } });
        if (price === null) throw new Error('what was quoted one way has no price the other');
        expect(readAmount(price.buy.amount, buyCurrency)).toBeGreaterThanOrEqual(readAmount(told.buy.amount, buyCurrency));
        expectSold(await transferAt(services, priced, told.sell, buyCurrency, at), 'transfer', price);
      }),
      { numRuns: TRANSFERS },
    );
  }, 120_000);

  it('the payout that follows it, after the fee', async () => {
    const cases = fc.record({ fees: plans, at: moments, cents: fc.integer({ min: 2_000, max: 5_000_00 }) });
    await fc.assert(
      fc.asyncProperty(cases, async ({ fees, at, cents }) => {
        await chargeBy(services, priced, fees);
        const source = { currency: 'USD', amount: decimalOf(amountOf(BigInt(cents)), 'USD') } as const;
        const cost = await services.quotes.payoutFee(priced.scope, { accountId: priced.account, source, destinationCurrency: 'INR', at });
        if (cost === null) throw new Error('a payout has no fee');
        const sold = decimalOf(amountOf(BigInt(cents) - readAmount(cost.fee.amount, 'USD')), 'USD');
        const price = await quoted(services, priced, { kind: 'payout_fx', sellCurrency: 'USD', buyCurrency: 'INR', dealt: { side: 'sell', amount: sold }, at });
        if (price === null) throw new Error('a payout of this size has a price');
        const { payout, payments } = await payOutAt(services, priced, source.amount, at);
        expect([payout.amount, payout.fee]).toEqual([price.buy, cost.fee]);
        expectSold(payments, 'payout', price);
        const charged = only(payments, 'payout_fee');
        expect(charged?.from ?? { currency: 'USD', amount: '0.00' }).toEqual(cost.fee);
        expect(charged?.feePlan ?? cost.feePlanId).toBe(cost.feePlanId);
      }),
      { numRuns: PAYOUTS },
    );
    expect((await services.balancesOf(priced.scope, priced.account)).payout_processing).toEqual({ USD: '0.00' });
  }, 120_000);
});
