import type { SettledConversion } from '@corridor/contracts/quotes';
import { accountIds, conversionIds, quoteIds } from '../ids.js';
import { boot, type Booted } from '../testing/boot.js';
import { conversionView, uuid } from '../testing/views.js';

const example = { quote_id: quoteIds.print(uuid(30)), account_id: accountIds.print(uuid(20)) };
const funds = { owner: uuid(20), compartment: 'available', currency: 'EUR', available: '10.00', needed: '50025.00' };

describe('a conversion', () => {
  let api: Booted;
  beforeAll(async () => {
    api = await boot();
  });
  beforeEach(() => {
    api.world.sent.length = 0;
    api.world.reply = () => ({ kind: 'accepted', view: conversionView(), replayed: false, correlation: 'req_1' });
  });
  afterAll(async () => api.close());

  it('answers 201 with every field as documented', async () => {
    const { status, body } = await api.post('conversions', example, { 'idempotency-key': '1c0d f9' });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: conversionIds.print(uuid(40)),
      object: 'conversion',
      quote_id: quoteIds.print(uuid(30)),
      from: { currency: 'EUR', amount: '50000.00' },
      to: { currency: 'USDC', amount: '54160.00' },
      rate: '1.0832',
      status: 'settled',
      created_at: '2026-06-30T12:00:12Z',
    });
  });

  it.each([
    [{ reason: 'quote_not_found', quote: uuid(30) }, 404, 'not_found', 'quote_id'],
    [{ reason: 'account_not_found', account: uuid(20) }, 404, 'not_found', 'account_id'],
    [{ reason: 'quote_expired', quote: uuid(30), expiredAt: '2026-06-30T12:00:30.000Z' }, 422, 'quote_expired', 'quote_id'],
    [{ reason: 'quote_already_used', quote: uuid(30), conversion: uuid(40) }, 409, 'quote_already_used', 'quote_id'],
    [{ reason: 'quote_in_use', quote: uuid(30) }, 409, 'conflict', 'quote_id'],
    [{ reason: 'insufficient_funds', ...funds }, 422, 'insufficient_funds', 'quote_id'],
    [{ reason: 'already_reversed', transaction: uuid(1), by: uuid(2) }, 500, 'internal', null],
  ])('refused with %j is told in the API’s words', async (rejection, status, type, param) => {
    api.world.reply = () => ({ kind: 'rejected', rejection, replayed: false, correlation: 'req_1' });
    const answer = await api.post('conversions', example);
    expect([answer.status, answer.body.error.type, answer.body.error.param]).toEqual([status, type, param]);
  });

  it('names the account, what there is and what is needed with the fee when there is too little', async () => {
    api.world.reply = () => ({ kind: 'rejected', rejection: { reason: 'insufficient_funds', ...funds }, replayed: false, correlation: 'req_1' });
    const { message } = (await api.post('conversions', example)).body.error;
    expect(message).toBe(`The account ${example.account_id} has 10.00 EUR available; 50025.00 EUR are needed, fees included.`);
  });

  it('refuses ids that are none, and names the field', async () => {
    expect((await api.post('conversions', { ...example, quote_id: 'qt-3p9Xk2' })).body.error.param).toBe('quote_id');
    expect((await api.post('conversions', { ...example, account_id: example.quote_id })).body.error.param).toBe('account_id');
    expect(api.world.sent).toEqual([]);
  });

  it('can be pending, and says why when it failed', async () => {
    const { settledAt: _settledAt, status: _status, ...terms } = conversionView() as SettledConversion;
    api.world.reply = () => ({ kind: 'accepted', view: { ...terms, status: 'pending' }, replayed: false, correlation: 'req_1' });
    const { status, body } = await api.post('conversions', example);
    expect([status, body.status]).toEqual([201, 'pending']);
    expect(body).not.toHaveProperty('failure_code');
    const failed = { ...terms, status: 'failed', failureCode: 'rejected_by_counterparty', failureReason: 'Not settled.', failedAt: terms.createdAt } as const;
    api.world.conversions[0] = failed;
    expect((await api.ask(`conversions/${body.id}`)).body).toEqual({ ...body, status: 'failed', failure_code: 'rejected_by_counterparty', failure_reason: 'Not settled.' });
    api.world.conversions[0] = conversionView();
  });

  it('is listed by each filter', async () => {
    const { body } = await api.ask(`conversions?account_id=${example.account_id}&quote_id=${example.quote_id}&status=pending&currency=EUR&created_from=2026-06-30T00:00:00Z&limit=1`);
    expect(body.data).toHaveLength(1);
    expect(api.world.asked.get('conversions')?.[0]).toEqual({ accountId: uuid(20), quoteId: uuid(30), status: 'pending', currency: 'EUR', createdFrom: '2026-06-30T00:00:00.000Z' });
    for (const [query, param] of [['status=open', 'status'], ['currency=DOGE', 'currency'], ['created_from=x', 'created_from']]) {
      expect((await api.ask(`conversions?${query}`)).body.error).toMatchObject({ type: 'invalid_request', param });
    }
    expect((await api.ask('conversions?account_id=nobody')).body.error.param).toBe('account_id');
  });
});

describe('the idempotency of a request', () => {
  let api: Booted;
  const send = async (key: string, json: object = example) => api.post('conversions', json, { 'idempotency-key': key });
  const commands = () => api.world.sent.map(({ command }) => command);
  beforeAll(async () => {
    api = await boot();
  });
  beforeEach(() => {
    api.world.sent.length = 0;
    api.world.reply = () => ({ kind: 'accepted', view: conversionView(), replayed: false, correlation: 'req_1' });
  });
  afterAll(async () => api.close());

  it('gives a repeat the same command and fingerprint, whatever ids were minted', async () => {
    await send('order-1');
    await send('order-1', { account_id: example.account_id, quote_id: example.quote_id });
    const [one, two] = commands();
    expect(one?.id).toBe(two?.id);
    expect(one?.fingerprint).toBe(two?.fingerprint);
    expect(one?.payload).not.toEqual(two?.payload);
  });

  it('tells another key and another body apart', async () => {
    await send('order-1');
    await send('order-2');
    await send('order-1', { ...example, quote_id: quoteIds.print(uuid(31)) });
    const [one, otherKey, otherBody] = commands();
    expect(otherKey?.id).not.toBe(one?.id);
    expect(otherBody?.id).toBe(one?.id);
    expect(otherBody?.fingerprint).not.toBe(one?.fingerprint);
  });

  it('sends the request id as the correlation', async () => {
    const { headers } = await send('order-1');
    expect(commands()[0]?.correlation).toBe(headers.get('request-id'));
  });

  it('marks a replayed answer, whose status and body are the same', async () => {
    const first = await send('order-1');
    api.world.reply = () => ({ kind: 'accepted', view: conversionView(), replayed: true, correlation: 'req_1' });
    const second = await send('order-1');
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    expect([first.headers.get('idempotent-replayed'), second.headers.get('idempotent-replayed')]).toEqual([null, 'true']);
  });

  it('replays a refusal with the request id of the request that was refused', async () => {
    const rejection = { reason: 'quote_in_use', quote: uuid(30) };
    api.world.reply = () => ({ kind: 'rejected', rejection, replayed: true, correlation: 'req_original' });
    const { body, headers } = await send('order-1');
    expect(body.error.request_id).toBe('req_original');
    expect(headers.get('request-id')).not.toBe('req_original');
    expect(headers.get('idempotent-replayed')).toBe('true');
  });

  it.each([
    [uuid(40), conversionIds.print(uuid(40))],
    [uuid(30), quoteIds.print(uuid(30))],
    [null, 'with another request.'],
  ])('names the object %s that the key made before', async (object, name) => {
    api.world.reply = () => ({ kind: 'conflict', object });
    const { status, body } = await send('order-1');
    expect([status, body.error.type, body.error.param]).toEqual([409, 'idempotency_conflict', null]);
    expect(body.error.message).toContain(name);
  });

  it('never guesses when no answer came, and says when to ask again', async () => {
    api.world.reply = () => ({ kind: 'unknown' });
    const unknown = await send('order-1');
    expect([unknown.status, unknown.body.error.type, unknown.headers.get('retry-after')]).toEqual([503, 'outcome_unknown', '2']);
    api.world.reply = () => {
      throw new Error('the broker is gone');
    };
    expect((await send('order-1')).body.error.type).toBe('outcome_unknown');
  });

  it('takes a failure of ours for one', async () => {
    api.world.reply = () => ({ kind: 'failed' });
    const { status, body } = await send('order-1');
    expect([status, body.error.type]).toEqual([500, 'internal']);
  });

  it.each(['', 'x'.repeat(256), 'na\u0085ve'])('refuses the key %j', async (key) => {
    const { status, body } = await send(key);
    expect([status, body.error.type]).toEqual([400, 'invalid_request']);
    expect(commands()).toEqual([]);
  });

  it('takes a key of 255 characters', async () => {
    expect((await send('x'.repeat(255))).status).toBe(201);
  });
});
