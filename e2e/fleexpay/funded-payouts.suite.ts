import { eventually } from '@corridor/testing';
import { type Failure, ok } from '../support/client.js';
import { available, convert, everything, fund, transactions } from '../support/flows.js';
import type { Beneficiary, Conversion, Endpoint, Event, Payout, Quote } from '../support/objects.js';
import { startReceiver } from '../support/receiver.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

const GLOBEX = { type: 'bank', name: 'Globex Trading Inc', currency: 'USD', bank: { account_number: '000123456789', routing_number: '021000021', country: 'US' } };
const IN_TIME = { timeoutMs: 20_000 };

/** Payouts that convert in the step in which they pay. */
export function fundedPayouts(stage: () => Stage): void {
  describe('a payout funded by a quote', () => {
    let actor: Actor;
    let beneficiary: string;

    beforeEach(async () => {
      actor = await newActor(stage(), 'Funded payouts');
      beneficiary = ok(await actor.api.post<Beneficiary>('/beneficiaries', GLOBEX)).id;
    });

    /** Dollars for euros, at 1.0832. */
    const dollars = async (amount: string) => ok(await actor.api.post<Quote>('/quotes', { from_currency: 'EUR', to_currency: 'USD', to_amount: amount }));
    const pay = <Body = Payout>(quoteId: string, over: object = {}) =>
      actor.api.post<Body>('/payouts', {
        account_id: actor.account, currency: 'USD', amount: '1000.00', beneficiary_id: beneficiary, rail: 'swift', reference: 'TEST HOLD', quote_id: quoteId, ...over,
      });
    const refusal = async (quoteId: string, over: object = {}) => {
      const { status, body } = await pay<Failure>(quoteId, over);
      return [status, body.error.type, body.error.param];
    };
    const statusOf = async (quoteId: string) => ok(await actor.api.get<Quote>(`/quotes/${quoteId}`)).status;

    it('converts and pays at once, with a conversion that can be read and is told of', async () => {
      const receiver = await startReceiver();
      ok(await actor.api.post<Endpoint>('/webhook_endpoints', { url: receiver.url, events: ['conversion.settled', 'payout.completed'] }));
      await fund(actor, 'EUR', '1000.00');
      const quote = await dollars('1012.00');
      const answer = await pay(quote.id, { reference: 'Invoice 8841' });
      expect(answer.status).toBe(201);
      const payout = answer.body;
      expect(payout).toMatchObject({ status: 'processing', amount: '1000.00', fee: '12.00', quote_id: quote.id, conversion_id: expect.stringMatching(/^cnv_[0-9A-Za-z]{22}$/) });
      const [conversion, ...others] = await everything<Conversion>(actor, `/conversions?quote_id=${quote.id}`);
      expect(others).toEqual([]);
      expect(conversion).toMatchObject({ id: payout.conversion_id, status: 'settled', from: { amount: quote.from_amount }, to: { amount: '1012.00' } });
      expect(await statusOf(quote.id)).toBe('executed');
      // 1012.00 / 1.0832 up is 934.27, and five basis points of it 0.47.
      expect(await available(actor)).toMatchObject({ EUR: '65.26', USD: '0.00' });
      const shown = (await transactions(actor)).slice(0, 5).map(({ type, direction, amount, currency, reference }) => [type, direction, amount, currency, reference]);
      expect(shown).toEqual([
        ['fee', 'debit', '12.00', 'USD', payout.id],
        ['payout', 'debit', '1000.00', 'USD', payout.id],
        ['fee', 'debit', '0.47', 'EUR', conversion?.id],
        ['conversion', 'credit', '1012.00', 'USD', conversion?.id],
        ['conversion', 'debit', '934.27', 'EUR', conversion?.id],
      ]);
      const deliveries = await eventually(() => {
        expect(receiver.deliveries).toHaveLength(2);
        return receiver.deliveries;
      }, IN_TIME);
      const told = new Map(deliveries.map(({ rawBody }) => JSON.parse(rawBody) as Event<Conversion | Payout>).map((event) => [event.type, event.data]));
      expect(told.get('conversion.settled')).toEqual(conversion);
      expect(told.get('payout.completed')).toEqual(ok(await actor.api.get<Payout>(`/payouts/${payout.id}`)));
      await receiver.close();
    });

    it('brings its money back in its own currency, fee included, when it fails', async () => {
      await fund(actor, 'EUR', '1000.00');
      const payout = ok(await pay((await dollars('1012.00')).id));
      ok(await actor.api.post(`/payouts/${payout.id}/cancel`, {}));
      expect(await available(actor)).toMatchObject({ EUR: '65.26', USD: '1012.00' });
    });

    it('takes its fee from the account when the quote gives the amount alone, and leaves the quote usable when it is not there', async () => {
      await fund(actor, 'EUR', '1000.00');
      const quote = await dollars('1000.00');
      const before = await available(actor);
      const refused = await pay<Failure>(quote.id);
      expect([refused.status, refused.body.error.type, refused.body.error.param]).toEqual([422, 'insufficient_funds', 'amount']);
      expect(refused.body.error.message).toContain('1000.00 USD available; 1012.00 USD');
      expect([await available(actor), await statusOf(quote.id)]).toEqual([before, 'open']);
      expect([...(await everything(actor, '/payouts')), ...(await everything(actor, '/conversions'))]).toEqual([]);
      await fund(actor, 'USD', '12.00');
      expect((await pay(quote.id)).status).toBe(201);
      expect((await available(actor))['USD']).toBe('0.00');
    });

    it('is refused when quote and payout do not go together, and moves nothing', async () => {
      await fund(actor, 'EUR', '10.00');
      const [fitting, other, euros] = [await dollars('1012.00'), await dollars('1011.99'), ok(await actor.api.post<Quote>('/quotes', { from_currency: 'USD', to_currency: 'EUR', to_amount: '1000.00' }))];
      expect(await refusal(fitting.id)).toEqual([422, 'insufficient_funds', 'quote_id']);
      expect(await refusal(other.id)).toEqual([422, 'quote_not_fitting', 'quote_id']);
      expect(await refusal(euros.id)).toEqual([422, 'quote_not_fitting', 'quote_id']);
      expect(await refusal(`qt_${'0'.repeat(22)}`)).toEqual([404, 'not_found', 'quote_id']);
      expect(await refusal('qt_1')).toEqual([404, 'not_found', 'quote_id']);
      const stranger = await newActor(stage(), 'A stranger to funded payouts');
      const theirs = ok(await stranger.api.post<Quote>('/quotes', { from_currency: 'EUR', to_currency: 'USD', to_amount: '1012.00' }));
      expect(await refusal(theirs.id)).toEqual([404, 'not_found', 'quote_id']);
      expect([await available(actor), await statusOf(fitting.id), await everything(actor, '/payouts')]).toEqual([{ EUR: '10.00' }, 'open', []]);
    });

    it('does not get a quote that was used, by a conversion or by a payout', async () => {
      await fund(actor, 'EUR', '4000.00');
      const [converted, paid] = [await dollars('1012.00'), await dollars('1012.00')];
      ok(await convert(actor, converted.id));
      ok(await pay(paid.id));
      expect(await refusal(converted.id)).toEqual([409, 'quote_already_used', 'quote_id']);
      expect(await refusal(paid.id)).toEqual([409, 'quote_already_used', 'quote_id']);
      const answer = await convert<Failure>(actor, paid.id);
      expect([answer.status, answer.body.error.type]).toEqual([409, 'quote_already_used']);
    });

    it('is one of all that race for one quote, beside conversions of it (invariant 8)', async () => {
      await fund(actor, 'EUR', '20000.00');
      const quote = await dollars('1012.00');
      const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 4 === 0 ? convert<unknown>(actor, quote.id) : pay<unknown>(quote.id))));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
      expect((await available(actor))['EUR']).toBe('19065.26');
      expect(await everything(actor, '/conversions')).toHaveLength(1);
    });

    it('happens once for one Idempotency-Key, however often and however much at once it is sent (invariant 8)', async () => {
      await fund(actor, 'EUR', '2000.00');
      const quote = await dollars('1012.00');
      const once = () => actor.api.post<Payout>('/payouts', { account_id: actor.account, currency: 'USD', amount: '1000.00', beneficiary_id: beneficiary, rail: 'swift', quote_id: quote.id, reference: 'TEST HOLD' }, { idempotencyKey: 'fund once' });
      const answers = [...(await Promise.all([once(), once(), once()])), await once()];
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect((await available(actor))['EUR']).toBe('1065.26');
    });
  });
}
