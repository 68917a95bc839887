import type { Failure } from '../support/client.js';
import { ok } from '../support/client.js';
import { available, convert, fund, quote, transactions } from '../support/flows.js';
import type { Quote } from '../support/objects.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

/** What a refused conversion leaves behind: nothing. */
export function conversionErrors(stage: () => Stage): void {
  describe('a conversion that can not be', () => {
    let actor: Actor;
    let stranger: Actor;

    beforeAll(async () => {
      actor = await newActor(stage(), 'Conversion errors');
      stranger = await newActor(stage(), 'A stranger');
      await Promise.all([fund(actor, 'EUR', '50000.00'), fund(stranger, 'EUR', '50000.00')]);
    });

    const state = async () => JSON.stringify([await available(actor), await transactions(actor), await available(stranger)]);

    const refused = async (body: object): Promise<readonly unknown[]> => {
      const before = await state();
      const answer = await actor.api.post<Failure>('/conversions', body);
      expect(await state()).toBe(before);
      return [answer.status, answer.body.error.type, answer.body.error.param ?? null, answer.body.error.message];
    };

    it('names 50025.00, the fee included, when there are only 50000.00 (invariant 2)', async () => {
      const { id } = await quote(actor, '50000.00');
      const [status, type, , message] = await refused({ quote_id: id, account_id: actor.account });
      expect([status, type]).toEqual([422, 'insufficient_funds']);
      expect(message).toContain('50025.00');
    });

    it('leaves the quote open, so that it can be used once there is money', async () => {
      const { id } = await quote(actor, '50000.00');
      await refused({ quote_id: id, account_id: actor.account });
      expect(ok(await actor.api.get<Quote>(`/quotes/${id}`)).status).toBe('open');
      await fund(actor, 'EUR', '25.00');
      expect((await convert(actor, id)).status).toBe(201);
      expect((await available(actor))['EUR']).toBe('0.00');
      await fund(actor, 'EUR', '1000.00');
    });

    it('says so when the quote was used already', async () => {
      const { id } = await quote(actor, '1.00');
      ok(await convert(actor, id));
      const [status, type] = await refused({ quote_id: id, account_id: actor.account });
      expect([status, type]).toEqual([409, 'quote_already_used']);
    });

    it("does not see another tenant's quote (invariant 10)", async () => {
      const { id } = await quote(stranger, '1.00');
      const [status, type, param] = await refused({ quote_id: id, account_id: actor.account });
      expect([status, type, param]).toEqual([404, 'not_found', 'quote_id']);
      expect((await actor.api.get(`/quotes/${id}`)).status).toBe(404);
    });

    it("does not see another tenant's account (invariant 10)", async () => {
      const { id } = await quote(actor, '1.00');
      const [status, type, param] = await refused({ quote_id: id, account_id: stranger.account });
      expect([status, type, param]).toEqual([404, 'not_found', 'account_id']);
      expect(ok(await actor.api.get<Quote>(`/quotes/${id}`)).status).toBe('open');
    });

    it('says so when a quote or an account does not exist', async () => {
      const { id } = await quote(actor, '1.00');
      const nobody = `acc_${'0'.repeat(22)}`;
      expect((await refused({ quote_id: id, account_id: nobody })).slice(0, 2)).toEqual([404, 'not_found']);
      expect((await refused({ quote_id: `qt_${'0'.repeat(22)}`, account_id: actor.account })).slice(0, 2)).toEqual([404, 'not_found']);
    });

    it('names the field that is no id, is missing or is not known', async () => {
      const { id } = await quote(actor, '1.00');
      const params = [
        await refused({ quote_id: 'nonsense', account_id: actor.account }),
        await refused({ account_id: actor.account }),
        await refused({ quote_id: id }),
        await refused({ quote_id: id, account_id: actor.account, amount: '1.00' }),
        await refused({ quote_id: 7, account_id: actor.account }),
      ].map(([, type, param]) => [type, param]);
      expect(params.slice(1)).toEqual([
        ['invalid_request', 'quote_id'],
        ['invalid_request', 'account_id'],
        ['invalid_request', 'amount'],
        ['invalid_request', 'quote_id'],
      ]);
      expect(params[0]?.[1]).toBe('quote_id');
    });

    it('is one of two at once for the same quote: exactly one settles (invariant 8)', async () => {
      const { id } = await quote(actor, '10.00');
      const before = await transactions(actor);
      const answers = await Promise.all([1, 2, 3, 4].map(() => convert<Failure>(actor, id)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
      expect((await transactions(actor)).length).toBe(before.length + 3);
    });

    it('never takes the account below zero when many ask at once (invariant 2)', async () => {
      const poor = await newActor(stage(), 'Poor');
      await fund(poor, 'EUR', '5.00');
      const ids = await Promise.all(Array.from({ length: 10 }, async () => (await quote(poor, '1.00')).id));
      const answers = await Promise.all(ids.map((id) => convert<Failure>(poor, id)));
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses).toEqual([...Array(5).fill(201), ...Array(5).fill(422)]);
      expect(await available(poor)).toMatchObject({ EUR: '0.00', USDC: '5.416' });
    });
  });
}
