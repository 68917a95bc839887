import type { AccountId, DecimalString, ExchangeRateId, PageRequest, Reference } from '@corridor/contracts';
import type { ExchangeRateFilter, PaymentDetails, PaymentFilter, PostTransactionsPayload } from '@corridor/contracts/ledger';
import type { Currency } from '@corridor/money';
import { mintId } from '@corridor/messaging';
import { aTransactionId, anAccount, LedgerWorld, posting, SCHEMA, TODAY, transaction } from '../ledger.fixtures.js';
import { rebuildLedger } from '../rebuild/rebuild-ledger.js';
import { verifyLedger } from '../verify/verify-ledger.js';

const money = (amount: string, currency: Currency = 'USD') => ({ amount: amount as DecimalString, currency });

describe('payments', () => {
  let world: LedgerWorld;
  const [user, partner, platform, stranger] = [anAccount(), anAccount(), anAccount(), anAccount()];
  const receivable: Reference = { kind: 'receivable', id: mintId() };
  const payout: Reference = { kind: 'payout', id: mintId() };
  const rate: ExchangeRateId = mintId();
  const ids: Record<string, ReturnType<typeof aTransactionId>> = {};
  const times: string[] = [];

  const exchangeRate = { id: rate, sell: money('19.65'), buy: money('1600.57', 'INR'), dealtCurrency: 'USD', midMarket: '82.269', user: '81.454', validFrom: TODAY, validTo: TODAY } as const;
  const told = (type: PaymentDetails['type'], account: AccountId, over: Partial<PaymentDetails> = {}): PaymentDetails => ({ type, account, from: money('20.00'), to: money('20.00'), ...over });

  beforeAll(async () => {
    world = await LedgerWorld.create();
    let at = Date.parse('2026-11-20T12:00:00.000Z');
    world.clock = () => new Date(at);
    const post = async (name: string, asked: PostTransactionsPayload['transactions'][number]) => {
      at += 60_000;
      times.push(new Date(at).toISOString());
      ids[name] = asked.id;
      expect(await world.post(asked)).toMatchObject({ kind: 'accepted' });
    };
    const pending = `${partner}/pending`;
    const outgoing = `${user}/payout_processing`;
    await post('funds', transaction([posting('world/wire', pending, '30.00', 'deposit', 'USD')], { payment: told('funds_credit', partner) }));
    await post('reconcile', transaction([posting(pending, user, '20.00', 'reconcile', 'USD')], { payment: told('reconcile', user, { payoutEligibleAt: TODAY }), reference: receivable }));
    await post('debit', transaction([posting(user, outgoing, '20.00', 'funds_debit', 'USD')], { payment: told('funds_debit', user), reference: payout }));
    const linkedPayments = [{ account: user, payment: ids['debit'] as never, type: 'funds_debit' }] as const;
    const paid = told('payout', user, { from: exchangeRate.sell, to: exchangeRate.buy, exchangeRate, linkedPayments, feePlan: mintId() });
    await post('payout', transaction([posting(outgoing, 'house/fx', '19.65', 'payout', 'USD')], { payment: paid, reference: payout }));
    await post('markup', transaction([posting('house/fx', 'house/fees', '0.20', 'fx_fee', 'USD')], { payment: told('fx_fee', user), reference: payout }));
    await post('house', transaction([posting('house/fees', 'house/network', '0.01', 'fee', 'USD')]));
    await post('deposit', transaction([posting('world/sepa', stranger, '5.00', 'deposit')]));
    await post('undone', { kind: 'reverse', id: aTransactionId(), reverses: ids['deposit'] as never, valueDate: TODAY, imposed: true });
    await post('dispute', transaction([posting(pending, 'world/wire', '100.00', 'deposit_return', 'USD')], { payment: told('adjustment_negative', partner), imposed: true }));
    await post('credit', transaction([posting(platform, stranger, '1.00', 'book_transfer', 'USD')], { payment: told('transfer', platform), imposed: true }));
  });
  afterAll(() => world.close());

  const nameOf = (id: string) => Object.entries(ids).find(([, each]) => each === id)?.[0] ?? id;
  const list = async (filter: PaymentFilter, page: Partial<PageRequest> = {}) => {
    const found = await world.queries.payments(world.scope, filter, { limit: 25, ...page });
    return found.kind === 'page' ? [...found.items.map(({ id }) => nameOf(id)), ...(found.hasMore ? ['more'] : [])].join(' ') : found.kind;
  };
  const rates = async (filter: ExchangeRateFilter, page: Partial<PageRequest> = {}) => {
    const found = await world.queries.exchangeRates(world.scope, filter, { limit: 25, ...page });
    return found.kind === 'page' ? found.items.map(({ id }) => id) : found.kind;
  };
  const ALL = ['credit', 'dispute', 'undone', 'deposit', 'markup', 'payout', 'debit', 'reconcile', 'funds'];

  it('are every transaction that concerns a customer, newest first', async () => {
    expect(await list({})).toBe(ALL.join(' '));
  });

  it.each<[string, PaymentFilter, string]>([
    ['a user', { concerning: [user] }, 'markup payout debit reconcile'],
    ['a partner, also of what is another one’s', { concerning: [partner] }, 'dispute reconcile funds'],
    ['a family, each once', { concerning: [user, partner] }, 'dispute markup payout debit reconcile funds'],
    ['both sides of a transfer', { concerning: [stranger, platform] }, 'credit undone deposit'],
    ['nobody', { concerning: [] }, ''],
    ['someone who has none', { concerning: [anAccount()] }, ''],
    ['types', { types: ['payout', 'fx_fee', 'funds_credit'] }, 'deposit markup payout funds'],
    ['a type of a family', { concerning: [user, partner], types: ['reconcile'] }, 'reconcile'],
    ['what caused them, money of the house included', { references: [payout] }, 'markup payout debit'],
    ['several causes', { references: [payout, receivable] }, 'markup payout debit reconcile'],
    ['a cause and a type of someone', { references: [payout], types: ['fx_fee'], concerning: [user] }, 'markup'],
    ['a cause that is not theirs', { references: [payout], concerning: [stranger] }, ''],
    ['a cause of another kind', { references: [{ kind: 'deposit', id: payout.id }] }, ''],
    ['no cause', { references: [] }, ''],
    ['the currency they come from', { fromCurrency: 'EUR' }, 'undone deposit'],
    ['both currencies', { fromCurrency: 'USD', toCurrency: 'INR' }, 'payout'],
  ])('are listed by %s', async (_, filter, expected) => {
    expect(await list(filter)).toBe(expected);
  });

  it('are listed by when they were recorded', async () => {
    expect(await list({ createdFrom: times[1], createdBefore: times[3] })).toBe('debit reconcile');
    expect(await list({ concerning: [user], createdFrom: times[3] })).toBe('markup payout');
  });

  it.each<[string, PaymentFilter]>([
    ['everybody', {}],
    ['a family', { concerning: [user, partner] }],
    ['types', { types: ['payout', 'funds_debit', 'transfer'] }],
    ['causes', { references: [payout, receivable] }],
  ])('are paged through for %s, both ways, from cursors that are shown and that are not', async (_, filter) => {
    const shown = (await list(filter)).split(' ');
    expect(shown.length).toBeGreaterThan(2);
    for (const [place, name] of ALL.entries()) {
      const [newer, older] = [ALL.slice(0, place), ALL.slice(place + 1)].map((side) => side.filter((each) => shown.includes(each)));
      for (const limit of [1, 2, 25]) {
        const more = (side: readonly string[] = []) => (side.length > limit ? ['more'] : []);
        expect(await list(filter, { limit, after: ids[name] })).toBe([...(older ?? []).slice(0, limit), ...more(older)].join(' '));
        expect(await list(filter, { limit, before: ids[name] })).toBe([...(newer ?? []).slice(-limit), ...more(newer)].join(' '));
      }
    }
  });

  it('know no cursor that names none', async () => {
    for (const after of [mintId(), 'no id', ids['house'] as string]) expect(await list({}, { after })).toBe('unknown_cursor');
    expect(await rates({}, { after: ids['payout'] as string })).toBe('unknown_cursor');
  });

  it('say what was told of them, and what follows from their postings', async () => {
    const read = async (name: string) => world.queries.payment(world.scope, ids[name] as never);
    expect(await read('payout')).toMatchObject({
      type: 'payout', account: user, from: exchangeRate.sell, to: exchangeRate.buy, exchangeRate, reference: payout, recordedAt: times[3], linkedPayments: [{ payment: ids['debit'], type: 'funds_debit' }],
    });
    expect(await read('reconcile')).toMatchObject({ payoutEligibleAt: TODAY, feePlan: null, exchangeRate: null, linkedPayments: [], concerns: [user, partner] });
    expect(await read('deposit')).toMatchObject({ type: 'funds_credit', account: stranger, from: money('5.00', 'EUR'), to: money('5.00', 'EUR') });
    expect(await read('undone')).toMatchObject({ type: 'adjustment_negative', account: stranger, from: money('5.00', 'EUR') });
    expect(await read('house')).toBeNull();
    expect(await world.queries.payment(world.scope, mintId())).toBeNull();
  });

  it('that are undone stay whose they were, in the other direction', async () => {
    const at = aTransactionId();
    await world.post({ kind: 'reverse', id: at, reverses: ids['markup'] as never, valueDate: TODAY });
    expect(await world.queries.payment(world.scope, at)).toMatchObject({ type: 'adjustment_positive', account: user, reference: payout });
  });

  it('have their exchange rates listed by currencies, payments and whom they concern', async () => {
    expect(await world.queries.exchangeRate(world.scope, rate)).toMatchObject({ ...exchangeRate, payment: ids['payout'], recordedAt: times[3] });
    expect(await world.queries.exchangeRate(world.scope, mintId())).toBeNull();
    const [is, isNot] = [[rate], []];
    const payments = [ids['payout'], ids['debit']] as never;
    for (const filter of [{}, { concerning: [user] }, { sellCurrency: 'USD', buyCurrency: 'INR' }, { payments }] as const) expect(await rates(filter)).toEqual(is);
    for (const filter of [{ concerning: [partner] }, { sellCurrency: 'INR' }, { payments: [] }, { payments, concerning: [partner] }, { createdBefore: times[3] }] as const) {
      expect(await rates(filter)).toEqual(isNot);
    }
    expect(await rates({}, { after: rate })).toEqual([]);
    expect(await rates({}, { before: rate })).toEqual([]);
  });

  it('invariant 10: are shown to no other tenant, nor in the other mode', async () => {
    for (const scope of [{ tenant: mintId<'tenant'>(), mode: 'test' as const }, { tenant: world.scope.tenant, mode: 'live' as const }]) {
      expect(await world.queries.payment(scope, ids['payout'] as never)).toBeNull();
      expect(await world.queries.exchangeRate(scope, rate)).toBeNull();
      expect(await world.queries.payments(scope, {}, { limit: 5 })).toEqual({ kind: 'page', items: [], hasMore: false });
      expect(await world.queries.payments(scope, {}, { limit: 5, after: ids['payout'] })).toEqual({ kind: 'unknown_cursor' });
      expect(await world.queries.balancesTogether(scope, [user, partner])).toEqual([]);
    }
  });

  it('have entries, of several owners and currencies, and of each payment', async () => {
    const entries = async (filter: Parameters<LedgerWorld['queries']['entries']>[1], limit = 25) => {
      const found = await world.queries.entries(world.scope, filter, { limit });
      return found.kind === 'page' ? found.items.map(({ amount, currency, transactionId }) => `${nameOf(transactionId)} ${amount} ${currency}`) : found.kind;
    };
    expect(await entries({ owners: [user, partner] }, 3)).toEqual(['dispute -10.00 USD', 'payout -19.65 USD', 'debit 20.00 USD']);
    expect(await entries({ owners: [user, partner], compartments: ['pending'] })).toEqual(['dispute -10.00 USD', 'reconcile -20.00 USD', 'funds 30.00 USD']);
    expect(await entries({ owners: [] })).toEqual([]);
    expect(await entries({ currencies: ['EUR', 'SEK'] })).toEqual(['undone -5.00 EUR', 'deposit 5.00 EUR']);
    expect(await entries({ transactions: [ids['reconcile'], ids['markup']] as never })).toEqual(['reconcile 20.00 USD', 'reconcile -20.00 USD']);
    expect(await entries({ transactions: [ids['reconcile']] as never, owners: [user, stranger] })).toEqual(['reconcile 20.00 USD']);
    expect(await entries({ transactions: [] })).toEqual([]);
  });

  it('leave balances that add up over several owners', async () => {
    expect(await world.queries.balancesTogether(world.scope, [user, partner])).toContainEqual({ compartment: 'pending', currency: 'USD', balance: '0.00' });
    expect(await world.queries.balancesTogether(world.scope, [])).toEqual([]);
  });

  it('refuse a rate between other currencies than those of the payment', async () => {
    const payment = told('payout', user, { exchangeRate });
    expect(await world.post(transaction([posting('house/fx', 'house/fees', '0.01', 'fx_fee', 'USD')], { payment }))).toEqual({ kind: 'failed' });
  });

  it('invariant 6: are the fold of the events: what was tampered with shows, and a rebuild makes them anew', async () => {
    const faults = async () => (await verifyLedger({ pool: world.pool, schema: SCHEMA })).faults.map(({ what }) => what);
    const before = await list({});
    expect(await faults()).toEqual([]);
    await world.pool.query(`update ${SCHEMA}.entries set payment_kind = payment_kind + 2, payment = null, payment_account = null, exchange_rate = null where payment_kind is not null`);
    const found = (await faults()).join('\n');
    for (const column of ['payment_kind', 'payment_account', 'payment', 'exchange_rate']) expect(found).toContain(`${column} is `);
    await rebuildLedger({ pool: world.pool, schema: SCHEMA });
    expect(await faults()).toEqual([]);
    expect(await list({})).toBe(before);
    expect(await rates({})).toEqual([rate]);
  });
});
