import type { ReferenceKind } from '@corridor/contracts';
import type { EntryView, ExchangeRateView, PaymentView } from '@corridor/contracts/ledger';
import { accountIds, balanceTransactionIds, depositIds, exchangeRateIds, feePlanIds, paymentIds, payoutIds } from '../ids.js';
import { boot, type Booted, OTHER_ACCOUNT, PARTNER, SECRETS, USER, uuid } from '../testing/boot.js';
import { linkedToWire, readLinked } from './linked-objects.js';

const [payment, debit, payout, plan, rate, entry] = [uuid(30), uuid(31), uuid(32), uuid(33), uuid(34), uuid(35)];
const [sold, bought] = [{ amount: '19.65', currency: 'USD' }, { amount: '1600.57', currency: 'INR' }];
const EXCHANGE_RATE = {
  id: rate, sell: sold, buy: bought, dealtCurrency: 'USD', midMarket: '82.269', user: '81.454', validFrom: '2022-05-17T18:30:00.000Z', validTo: '2023-10-17T18:30:00.999Z',
};
/** The reference's own example. */
const PAYMENT = {
  id: payment,
  type: 'payout',
  account: USER,
  concerns: [USER],
  from: sold,
  to: bought,
  feePlan: plan,
  exchangeRate: EXCHANGE_RATE,
  linkedPayments: [{ account: USER, payment: debit, type: 'funds_debit' }],
  payoutEligibleAt: null,
  reference: { kind: 'payout', id: payout },
  recordedAt: '2022-10-19T06:26:16.922Z',
} as unknown as PaymentView;

const asUser = { authorization: `Bearer ${SECRETS.test}`, 'xflow-account': accountIds.print(USER) };

describe('what the ledger tells the Xflow API', () => {
  let api: Booted;
  beforeAll(async () => {
    api = await boot();
    const elsewhere = { ...PAYMENT, id: debit, concerns: [OTHER_ACCOUNT], exchangeRate: null, feePlan: null, linkedPayments: [], reference: null, payoutEligibleAt: '2022-10-20T00:00:00.000Z' };
    api.world.payments = [PAYMENT, elsewhere];
    api.world.rates = [{ ...EXCHANGE_RATE, payment, concerns: [PARTNER, OTHER_ACCOUNT], recordedAt: '2022-10-19T06:45:32.110Z' } as unknown as ExchangeRateView];
    api.world.entries = [
      { id: entry, transactionId: payment, owner: PARTNER, compartment: 'pending', currency: 'USD', amount: '-20.00', recordedAt: '2022-10-18T21:06:30.761Z' } as unknown as EntryView,
      { id: debit, transactionId: payment, owner: 'house/fees', compartment: 'available', currency: 'USD', amount: '20.00', recordedAt: '2022-10-18T21:06:30.761Z' } as unknown as EntryView,
    ];
    api.world.partners = [PARTNER];
  });
  afterAll(async () => api.close());

  it('is a payment as the reference prints it', async () => {
    expect((await api.ask(`payments/${paymentIds.print(payment)}`, asUser)).body).toEqual({
      created: 1666160776,
      fee_plan_id: feePlanIds.print(plan),
      from: sold,
      id: paymentIds.print(payment),
      is_exchange_rate_applicable: true,
      linked_id: payoutIds.print(payout),
      linked_object: 'payout',
      linked_payments: [{ account_id: accountIds.print(USER), payment_id: paymentIds.print(debit), payment_type: 'funds_debit' }],
      livemode: false,
      object: 'payment',
      payout_eligible_at: null,
      to: bought,
      type: 'payout',
    });
    const bare = await api.ask(`payments/${paymentIds.print(debit)}`);
    expect(bare.body).toMatchObject({ fee_plan_id: null, is_exchange_rate_applicable: false, linked_id: null, linked_object: null, linked_payments: null, payout_eligible_at: 1666224000 });
  });

  it('is an exchange rate as the reference prints it', async () => {
    expect((await api.ask(`exchange_rates/${exchangeRateIds.print(rate)}`, asUser)).body).toEqual({
      buy: bought,
      created: 1666161932,
      currency_pair: 'USDINR',
      dealt_currency: 'USD',
      id: exchangeRateIds.print(rate),
      livemode: false,
      object: 'exchange_rate',
      payment_id: paymentIds.print(payment),
      rate: { inter_bank: null, mid_market: '82.269', user: '81.454', valid_from: 1652812200, valid_to: 1697567400 },
      sell: sold,
      type: 'lock',
    });
  });

  it('is a balance transaction as the reference prints it, of a partner too', async () => {
    expect((await api.ask(`balance_transactions/${balanceTransactionIds.print(entry)}`, asUser)).body).toEqual({
      amount: '-20.00', category: 'pending', created: 1666127190, currency: 'USD', id: balanceTransactionIds.print(entry), livemode: false, object: 'balance_transaction', payment_id: paymentIds.print(payment),
    });
  });

  it('is nothing to a connected user whom it does not concern, and no entry of the house to anybody', async () => {
    expect((await api.ask(`payments/${paymentIds.print(debit)}`, asUser)).status).toBe(404);
    expect((await api.ask(`balance_transactions/${balanceTransactionIds.print(debit)}`)).status).toBe(404);
  });

  it('is asked for by what the query says, and for the family of a connected user', async () => {
    const filterOf = async (path: string, headers?: typeof asUser) => {
      expect((await api.ask(path, headers)).status).toBe(200);
      return api.world.filter;
    };
    expect(await filterOf('payments', asUser)).toMatchObject({ concerning: [USER, PARTNER] });
    expect(await filterOf('payments')).toMatchObject({ concerning: undefined });
    expect(await filterOf(`payments?type=fees,payout&linked_id=${payoutIds.print(payout)},${depositIds.print(payout)}`)).toMatchObject({
      types: ['fx_fee', 'payout_fee', 'processing_fee', 'payout'],
      references: [{ kind: 'payout', id: payout }, { kind: 'deposit', id: payout }],
    });
    expect(await filterOf('balance_transactions?category=pending', asUser)).toMatchObject({ owners: [USER, PARTNER], compartments: ['pending'] });
    expect(await filterOf('exchange_rates', asUser)).toMatchObject({ concerning: [USER, PARTNER] });
    expect(await filterOf('exchange_rates?currency_pair=USDCINR')).toMatchObject({ sellCurrency: 'USDC', buyCurrency: 'INR', payments: undefined });
    expect(await filterOf('exchange_rates?currency_pair=USDINR&buy.currency=EUR')).toMatchObject({ payments: [] });
    expect(await filterOf('exchange_rates?currency_pair=USDINR&sell.currency=USD')).toMatchObject({ payments: undefined });
  });

  it('is the pending money of partners in place of the own, in the aggregate', async () => {
    const held = (compartment: string, balance: string) => ({ compartment, currency: 'USD', balance }) as never;
    api.world.balances = [held('available', '1.00'), held('pending', '2.00')];
    api.world.together = [held('available', '4.00'), held('pending', '8.00')];
    const { body } = await api.ask('balance/aggregate', asUser);
    const usd = (compartment: string) => body[compartment].find(({ currency }: { currency: string }) => currency === 'USD').amount;
    expect([body.account_id, usd('available'), usd('pending')]).toEqual([accountIds.print(USER), '1.00', '8.00']);
  });

  it.each<ReferenceKind>(['deposit', 'payout', 'receivable', 'book_transfer', 'conversion', 'transfer', 'wallet_deposit'])('reads the cause %s as it prints it', (kind) => {
    expect(readLinked(linkedToWire({ kind, id: payout }).linked_id ?? '')).toEqual({ kind, id: payout });
  });
});
