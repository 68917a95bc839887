import type { AccountId, Scope } from '@corridor/contracts';
import { CreateTenant } from '@corridor/contracts/accounts';
import { ReceiveDeposit } from '@corridor/contracts/collections';
import { CreatePayout } from '@corridor/contracts/payouts';
import { CreateQuote, type QuoteView } from '@corridor/contracts/quotes';
import { mintId } from '@corridor/messaging';
import type { Currency } from '@corridor/money';
import { testDatabase } from '@corridor/testing';
import { type RunningServices, runServices } from './running-services.fixture.js';

const both = <Value>(make: () => Value) => ({ test: make(), live: make() });
const amountOf = (amount: string, currency: Currency = 'EUR') => ({ currency, amount: amount as never });
const beneficiaryId = mintId<'beneficiary'>();

let services: RunningServices;
let scope: Scope;
let accountId: AccountId;
beforeAll(async () => {
  services = await runServices((await testDatabase()).connectionString);
  const destination = { kind: 'bank', country: 'DE', iban: 'DE89370400440532013000', bic: null, accountNumber: null, routingNumber: null, sortCode: null } as const;
  services.beneficiaries.set(beneficiaryId, { id: beneficiaryId, name: 'Zoë', currency: 'EUR', destination, status: 'active', customerId: null, createdAt: new Date().toISOString() });
}, 180_000);
afterAll(() => services.stop());

/** A tenant whose account has dollars and nothing else. */
beforeEach(async () => {
  scope = { tenant: mintId<'tenant'>(), mode: 'test' };
  const defaultAccounts = both(() => mintId<'account'>());
  accountId = defaultAccounts.test;
  await services.send(CreateTenant, scope, { tenantId: scope.tenant, name: 'Funded', books: both(() => mintId<'book'>()), defaultAccounts });
  await services.send(ReceiveDeposit, scope, { depositId: mintId<'deposit'>(), accountId, amount: amountOf('2000.00', 'USD'), rail: 'ach' });
});

async function quoted(amount: string, side: 'from' | 'to' = 'to'): Promise<QuoteView> {
  const asked = { fromCurrency: 'USD', toCurrency: 'EUR', dealt: { side, amount: amount as never }, side: 'buy' } as const;
  const reply = await services.send(CreateQuote, scope, { quoteId: mintId<'quote'>(), ...asked });
  if (reply.kind !== 'accepted') throw new Error(JSON.stringify(reply));
  return reply.view;
}

/** Pays 100.00 EUR by sepa, which costs 0.20. */
function pay({ id: quoteId }: Pick<QuoteView, 'id'>, amount = '100.00') {
  const funding = { quoteId, conversionId: mintId<'conversion'>() };
  return services.send(CreatePayout, scope, { payoutId: mintId<'payout'>(), accountId, beneficiaryId, amount: amountOf(amount), rail: 'sepa', reference: null, funding });
}

const balances = async () => {
  const { available, payout_processing: processing } = await services.balancesOf(scope, accountId);
  return { available, processing };
};
const typesOf = async (quote: QuoteView) => (await services.streamOf('quotes', `quote-${quote.id}`)).map(({ type }) => type);

describe('a payout that a quote funds', () => {
  it('converts and pays in one step, its fee too when the quote gives it', async () => {
    const quote = await quoted('100.20');
    expect(await pay(quote)).toMatchObject({ kind: 'accepted', view: { status: 'processing', fee: { amount: '0.20' } } });
    // 100.20 / 0.92319… up, and five basis points on top.
    expect(await balances()).toEqual({ available: { EUR: '0.00', USD: '1891.41' }, processing: { EUR: '100.00' } });
    expect(await typesOf(quote)).toEqual(['QuoteCreated', 'ConversionRequested', 'ConversionSettled']);
  });

  it('takes its fee from the account when the quote gives the amount alone, and moves nothing when it is not there', async () => {
    const quote = await quoted('100.00');
    const before = await balances();
    expect(await pay(quote)).toMatchObject({ kind: 'rejected', rejection: { reason: 'insufficient_funds', currency: 'EUR', available: '100.00', needed: '100.20' } });
    expect(await balances()).toEqual(before);
    await services.send(ReceiveDeposit, scope, { depositId: mintId<'deposit'>(), accountId, amount: amountOf('0.20'), rail: 'sepa' });
    // The quote was left usable.
    expect(await pay(quote)).toMatchObject({ kind: 'accepted' });
    expect((await balances()).available).toMatchObject({ EUR: '0.00' });
  });

  it('is one of many that race for one quote (invariant 8)', async () => {
    const quote = await quoted('100.20');
    const replies = await Promise.all(Array.from({ length: 10 }, () => pay(quote)));
    expect(replies.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
    const reasons = new Set(replies.flatMap((reply) => (reply.kind === 'rejected' ? [reply.rejection.reason] : [])));
    expect([...reasons].filter((reason) => reason !== 'quote_in_use' && reason !== 'quote_already_used')).toEqual([]);
    expect(await balances()).toEqual({ available: { EUR: '0.00', USD: '1891.41' }, processing: { EUR: '100.00' } });
    expect(await typesOf(quote)).toEqual(['QuoteCreated', 'ConversionRequested', 'ConversionSettled']);
  });

  it('is one of exactly so many as there is money for, when many ask at once, each with a quote (invariant 2)', async () => {
    const quotes = await Promise.all(Array.from({ length: 30 }, () => quoted('100.20')));
    const replies = await Promise.all(quotes.map((quote) => pay(quote)));
    // Each takes 108.59 of 2000.00 dollars.
    expect(replies.filter(({ kind }) => kind === 'accepted')).toHaveLength(18);
    expect(replies.flatMap((reply) => (reply.kind === 'rejected' ? [reply.rejection.reason] : []))).toEqual(Array(12).fill('insufficient_funds'));
    expect(await balances()).toEqual({ available: { EUR: '0.00', USD: '45.38' }, processing: { EUR: '1800.00' } });
  });

  it('is refused with a quote of another amount, with none, and with one that would settle later', async () => {
    const [other, later] = await Promise.all([quoted('100.10'), quoted('7001.00', 'from')]);
    expect(await pay(other)).toMatchObject({ rejection: { reason: 'quote_gives_other_amount', gives: { amount: '100.10' }, needed: [{ amount: '100.00' }, { amount: '100.20' }] } });
    expect(await pay({ id: mintId<'quote'>() })).toMatchObject({ rejection: { reason: 'quote_not_found' } });
    expect(await pay(later, later.toAmount)).toMatchObject({ rejection: { reason: 'quote_settles_later' } });
    expect((await balances()).available).toMatchObject({ USD: '2000.00' });
  });
});
