import { type Answer, type Failure, ok } from '../support/client.js';
import { available, everything, transactions } from '../support/flows.js';
import type { AwaitedDeposit, Customer, Deposit } from '../support/objects.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

interface Suspended {
  readonly id: string;
  readonly object: string;
  readonly reason: string;
}

export function deposits(stage: () => Stage): void {
  describe('a deposit', () => {
    let actor: Actor;

    beforeEach(async () => {
      actor = await newActor(stage(), 'Deposits');
    });

    const ask = <Body = AwaitedDeposit>(body: object): Promise<Answer<Body>> => actor.api.post<Body>('/deposits', { account_id: actor.account, currency: 'EUR', method: 'sepa', ...body });
    const operator = () => stage().operator.client;
    /** What the bank of the tenant says has arrived. */
    const arrive = <Body = Deposit>(body: object) =>
      operator().post<Body>('/funds', { tenant_id: actor.tenantId, mode: 'test', method: 'sepa', currency: 'EUR', amount: '100.00', bank_reference: 'E2E-1', ...body });

    it('is asked for as the reference shows it, and printed as it prints it', async () => {
      const { status, body } = await ask({});
      expect([status, body]).toEqual([
        201,
        {
          id: expect.stringMatching(/^dep_[0-9A-Za-z]{22}$/),
          object: 'deposit',
          currency: 'EUR',
          method: 'sepa',
          status: 'awaiting_funds',
          deposit_instructions: {
            account_holder: 'FleexPay / Isla-Mia Blockchain Solutions LLC',
            iban: expect.stringMatching(/^DE\d\d 3704 0044 (\d{4} ){2}\d\d$/),
            bic: 'COBADEFFXXX',
            reference: expect.stringMatching(/^FPX-[0-9A-Z]{6}$/),
          },
          created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        },
      ]);
      expect(ok(await actor.api.get(`/deposits/${body.id}`))).toEqual(body);
      expect(await available(actor)).toEqual({});
    });

    it.each([
      ['USD', 'ach', { account_number: expect.stringMatching(/^\d{12}$/), routing_number: '021000021' }],
      ['GBP', 'fps', { account_number: expect.stringMatching(/^\d{8}$/), sort_code: '200000' }],
      ['USD', 'swift', { iban: expect.any(String), bic: 'COBADEFFXXX' }],
    ])('says for %s by %s what a payer needs', async (currency, method, expected) => {
      const { deposit_instructions: given } = ok(await ask({ currency, method }));
      expect(given).toEqual({ account_holder: expect.any(String), reference: expect.any(String), ...expected });
    });

    it.each([
      [{ currency: 'USD' }, 422, 'rail_not_supported', 'method'],
      [{ currency: 'BTC', method: 'swift' }, 422, 'rail_not_supported', 'method'],
      [{ method: 'onchain' }, 400, 'invalid_request', 'method'],
      [{ method: undefined }, 400, 'invalid_request', 'method'],
      [{ amount: '1.001' }, 400, 'invalid_request', 'amount'],
      [{ account_id: `acc_${'0'.repeat(22)}` }, 404, 'not_found', 'account_id'],
      [{ customer_id: 'cus_2Nq8Xy' }, 404, 'not_found', 'customer_id'],
      [{ customer_id: `cus_${'0'.repeat(22)}` }, 404, 'not_found', 'customer_id'],
      [{ iban: 'DE89' }, 400, 'invalid_request', 'iban'],
    ])('is refused with %j', async (body, status, type, param) => {
      const answer = await ask<Failure>(body);
      expect([answer.status, answer.body.error.type, answer.body.error.param]).toEqual([status, type, param]);
    });

    it('is made once for one Idempotency-Key', async () => {
      const body = { account_id: actor.account, currency: 'EUR', method: 'sepa' };
      const [first, second] = [await actor.api.post('/deposits', body, { idempotencyKey: 'd-1' }), await actor.api.post('/deposits', body, { idempotencyKey: 'd-1' })];
      expect([second.text, second.headers.get('idempotent-replayed')]).toEqual([first.text, 'true']);
    });

    it('is completed by what arrives for it, less or more than was expected, and a second payment is another deposit', async () => {
      const asked = ok(await ask({ amount: '100.00' }));
      const { reference, iban } = asked.deposit_instructions;
      const first = ok(await arrive({ reference: `inv 7 ${reference}`, amount: '60.00', payer_name: 'Zoë Payer' }));
      expect([first.id, first.status]).toEqual([asked.id, 'completed']);
      const second = ok(await arrive({ account: iban, amount: '999999999999999.00', bank_reference: 'E2E-2' }));
      expect([second.id === asked.id, second.status]).toEqual([false, 'completed']);
      expect(await available(actor)).toEqual({ EUR: '1000000000000059.00' });
      const read = ok(await actor.api.get<Deposit>(`/deposits/${asked.id}`));
      expect(read).toMatchObject({ amount: '60.00', expected_amount: '100.00', payer: { name: 'Zoë Payer', account: null }, bank_reference: 'E2E-1', completed_at: expect.stringMatching(/Z$/) });
      expect((await transactions(actor)).map(({ reference: of, amount }) => [of, amount])).toEqual([[second.id, '999999999999999.00'], [asked.id, '60.00']]);
    });

    it("counts once, however often an entry of the bank's statement is typed in", async () => {
      const { reference } = ok(await ask({})).deposit_instructions;
      const [first, again] = [await arrive({ reference }), await arrive({ reference })];
      expect([again.text, again.headers.get('idempotent-replayed')]).toEqual([first.text, 'true']);
      const other = await arrive<Failure>({ reference, amount: '10.00' });
      expect([other.status, other.body.error.message]).toEqual([409, expect.stringContaining(ok(first).id)]);
      expect(await available(actor)).toEqual({ EUR: '100.00' });
    });

    it('is waited for on when other money comes, which is kept in suspense until somebody assigns it', async () => {
      const asked = ok(await ask({}));
      const other = ok(await arrive<Suspended>({ account: asked.deposit_instructions.iban, currency: 'USD', method: 'swift' }));
      const stray = ok(await arrive<Suspended>({ reference: 'rent', bank_reference: 'E2E-2' }));
      expect([other.object, other.reason, stray.reason]).toEqual(['suspended_funds', 'currency_differs', 'reference_unknown']);
      const scope = `tenant_id=${actor.tenantId}&mode=test`;
      const held = await everything<Suspended>({ api: operator() }, `/suspense?${scope}`);
      expect(held.map(({ id }) => id)).toEqual([stray.id, other.id]);
      expect(await available(actor)).toEqual({});

      expect((await operator().post(`/suspense/${other.id}/assign?${scope}`, { account_id: `acc_${'0'.repeat(22)}` })).status).toBe(404);
      const assigned = ok(await operator().post<Deposit>(`/suspense/${other.id}/assign?${scope}`, { account_id: actor.account }));
      expect(assigned).toMatchObject({ id: other.id, object: 'deposit', status: 'completed' });
      expect(await available(actor)).toEqual({ USD: '100.00' });
      expect((await operator().post(`/suspense/${other.id}/assign?${scope}`, { account_id: actor.account })).status).toBe(409);
      expect(ok(await actor.api.get<Deposit>(`/deposits/${asked.id}`)).status).toBe('awaiting_funds');
    });

    it('that is nobody\'s goes back to where it came from, once, without naming mode or tenant twice', async () => {
      const { id } = ok(await arrive<Suspended>({ reference: 'rent', bank_reference: 'E2E-9' }));
      const recall = { failure_code: 'payer_recall', failure_reason: 'The bank wants it back.' };
      const back = () => operator().post<Suspended & Failure>(`/suspense/${id}/return?tenant_id=${actor.tenantId}`, recall);
      expect((await operator().post<Failure>(`/suspense/${id}/return?tenant_id=${actor.tenantId}`, { ...recall, failure_code: 'Not a word' })).body.error.param).toBe('failure_code');
      expect((await operator().post(`/suspense/${id}/return?tenant_id=${actor.tenantId}&mode=live`, recall)).status).toBe(404);
      expect(ok(await back())).toMatchObject({ id, object: 'suspended_funds', failure_code: 'payer_recall', returned_at: expect.stringMatching(/Z$/) });
      expect((await back()).status).toBe(409);
      expect((await operator().post(`/suspense/${id}/assign?tenant_id=${actor.tenantId}`, { account_id: actor.account })).status).toBe(409);
      expect(await everything<Suspended>({ api: operator() }, `/suspense?tenant_id=${actor.tenantId}&mode=test`)).toEqual([]);
      expect(await available(actor)).toEqual({});
      expect((await operator().get<{ sound: boolean }>('/ledger/verify')).body.sound).toBe(true);
    });

    it('is asked for on an account of its customer or of one\'s own, not of another customer', async () => {
      const approved = async (legal_name: string) => {
        const customer = ok(await actor.api.post<Customer>('/customers', { type: 'business', legal_name, country: 'GB' }));
        ok(await actor.api.post('/sandbox/events', { type: 'customer.kyc_updated', object_id: customer.id }));
        return customer;
      };
      const [one, other] = [await approved('One Ltd [pending]'), await approved('Other Ltd [pending]')];
      expect((await ask({ customer_id: one.id })).status).toBe(201);
      expect((await ask({ account_id: one.account_id, customer_id: one.id })).status).toBe(201);
      const answer = await ask<Failure>({ account_id: other.account_id, customer_id: one.id });
      expect([answer.status, answer.body.error.param]).toEqual([400, 'customer_id']);
    });

    it('is found by its status, method, currency and time', async () => {
      const euros = ok(await ask({}));
      const dollars = ok(await ask({ currency: 'USD', method: 'ach' }));
      ok(await arrive({ account: euros.deposit_instructions.iban }));
      const found = async (filter: string) => (await everything<Deposit>(actor, `/deposits?${filter}`)).map(({ id }) => id);
      expect(await found('status=completed')).toEqual([euros.id]);
      expect(await found('status=awaiting_funds')).toEqual([dollars.id]);
      expect(await found('method=ach&currency=USD')).toEqual([dollars.id]);
      expect(await found(`account_id=${actor.account}&created_from=2026-01-01T00:00:00Z`)).toEqual([dollars.id, euros.id]);
      expect(await found('created_before=2026-01-01T00:00:00Z')).toEqual([]);
      expect((await actor.api.get('/deposits?status=lost')).status).toBe(400);
      expect((await actor.api.get('/deposits?created_from=yesterday')).status).toBe(400);
    });

    it("is nobody else's business (invariant 10)", async () => {
      const { id } = ok(await ask({}));
      const stranger = await newActor(stage(), 'Somebody else');
      expect((await stranger.api.get(`/deposits/${id}`)).status).toBe(404);
      expect((await stranger.api.post('/sandbox/events', { type: 'deposit.completed', object_id: id })).status).toBe(404);
    });
  });
}
