import { quoteIds } from '../ids.js';
import { boot, type Booted } from '../testing/boot.js';
import { quoteView, uuid } from '../testing/views.js';

const example = { from_currency: 'EUR', to_currency: 'USDC', from_amount: '50000.00', side: 'sell' };

describe('a quote', () => {
  let api: Booted;
  beforeAll(async () => {
    api = await boot();
  });
  beforeEach(() => {
    api.world.sent.length = 0;
    api.world.reply = () => ({ kind: 'accepted', view: quoteView(), replayed: false, correlation: 'req_1' });
  });
  afterAll(async () => api.close());

  it('answers 200 with every field as documented', async () => {
    const { status, body, headers } = await api.post('quotes', example);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: quoteIds.print(uuid(30)),
      object: 'quote',
      from_currency: 'EUR',
      to_currency: 'USDC',
      from_amount: '50000.00',
      to_amount: '54160.00',
      rate: '1.0832',
      fee: { currency: 'EUR', amount: '25.00' },
      side: 'sell',
      status: 'open',
      expires_at: '2026-06-30T12:00:30Z',
    });
    expect(headers.get('request-id')).toMatch(/^req_[0-9A-Za-z]{22}$/);
    expect(headers.get('idempotent-replayed')).toBeNull();
  });

  it('is asked for in the owner’s words', async () => {
    await api.post('quotes', { from_currency: 'EUR', to_currency: 'USDC', to_amount: '1000' });
    expect(api.world.sent[0]).toMatchObject({
      type: 'quotes.CreateQuote',
      command: { payload: { fromCurrency: 'EUR', dealt: { side: 'to', amount: '1000.00' }, side: 'buy' } },
    });
  });

  it.each([
    [{ ...example, from_amount: 50000 }, 'from_amount'],
    [{ ...example, from_amount: '50000.001' }, 'from_amount'],
    [{ ...example, from_currency: 'JPY', from_amount: '5000.00' }, 'from_amount'],
    [{ ...example, from_amount: '1e5' }, 'from_amount'],
    [{ ...example, from_amount: '-5.00' }, 'from_amount'],
    [{ ...example, from_amount: '0.00' }, 'from_amount'],
    [{ ...example, from_amount: null }, 'from_amount'],
    [{ ...example, from_amount: '12345678901234567' }, 'from_amount'],
    [{ ...example, to_amount: '1.00' }, 'to_amount'],
    [{ from_currency: 'EUR', to_currency: 'USDC' }, 'from_amount'],
    [{ ...example, from_currency: 'EURO' }, 'from_currency'],
    [{ ...example, side: 'hold' }, 'side'],
    [{ ...example, colour: 'red' }, 'colour'],
    [{ zebra: 1, from_currency: 'EURO' }, 'zebra'],
    [{ from_currency: 'EURO', zebra: 1 }, 'from_currency'],
    [{ to_currency: 'USDC', from_amount: '1.00' }, 'from_currency'],
    [{}, 'from_currency'],
    [[], null],
    ['text', null],
    [null, null],
  ])('refuses %j and names the field', async (json, param) => {
    const { status, body, headers } = await api.post('quotes', json);
    expect([status, body.error.type, body.error.param]).toEqual([400, 'invalid_request', param]);
    expect(body.error.request_id).toBe(headers.get('request-id'));
    expect(api.world.sent).toEqual([]);
  });

  it.each([
    [{ reason: 'same_currency', currency: 'EUR' }, 400, 'invalid_request', 'to_currency'],
    [{ reason: 'amount_too_small', currency: 'EUR' }, 400, 'invalid_request', 'from_amount'],
    [{ reason: 'amount_too_large', currency: 'EUR' }, 400, 'invalid_request', 'from_amount'],
    [{ reason: 'rates_not_available', fromCurrency: 'EUR', toCurrency: 'USDC' }, 422, 'rates_not_available', null],
  ])('refused with %j is told in the API’s words', async (rejection, status, type, param) => {
    api.world.reply = () => ({ kind: 'rejected', rejection, replayed: false, correlation: 'req_1' });
    const answer = await api.post('quotes', example);
    expect([answer.status, answer.body.error.type, answer.body.error.param]).toEqual([status, type, param]);
  });

  it('is read by id and listed', async () => {
    const id = quoteIds.print(uuid(30));
    expect((await api.ask(`quotes/${id}`)).body.id).toBe(id);
    expect((await api.ask('quotes?status=open')).body).toMatchObject({ object: 'list', has_more: false, next_cursor: null });
    for (const [query, param] of [['status=used', 'status'], ['currency=DOGE', 'currency'], ['created_before=now', 'created_before'], ['account_id=x', 'account_id']]) {
      expect((await api.ask(`quotes?${query}`)).body.error).toMatchObject({ type: 'invalid_request', param });
    }
    await api.ask('quotes?currency=EUR&created_from=2026-06-30T14:00:00%2B02:00&created_before=2026-07-01T00:00:00Z');
    expect(api.world.asked.get('quotes')?.[0]).toEqual({ currency: 'EUR', createdFrom: '2026-06-30T12:00:00.000Z', createdBefore: '2026-07-01T00:00:00.000Z' });
  });

  it.each(['qt_3p9Xk2', quoteIds.print(uuid(99)), `acc_${quoteIds.print(uuid(30)).slice(3)}`, `qt_${'z'.repeat(22)}`, 'qt_%00', 'x'.repeat(200)])(
    'is not found as %s',
    async (id) => {
      const { status, body } = await api.ask(`quotes/${id}`);
      expect([status, body.error.type, body.error.param]).toEqual([404, 'not_found', null]);
    },
  );
});
