import { accountIds, customerIds, payoutIds, transactionIds, walletIds } from '../ids.js';
import { boot, type Booted } from '../testing/boot.js';
import { accountView, decimal, uuid } from '../testing/views.js';

const id = accountIds.print(uuid(20));

describe('an account', () => {
  let api: Booted;
  beforeAll(async () => {
    api = await boot();
  });
  afterAll(async () => api.close());

  it('is created, with or without a label', async () => {
    api.world.reply = () => ({ kind: 'accepted', view: { ...accountView(20), label: 'Main' }, replayed: false, correlation: 'req_1' });
    const { status, body } = await api.post('accounts', { label: 'Main' });
    expect(status).toBe(201);
    expect(body).toEqual({ id, object: 'account', label: 'Main', customer_id: null, status: 'active', created_at: '2026-06-30T11:58:04Z' });
    expect((await api.ask('accounts', { method: 'POST' })).status).toBe(201);
    expect((await api.post('accounts', { customer_id: 'cus-1' })).body.error.param).toBe('customer_id');
  });

  it('is read by id', async () => {
    expect((await api.ask(`accounts/${id}`)).body.id).toBe(id);
    expect((await api.ask(`accounts/${accountIds.print(uuid(99))}`)).status).toBe(404);
  });

  it('is listed page by page in both directions', async () => {
    const first = await api.ask('accounts?limit=1');
    expect(first.body).toMatchObject({ object: 'list', data: [{ id }], has_more: true, next_cursor: id });
    const second = await api.ask(`accounts?limit=1&starting_after=${first.body.next_cursor}`);
    expect(second.body).toMatchObject({ data: [{ id: accountIds.print(uuid(21)) }], has_more: false, next_cursor: null });
    const back = await api.ask(`accounts?limit=1&ending_before=${second.body.data[0].id}`);
    expect(back.body).toMatchObject({ data: [{ id }], has_more: false });
    api.world.accounts.push(accountView(22), accountView(23));
    const newer = await api.ask(`accounts?limit=2&ending_before=${accountIds.print(uuid(23))}`);
    expect(newer.body).toMatchObject({ has_more: true, next_cursor: accountIds.print(uuid(21)), data: [{}, {}] });
    const newest = await api.ask(`accounts?limit=2&ending_before=${newer.body.next_cursor}`);
    expect(newest.body).toMatchObject({ has_more: false, data: [{ id }] });
    await api.ask('accounts');
    expect(api.world.asked.get('accounts')).toEqual([{ customerId: undefined }, { limit: 25, after: undefined, before: undefined }]);
  });

  it('is listed by customer, by status and by when it was made', async () => {
    await api.ask(`accounts?customer_id=${customerIds.print(uuid(60))}&status=active&created_from=2026-06-30T14:00:00%2B02:00&created_before=2026-07-01T00:00:00Z`);
    expect(api.world.asked.get('accounts')?.[0]).toEqual({
      customerId: uuid(60),
      status: 'active',
      createdFrom: '2026-06-30T12:00:00.000Z',
      createdBefore: '2026-07-01T00:00:00.000Z',
    });
    for (const [query, param] of [['status=open', 'status'], ['customer_id=cus-1', 'customer_id'], ['created_from=x', 'created_from'], ['created_before=', 'created_before']]) {
      const { status, body } = await api.ask(`accounts?${query}`);
      expect([query, status, body.error.param]).toEqual([query, 400, param]);
    }
  });

  it('shows its balances by currency, and as pending what is on its way', async () => {
    api.world.balances = [
      { compartment: 'available', currency: 'USDC', balance: decimal('95120.50') },
      { compartment: 'pending', currency: 'EUR', balance: decimal('1.10') },
      { compartment: 'processing', currency: 'EUR', balance: decimal('2.05') },
      { compartment: 'available', currency: 'BTC', balance: decimal('3.10482000') },
    ];
    const { body } = await api.ask(`accounts/${id}/balances`);
    expect(body).toEqual({
      object: 'list',
      account_id: id,
      data: [
        { currency: 'BTC', available: '3.10482000', pending: '0.00000000' },
        { currency: 'EUR', available: '0.00', pending: '3.15' },
        { currency: 'USDC', available: '95120.50', pending: '0.00' },
      ],
    });
  });

  it('shows its balances of a past moment', async () => {
    await api.ask(`accounts/${id}/balances?at=2026-06-30T14:00:00%2B02:00`);
    // All of the second counts: what happened within it is printed with that time.
    expect(api.world.asked.get('balances')).toEqual([uuid(20), { recorded: '2026-06-30T12:00:00.999Z' }]);
    await api.ask(`accounts/${id}/balances?at=2026-06-30T12:00:00.250Z`);
    expect(api.world.asked.get('balances')).toEqual([uuid(20), { recorded: '2026-06-30T12:00:00.250Z' }]);
    expect((await api.ask(`accounts/${accountIds.print(uuid(99))}/balances`)).status).toBe(404);
  });
});

describe('a transaction', () => {
  let api: Booted;
  const common = { owner: uuid(20), compartment: 'available', currency: 'EUR', valueDate: '2026-06-30' } as const;
  beforeAll(async () => {
    api = await boot();
    api.world.entries = [
      { ...common, id: uuid(80), transactionId: uuid(90), amount: decimal('-50000.00'), balanceAfter: decimal('132450.00'), type: 'conversion', reference: { kind: 'conversion', id: uuid(40) }, recordedAt: '2026-06-30T12:00:12.000Z' },
      { ...common, id: uuid(81), transactionId: uuid(91), amount: decimal('100000.00'), balanceAfter: decimal('182450.00'), type: 'deposit', reference: null, recordedAt: '2026-06-30T11:40:00.000Z' },
      { ...common, compartment: 'pending', id: uuid(82), transactionId: uuid(91), amount: decimal('1.00'), balanceAfter: decimal('1.00'), type: 'deposit', reference: null, recordedAt: '2026-06-30T11:40:00.000Z' },
      { ...common, owner: 'house/fees', id: uuid(83), transactionId: uuid(91), amount: decimal('1.00'), balanceAfter: decimal('1.00'), type: 'fee', reference: null, recordedAt: '2026-06-30T11:40:00.000Z' },
    ];
  });
  afterAll(async () => api.close());

  it('has exactly the documented fields', async () => {
    const { body } = await api.ask(`transactions?account_id=${id}&limit=1`);
    expect(body.data).toEqual([
      {
        id: transactionIds.print(uuid(80)),
        type: 'conversion',
        direction: 'debit',
        currency: 'EUR',
        amount: '50000.00',
        balance_after: '132450.00',
        reference: expect.stringMatching(/^cnv_/),
        created_at: '2026-06-30T12:00:12Z',
      },
    ]);
    expect(body.next_cursor).toBe(transactionIds.print(uuid(80)));
  });

  it('is asked for on available money, by account, type and currency', async () => {
    await api.ask(`transactions?account_id=${id}&type=fee&currency=EUR`);
    expect(api.world.asked.get('entries')?.[0]).toEqual({ owner: uuid(20), compartments: ['available'], types: ['fee'], currency: 'EUR' });
    expect((await api.ask('transactions?type=gift')).body.error.param).toBe('type');
    expect((await api.ask('transactions?currency=XXX')).body.error.param).toBe('currency');
  });

  it('is asked for by direction, by what caused it, by time and by wallet', async () => {
    const [payout, wallet] = [payoutIds.print(uuid(41)), walletIds.print(uuid(60))];
    await api.ask(`transactions?direction=debit&reference=${payout}&created_from=2026-06-30T14:00:00%2B02:00&created_before=2026-07-01T00:00:00Z`);
    expect(api.world.asked.get('entries')?.[0]).toEqual({
      compartments: ['available'],
      direction: 'debit',
      reference: { kind: 'payout', id: uuid(41) },
      createdFrom: '2026-06-30T12:00:00.000Z',
      createdBefore: '2026-07-01T00:00:00.000Z',
    });
    await api.ask(`transactions?wallet_id=${wallet}`);
    expect(api.world.asked.get('entries')?.[0]).toEqual({ compartments: ['available'], owner: uuid(60) });
    for (const [query, param] of [
      ['direction=up', 'direction'], ['direction=', 'direction'], ['reference=qt_1', 'reference'], [`reference=${id}`, 'reference'], ['reference=pay_', 'reference'],
      ['created_from=now', 'created_from'], ['created_before=2026-02-30T00:00:00Z', 'created_before'], ['wallet_id=wlt-1', 'wallet_id'],
      [`account_id=${id}&wallet_id=${wallet}`, 'wallet_id'], ['direction=debit&direction=credit', 'direction'],
    ]) {
      const { status, body } = await api.ask(`transactions?${query}`);
      expect([query, status, body.error.type, body.error.param]).toEqual([query, 400, 'invalid_request', param]);
    }
  });

  it('is read by id unless it is on another compartment or the house’s', async () => {
    expect((await api.ask(`transactions/${transactionIds.print(uuid(81))}`)).body).toMatchObject({ direction: 'credit', amount: '100000.00', reference: null });
    expect((await api.ask(`transactions/${transactionIds.print(uuid(82))}`)).status).toBe(404);
    expect((await api.ask(`transactions/${transactionIds.print(uuid(83))}`)).status).toBe(404);
  });
});
