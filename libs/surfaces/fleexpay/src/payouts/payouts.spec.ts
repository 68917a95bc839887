import { type AutomaticPayoutView, type CreatePayoutPayload, listedAutomatic, listedRequested } from '@corridor/contracts/payouts';
import { accountIds, beneficiaryIds, conversionIds, payoutIds, quoteIds } from '../ids.js';
import { boot, type Booted } from '../testing/boot.js';
import { decimal, payoutView, SECRETS, uuid } from '../testing/views.js';
import { movePayoutProblem } from './to-problem.js';

const body = {
  account_id: accountIds.print(uuid(20)),
  currency: 'USD',
  amount: '25000.00',
  beneficiary_id: beneficiaryIds.print(uuid(81)),
  rail: 'swift',
  reference: 'Invoice 8841',
};
const wire = {
  id: payoutIds.print(uuid(80)),
  object: 'payout',
  currency: 'USD',
  amount: '25000.00',
  fee: '12.00',
  beneficiary_id: body.beneficiary_id,
  rail: 'swift',
  status: 'processing',
  estimated_arrival: '2026-07-01T16:00:00Z',
  created_at: '2026-06-30T12:03:11Z',
};

let api: Booted;
beforeAll(async () => {
  api = await boot();
});
afterAll(async () => api.close());

const accepting = (view = payoutView()) => {
  api.world.reply = () => ({ kind: 'accepted', view, replayed: false, correlation: 'req_1' });
};
const refusing = (rejection: object) => {
  api.world.reply = () => ({ kind: 'rejected', rejection, replayed: false, correlation: 'req_1' });
};

describe('a payout', () => {
  it('is made and printed, to the last field', async () => {
    accepting();
    const answer = await api.post('payouts', body);
    expect([answer.status, answer.body]).toEqual([201, wire]);
    expect(api.world.sent.at(-1)).toMatchObject({
      type: 'payouts.CreatePayout',
      command: { payload: { accountId: uuid(20), beneficiaryId: uuid(81), amount: { currency: 'USD', amount: '25000.00' }, rail: 'swift', reference: 'Invoice 8841' } },
    });
  });

  it('needs neither rail nor reference', async () => {
    accepting();
    const { rail: _rail, reference: _reference, ...least } = body;
    expect((await api.post('payouts', least)).status).toBe(201);
    expect(api.world.sent.at(-1)).toMatchObject({ command: { payload: { rail: null, reference: null } } });
  });

  it.each([
    [{ ...body, amount: 25000 }, 'amount'],
    [{ ...body, amount: '25000.001' }, 'amount'],
    [{ ...body, amount: '0.00' }, 'amount'],
    [{ ...body, amount: '10000000000000000.00' }, 'amount'],
    [{ ...body, amount: undefined }, 'amount'],
    [{ ...body, rail: 'pigeon' }, 'rail'],
    [{ ...body, currency: 'XXX' }, 'currency'],
    [{ ...body, beneficiary_id: 'ben-4Rt8Zo' }, 'beneficiary_id'],
    [{ ...body, account_id: body.beneficiary_id }, 'account_id'],
    [{ ...body, reference: 'x'.repeat(141) }, 'reference'],
    [{ ...body, reference: 'a\nb' }, 'reference'],
    [{ ...body, urgent: true }, 'urgent'],
    [{ ...body, quote_id: 'qt-3p9Xk2' }, 'quote_id'],
    [{ ...body, quote_id: null }, 'quote_id'],
  ])('is not made of %j', async (json, param) => {
    const answer = await api.post('payouts', json);
    expect([answer.status, answer.body.error.type, answer.body.error.param]).toEqual([400, 'invalid_request', param]);
  });

  it.each([
    [{ reason: 'account_not_found', account: uuid(9) }, 404, 'not_found', 'account_id'],
    [{ reason: 'beneficiary_not_found', beneficiary: uuid(9) }, 404, 'not_found', 'beneficiary_id'],
    [{ reason: 'customer_not_approved', account: uuid(20), customer: uuid(9) }, 422, 'customer_not_approved', 'account_id'],
    [{ reason: 'beneficiary_not_active', beneficiary: uuid(9), status: 'pending_review' }, 422, 'beneficiary_not_active', 'beneficiary_id'],
    [{ reason: 'rail_not_supported', rail: 'sepa', currency: 'USD', why: 'currency_of_rail' }, 422, 'rail_not_supported', 'rail'],
    [{ reason: 'rail_not_supported', rail: null, currency: 'USD', why: 'beneficiary_out_of_reach' }, 422, 'rail_not_supported', 'rail'],
    [{ reason: 'rail_not_supported', rail: null, currency: 'USD', why: 'currency_of_beneficiary' }, 422, 'rail_not_supported', 'currency'],
    [{ reason: 'bank_not_connected', rail: 'swift' }, 422, 'rail_not_supported', 'rail'],
    [{ reason: 'beneficiary_of_other_customer', beneficiary: uuid(9), account: uuid(20) }, 422, 'beneficiary_not_allowed', 'beneficiary_id'],
    [{ reason: 'quote_not_found', quote: uuid(30) }, 404, 'not_found', 'quote_id'],
    [{ reason: 'quote_expired', quote: uuid(30), expiredAt: '2026-06-30T12:00:30.000Z' }, 422, 'quote_expired', 'quote_id'],
    [{ reason: 'quote_already_used', quote: uuid(30), conversion: uuid(40) }, 409, 'quote_already_used', 'quote_id'],
    [{ reason: 'quote_in_use', quote: uuid(30) }, 409, 'conflict', 'quote_id'],
    [{ reason: 'quote_settles_later', quote: uuid(30) }, 422, 'quote_not_fitting', 'quote_id'],
    [{ reason: 'insufficient_funds', owner: uuid(20), compartment: 'available', currency: 'EUR', available: '1.00', needed: '2.00' }, 422, 'insufficient_funds', 'quote_id'],
  ])('is refused for %j', async (rejection, status, type, param) => {
    refusing(rejection);
    const answer = await api.post('payouts', body);
    expect([answer.status, answer.body.error.type, answer.body.error.param]).toEqual([status, type, param]);
  });

  it('can be funded by a quote, whose conversion it names', async () => {
    accepting(payoutView(uuid(80), { funding: { quoteId: uuid(30), conversionId: uuid(40) } }));
    const answer = await api.post('payouts', { ...body, quote_id: quoteIds.print(uuid(30)) });
    expect([answer.status, answer.body]).toEqual([201, { ...wire, quote_id: quoteIds.print(uuid(30)), conversion_id: conversionIds.print(uuid(40)) }]);
    const { payload } = api.world.sent.at(-1)?.command as { payload: CreatePayoutPayload };
    expect(payload.funding).toEqual({ quoteId: uuid(30), conversionId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string });
    await api.post('payouts', body);
    expect(api.world.sent.at(-1)?.command.payload).not.toHaveProperty('funding');
  });

  it('whose quote gives another amount says what it gives and what is needed', async () => {
    const dollars = (amount: string) => ({ currency: 'USD', amount });
    refusing({ reason: 'quote_gives_other_amount', quote: uuid(30), gives: dollars('25010.00'), needed: [dollars('25000.00'), dollars('25012.00')] });
    const { status, body: answer } = await api.post('payouts', { ...body, quote_id: quoteIds.print(uuid(30)) });
    expect([status, answer.error.type, answer.error.param]).toEqual([422, 'quote_not_fitting', 'quote_id']);
    expect(answer.error.message).toBe('The quote gives 25010.00 USD; 25000.00 USD or 25012.00 USD is needed.');
  });

  it('that there is too little money for says how much is needed, fee included', async () => {
    refusing({ reason: 'insufficient_funds', owner: uuid(20), compartment: 'available', currency: 'USD', available: decimal('25000.00'), needed: decimal('25012.00') });
    const { status, body: answer } = await api.post('payouts', body);
    expect([status, answer.error.type, answer.error.param]).toEqual([422, 'insufficient_funds', 'amount']);
    expect(answer.error.message).toContain('25012.00');
  });

  it('is read, and shows what became of it', async () => {
    expect((await api.ask(`payouts/${wire.id}`)).body).toEqual(wire);
    expect((await api.ask(`payouts/${payoutIds.print(uuid(99))}`)).status).toBe(404);
    const completed = { status: 'completed', bankReference: 'BANK1', completedAt: '2026-07-01T09:00:00.000Z' } as const;
    api.world.payouts[0] = listedRequested(payoutView(uuid(80), { ...completed, status: 'returned', failureCode: 'returned_by_bank', failureReason: 'Sent back.' }), {});
    expect((await api.ask(`payouts/${wire.id}`)).body).toEqual({
      ...wire, status: 'returned', bank_reference: 'BANK1', completed_at: '2026-07-01T09:00:00Z', failure_code: 'returned_by_bank', failure_reason: 'Sent back.',
    });
    api.world.payouts[0] = listedRequested(payoutView(), {});
  });

  it('of the automatic kind reads as any other, with no beneficiary', async () => {
    const automatic: AutomaticPayoutView = {
      id: uuid(80), accountId: uuid(20), addressId: uuid(90), rail: 'neft', allocations: [], terms: null, status: 'hold', holdReason: 'by_person',
      source: { currency: 'USD', amount: decimal('19.95') }, fee: { currency: 'USD', amount: decimal('0.30') }, amount: { currency: 'INR', amount: decimal('1600.57') },
      expectedArrival: '2026-07-01T16:00:00.000Z', arrivesAt: null, referenceNumber: null, statementDescriptor: 'PAYOUT 1', confirmation: null,
      failureCode: null, failureReason: null, createdAt: '2026-06-30T12:03:11.500Z', settledAt: null, failedAt: null,
    };
    api.world.payouts[0] = listedAutomatic(automatic, {});
    const printed = { ...wire, currency: 'INR', amount: '1600.57', fee: '0.00', beneficiary_id: null, rail: 'neft' };
    expect((await api.ask(`payouts/${wire.id}`)).body).toEqual(printed);
    api.world.payouts[0] = listedAutomatic({ ...automatic, status: 'failed', failureCode: 'returned_by_bank', failureReason: 'Sent back.', settledAt: '2026-07-01T09:00:00.000Z', referenceNumber: 'N1' }, {});
    expect((await api.ask(`payouts/${wire.id}`)).body).toMatchObject({ status: 'returned', failure_code: 'returned_by_bank', bank_reference: 'N1', completed_at: '2026-07-01T09:00:00Z' });
    expect((await api.ask('payouts?rail=neft')).status).toBe(200);
    api.world.payouts[0] = listedRequested(payoutView(), {});
  });

  it('is listed by each filter', async () => {
    const filters = `status=completed&currency=USD&rail=swift&account_id=${body.account_id}&beneficiary_id=${body.beneficiary_id}&created_from=2026-06-30T00:00:00Z&created_before=2026-07-01T00:00:00Z`;
    const answer = await api.ask(`payouts?limit=2&${filters}`);
    expect([answer.status, answer.body.data, answer.body.has_more]).toEqual([200, [wire], false]);
    expect(api.world.asked.get('payouts')?.[0]).toEqual({
      status: 'completed', currency: 'USD', rail: 'swift', accountId: uuid(20), beneficiaryId: uuid(81), createdFrom: '2026-06-30T00:00:00.000Z', createdBefore: '2026-07-01T00:00:00.000Z',
    });
    for (const [query, param] of [['status=open', 'status'], ['created_from=today', 'created_from'], ['rail=x', 'rail'], ['state=failed', 'state']]) {
      expect((await api.ask(`payouts?${query}`)).body.error).toMatchObject({ type: 'invalid_request', param });
    }
  });

  it('is cancelled without a body', async () => {
    accepting(payoutView(uuid(80), { status: 'failed', failureCode: 'cancelled', failureReason: 'Its sender has cancelled it.' }));
    const answer = await api.ask(`payouts/${wire.id}/cancel`, { method: 'POST' });
    expect([answer.status, answer.body.status, answer.body.failure_code]).toEqual([200, 'failed', 'cancelled']);
    expect(api.world.sent.at(-1)).toMatchObject({ type: 'payouts.CancelPayout', command: { payload: { payoutId: uuid(80) } } });
  });

  it.each([
    [{ reason: 'payout_not_cancellable', payout: uuid(80), status: 'completed' }, 409, 'conflict'],
    [{ reason: 'payout_not_cancellable', payout: uuid(80), status: 'processing' }, 409, 'conflict'],
    [{ reason: 'payout_not_found', payout: uuid(80) }, 404, 'not_found'],
  ])('is not cancelled for %j', async (rejection, status, type) => {
    refusing(rejection);
    const answer = await api.post(`payouts/${wire.id}/cancel`, {});
    expect([answer.status, answer.body.error.type]).toEqual([status, type]);
  });

  it('needs the scope of payouts', async () => {
    const asked = [await api.ask('payouts', { key: SECRETS.narrow }), await api.ask('payouts', { key: SECRETS.narrow, method: 'POST', json: body })];
    expect(asked.map(({ status }) => status)).toEqual([403, 403]);
  });
});

describe('a payout that the sandbox is to move', () => {
  it('is said to be in the wrong state, or not to be there', () => {
    const impossible = movePayoutProblem({ reason: 'payout_report_impossible', payout: uuid(80), status: 'failed', reported: 'completed' });
    expect(impossible).toEqual({ status: 409, type: 'conflict', message: 'The payout is failed, so it can not become completed.', param: 'object_id' });
    expect(movePayoutProblem({ reason: 'payout_not_found', payout: uuid(80) })).toMatchObject({ status: 404, param: 'object_id' });
  });
});
