import { eventually } from '@corridor/testing';
import { type Failure, ok } from '../support/client.js';
import { available, convert, fund, quote, transactions } from '../support/flows.js';
import type { AwaitedDeposit, Deposit, Event, SandboxEvent } from '../support/objects.js';
import { startReceiver } from '../support/receiver.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

export function sandboxEvents(stage: () => Stage): void {
  describe('an event of the sandbox', () => {
    let actor: Actor;

    beforeEach(async () => {
      actor = await newActor(stage(), 'Sandbox events');
    });

    const happen = <Body = SandboxEvent<Deposit>>(type: string, objectId: unknown, extra: object = {}) =>
      actor.api.post<Body>('/sandbox/events', { type, object_id: objectId, ...extra });
    const asked = async (body: object = {}) =>
      ok(await actor.api.post<AwaitedDeposit>('/deposits', { account_id: actor.account, currency: 'EUR', method: 'sepa', ...body }));

    it('completes a deposit, credits it and tells the webhook what a read shows', async () => {
      const receiver = await startReceiver();
      ok(await actor.api.post('/webhook_endpoints', { url: receiver.url, events: ['deposit.completed'] }));
      const { id, deposit_instructions: instructions } = await asked();
      const { status, body } = await happen('deposit.completed', id, { amount: '250.50' });
      expect([status, body]).toMatchObject([201, { object: 'sandbox_event', type: 'deposit.completed', object_id: id }]);
      const read = ok(await actor.api.get<Deposit>(`/deposits/${id}`));
      expect(body.data).toEqual(read);
      expect(read).toMatchObject({ status: 'completed', amount: '250.50', account_id: actor.account, deposit_instructions: instructions, payer: { name: 'Sandbox payer' } });
      expect(await available(actor)).toEqual({ EUR: '250.50' });
      await eventually(() => expect(receiver.deliveries).toHaveLength(1), { timeoutMs: 10_000 });
      const event = JSON.parse(receiver.deliveries[0]?.rawBody ?? '') as Event<Deposit>;
      expect([event.type, event.data]).toEqual(['deposit.completed', read]);
      await receiver.close();
    });

    it.each([
      [{ amount: '12.34' }, '12.34'],
      [{}, '100.00'],
    ])('lets arrive what is expected (%j), or a hundred', async (body, amount) => {
      const { data } = ok(await happen('deposit.completed', (await asked(body)).id));
      expect(data.amount).toBe(amount);
    });

    it('takes a deposit back after the money was spent: the debt is repaid by what comes next', async () => {
      const deposit = await fund(actor, 'EUR', '1000.50');
      ok(await convert(actor, (await quote(actor, '1000.00')).id));
      const before = await available(actor);
      const { data } = ok(await happen<SandboxEvent<Deposit>>('deposit.returned', deposit.id));
      expect(data).toMatchObject({ status: 'returned', failure_code: 'payer_recall', failure_reason: expect.any(String) });
      expect([before['EUR'], (await available(actor))['EUR']]).toEqual(['0.00', '0.00']);
      await fund(actor, 'EUR', '1000.00');
      expect((await available(actor))['EUR']).toBe('0.00');
      await fund(actor, 'EUR', '100.00');
      expect((await available(actor))['EUR']).toBe('99.50');
      expect((await transactions(actor, '&type=debt_repayment')).map(({ amount }) => amount)).toEqual(['0.50', '1000.00']);
      const { body } = await stage().operator.client.get<{ sound: boolean }>('/ledger/verify');
      expect(body.sound).toBe(true);
    });

    it('decides a customer as it is told to, and tells the webhook', async () => {
      const receiver = await startReceiver();
      ok(await actor.api.post('/webhook_endpoints', { url: receiver.url, events: ['customer.kyc_updated'] }));
      const customer = ok(await actor.api.post<{ id: string }>('/customers', { type: 'business', legal_name: 'Acme Fintech Ltd', country: 'GB' }));
      for (const status of ['review', 'approved']) {
        const { data } = ok(await happen<SandboxEvent<object>>('customer.kyc_updated', customer.id, { status }));
        expect(data).toMatchObject({ id: customer.id, legal_name: 'Acme Fintech Ltd', kyc_status: status });
        expect(data).toEqual(ok(await actor.api.get(`/customers/${customer.id}`)));
      }
      await eventually(() => expect(receiver.deliveries.length).toBeGreaterThanOrEqual(2), { timeoutMs: 10_000 });
      expect((await happen('customer.kyc_updated', customer.id, { status: 'approved' })).status).toBe(409);
      expect((await happen('customer.kyc_updated', customer.id, { status: 'pending' })).status).toBe(400);
      const deposit = await asked({ customer_id: customer.id });
      expect(ok(await happen<SandboxEvent<object>>('deposit.completed', deposit.id)).data).toMatchObject({ customer_id: customer.id });
      await receiver.close();
    });

    it('that the state of the object does not allow is a 409 that says why', async () => {
      const { id } = await asked();
      const early = await happen<Failure>('deposit.returned', id);
      expect([early.status, early.body.error.type, early.body.error.message]).toEqual([409, 'conflict', expect.stringContaining('awaiting_funds')]);
      ok(await happen('deposit.completed', id));
      const twice = await happen<Failure>('deposit.completed', id);
      expect([twice.status, twice.body.error.message]).toEqual([409, expect.stringContaining('completed')]);
      ok(await happen('deposit.returned', id));
      expect((await happen('deposit.returned', id)).status).toBe(409);
    });

    it('of many at once on one object happens once: the others are told why not, and the money is there once', async () => {
      const { id } = await asked();
      const together = async (make: (index: number) => Promise<{ readonly status: number }>) => (await Promise.all(Array.from({ length: 10 }, (_, index) => make(index)))).map(({ status }) => status).sort();
      expect(await together(() => happen('deposit.completed', id, { amount: '7.00' }))).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
      expect(await available(actor)).toEqual({ EUR: '7.00' });
      expect(await together(() => happen('deposit.returned', id))).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
      expect(await available(actor)).toEqual({ EUR: '0.00' });
      expect((await transactions(actor)).map(({ reference, direction, amount }) => [reference, direction, amount])).toEqual([[id, 'debit', '7.00'], [id, 'credit', '7.00']]);
      const { body } = await stage().operator.client.get<{ sound: boolean }>('/ledger/verify');
      expect(body.sound).toBe(true);
    });

    it('takes objects of its own kind alone, and knows no object that there is not', async () => {
      const ids = ['dep', 'cus', 'pay', 'trf', 'wlt'].map((prefix) => `${prefix}_${'0'.repeat(22)}`);
      const kinds = { 'customer.kyc_updated': 'cus', 'deposit.completed': 'dep', 'deposit.returned': 'dep', 'payout.completed': 'pay', 'payout.failed': 'pay', 'payout.returned': 'pay', 'transfer.confirmed': 'trf', 'transfer.failed': 'trf', 'wallet.deposit_received': 'wlt' };
      for (const [type, kind] of Object.entries(kinds)) {
        const answers = await Promise.all(ids.map((id) => happen<Failure>(type, id)));
        expect([type, answers.map(({ status }) => status)]).toEqual([type, ids.map((id) => (id.startsWith(kind) ? 404 : 400))]);
        for (const { body } of answers) expect(body.error.param).toBe('object_id');
      }
    });

    it.each([
      ['an unknown type', { type: 'deposit.lost' }, 400, 'type'],
      ['no type', { type: undefined }, 400, 'type'],
      ['an object of another kind', { object_id: `qt_${'0'.repeat(22)}` }, 400, 'object_id'],
      ['no object', { object_id: undefined }, 400, 'object_id'],
      ['an object that is none', { object_id: `dep_${'0'.repeat(22)}` }, 404, 'object_id'],
      ['an object that is none, with an amount', { object_id: `dep_${'0'.repeat(22)}`, amount: '1.00' }, 404, 'object_id'],
      ['an amount where no money arrives', { type: 'deposit.returned', amount: '1.00' }, 400, 'amount'],
      ['a status where none is decided', { status: 'approved' }, 400, 'status'],
      ['more decimals than the currency has', { amount: '1.001' }, 400, 'amount'],
      ['an unknown field', { force: true }, 400, 'force'],
    ])('is refused with %s', async (_what, body, status, param) => {
      const answer = await happen<Failure>('deposit.completed', (await asked()).id, body);
      expect([answer.status, answer.body.error.param]).toEqual([status, param]);
    });

    it('happens once for one Idempotency-Key', async () => {
      const { id } = await asked();
      const body = { type: 'deposit.completed', object_id: id };
      const [first, second] = [await actor.api.post('/sandbox/events', body, { idempotencyKey: 'e-1' }), await actor.api.post('/sandbox/events', body, { idempotencyKey: 'e-1' })];
      expect([first.status, second.text]).toEqual([201, first.text]);
    });
  });
}
