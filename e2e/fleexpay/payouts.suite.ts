import { eventually } from '@corridor/testing';
import { type Failure, ok } from '../support/client.js';
import { available, everything, fund, transactions } from '../support/flows.js';
import type { Beneficiary, Endpoint, Event, Payout } from '../support/objects.js';
import { startReceiver } from '../support/receiver.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

const GLOBEX = {
  type: 'bank',
  name: 'Globex Trading Inc',
  currency: 'USD',
  bank: { account_number: '000123456789', routing_number: '021000021', country: 'US' },
};
const IN_TIME = { timeoutMs: 20_000 };
const HOLD = 'TEST HOLD';

/** From a beneficiary to money that has left, failed or come back. */
export function payouts(stage: () => Stage): void {
  describe('a payout', () => {
    let actor: Actor;
    let beneficiary: string;

    beforeEach(async () => {
      actor = await newActor(stage(), 'Payouts');
      beneficiary = ok(await actor.api.post<Beneficiary>('/beneficiaries', GLOBEX)).id;
    });

    const body = (over: object = {}) => ({ account_id: actor.account, currency: 'USD', amount: '25000.00', beneficiary_id: beneficiary, rail: 'swift', ...over });
    const pay = async (over: object = {}) => ok(await actor.api.post<Payout>('/payouts', body(over)));
    const refused = async (over: object) => {
      const answer = await actor.api.post<Failure>('/payouts', body(over));
      return [answer.status, answer.body.error.type, answer.body.error.param];
    };
    const become = (id: string, status: string) =>
      eventually(async () => {
        const payout = ok(await actor.api.get<Payout>(`/payouts/${id}`));
        expect(payout.status).toBe(status);
        return payout;
      }, IN_TIME);

    it("answers as the reference's example does, and takes amount and fee at once", async () => {
      await fund(actor, 'USD', '30000.00');
      const answer = await actor.api.post<Payout>('/payouts', body({ reference: 'Invoice 8841' }));
      expect(answer.status).toBe(201);
      expect(answer.body).toEqual({
        id: expect.stringMatching(/^pay_[0-9A-Za-z]{22}$/),
        object: 'payout',
        currency: 'USD',
        amount: '25000.00',
        fee: '12.00',
        beneficiary_id: beneficiary,
        rail: 'swift',
        status: 'processing',
        estimated_arrival: expect.stringMatching(/^\d{4}-\d\d-\d\dT1[67]:00:00Z$/),
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      });
      expect((await available(actor))['USD']).toBe('4988.00');
      const shown = (await transactions(actor)).slice(0, 2).map(({ type, direction, amount, reference }) => [type, direction, amount, reference]);
      expect(shown).toEqual([['fee', 'debit', '12.00', answer.body.id], ['payout', 'debit', '25000.00', answer.body.id]]);
    });

    it('completes by itself, with the reference of the bank, and is told of as it reads', async () => {
      const receiver = await startReceiver();
      ok(await actor.api.post<Endpoint>('/webhook_endpoints', { url: receiver.url, events: ['payout.completed', 'payout.failed'] }));
      await fund(actor, 'USD', '25012.00');
      const completed = await become((await pay()).id, 'completed');
      expect(completed.bank_reference).toMatch(/^SANDBOX/);
      const [delivery] = await eventually(() => {
        expect(receiver.deliveries).toHaveLength(1);
        return receiver.deliveries;
      }, IN_TIME);
      expect(JSON.parse(String(delivery?.rawBody)) as Event<Payout>).toMatchObject({ type: 'payout.completed', data: completed });
      expect((await available(actor))['USD']).toBe('0.00');
      await receiver.close();
    });

    it('that fails gives everything back, and one that comes back keeps its fee', async () => {
      await fund(actor, 'USD', '300.00');
      expect(await become((await pay({ amount: '100.00', reference: 'TEST FAIL ACCOUNT CLOSED' })).id, 'failed')).toMatchObject({ failure_code: 'account_closed' });
      expect((await available(actor))['USD']).toBe('300.00');
      expect(await become((await pay({ amount: '100.00', reference: 'TEST RETURN' })).id, 'returned')).toMatchObject({ failure_code: 'returned_by_bank' });
      expect((await available(actor))['USD']).toBe('288.00');
    });

    it('is cancelled while it can be stopped, and not twice', async () => {
      await fund(actor, 'USD', '112.00');
      const { id } = await pay({ amount: '100.00', reference: HOLD });
      expect((await available(actor))['USD']).toBe('0.00');
      expect(ok(await actor.api.post<Payout>(`/payouts/${id}/cancel`, {}))).toMatchObject({ id, status: 'failed', failure_code: 'cancelled' });
      expect((await available(actor))['USD']).toBe('112.00');
      const again = await actor.api.post<Failure>(`/payouts/${id}/cancel`, {});
      expect([again.status, again.body.error.type]).toEqual([409, 'conflict']);
    });

    it('is moved by the sandbox at once, and never to where it can not be', async () => {
      await fund(actor, 'USD', '112.00');
      const { id } = await pay({ amount: '100.00', reference: HOLD });
      const move = (type: string) => actor.api.post<Failure & { readonly data: Payout }>('/sandbox/events', { type, object_id: id });
      expect((await move('payout.returned')).status).toBe(409);
      expect((await move('payout.completed')).body).toMatchObject({ data: { id, status: 'completed', bank_reference: expect.stringMatching(/^SANDBOX/) } });
      expect((await move('payout.failed')).body.error).toMatchObject({ type: 'conflict', param: 'object_id' });
      expect((await move('payout.returned')).body.data).toMatchObject({ id, status: 'returned' });
      expect((await available(actor))['USD']).toBe('100.00');
    });

    it('is refused when it can not be, and leaves nothing behind', async () => {
      await fund(actor, 'USD', '100.00');
      const stranger = await newActor(stage(), 'A stranger to payouts');
      expect(await refused({ amount: '100.00' })).toEqual([422, 'insufficient_funds', 'amount']);
      expect(await refused({ amount: '10.00', rail: 'sepa' })).toEqual([422, 'rail_not_supported', 'rail']);
      expect(await refused({ amount: '10.00', currency: 'EUR' })).toEqual([422, 'rail_not_supported', 'currency']);
      expect(await refused({ account_id: stranger.account })).toEqual([404, 'not_found', 'account_id']);
      expect(await refused({ beneficiary_id: `ben_${'0'.repeat(22)}` })).toEqual([404, 'not_found', 'beneficiary_id']);
      expect(await refused({ amount: '10.001' })).toEqual([400, 'invalid_request', 'amount']);
      expect(await everything<Payout>(actor, '/payouts')).toEqual([]);
      expect((await available(actor))['USD']).toBe('100.00');
    });

    it('is one of one hundred when two hundred ask at once for money for a hundred (invariant 2)', async () => {
      await fund(actor, 'USD', '2200.00');
      const ask = () => actor.api.post<Failure>('/payouts', body({ amount: '10.00', reference: HOLD }));
      const answers = await Promise.all(Array.from({ length: 200 }, ask));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(100);
      expect(answers.filter(({ status }) => status === 422)).toHaveLength(100);
      expect((await available(actor))['USD']).toBe('0.00');
      expect(await everything<Payout>(actor, '/payouts?status=processing&rail=swift&currency=USD')).toHaveLength(100);
    });

    it('happens once for one Idempotency-Key (invariant 8)', async () => {
      await fund(actor, 'USD', '224.00');
      const once = () => actor.api.post<Payout>('/payouts', body({ amount: '100.00', reference: HOLD }), { idempotencyKey: 'pay once' });
      const [first, second] = [await once(), await once()];
      expect([second.status, second.body, second.headers.get('idempotent-replayed')]).toEqual([201, first.body, 'true']);
      expect((await available(actor))['USD']).toBe('112.00');
    });
  });
}
