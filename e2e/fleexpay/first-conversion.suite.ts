import { ok } from '../support/client.js';
import { available, convert, fund, quote, transactions } from '../support/flows.js';
import type { Quote } from '../support/objects.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

/** The reference's own figures, from an empty account to the entries of the ledger. */
export function firstConversion(stage: () => Stage): void {
  describe('the first conversion', () => {
    let actor: Actor;
    let deposits: string[];
    let quoteId: string;
    let conversionId: string;

    beforeAll(async () => {
      actor = await newActor(stage(), 'First conversion');
    });

    it('is funded with 182450.00 EUR in two deposits', async () => {
      const first = await fund(actor, 'EUR', '82450.00');
      const second = await fund(actor, 'EUR', '100000.00');
      deposits = [first.id, second.id];
      expect(second).toMatchObject({ object: 'deposit', currency: 'EUR', amount: '100000.00', status: 'completed' });
      expect(second.id).toMatch(/^dep_[0-9A-Za-z]{22}$/);
      expect(await available(actor)).toMatchObject({ EUR: '182450.00' });
    });

    it('is quoted 54160.00 USDC for 50000.00 EUR at 1.0832, with a fee of 25.00 EUR', async () => {
      const answer = await actor.api.post<Quote>('/quotes', {
        from_currency: 'EUR',
        to_currency: 'USDC',
        from_amount: '50000.00',
        side: 'sell',
      });
      expect(answer.status).toBe(200);
      quoteId = answer.body.id;
      expect(answer.body).toEqual({
        id: expect.stringMatching(/^qt_[0-9A-Za-z]{22}$/),
        object: 'quote',
        from_currency: 'EUR',
        to_currency: 'USDC',
        from_amount: '50000.00',
        to_amount: '54160.00',
        rate: '1.0832',
        fee: { currency: 'EUR', amount: '25.00' },
        side: 'sell',
        status: 'open',
        expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      });
    });

    it('settles at once', async () => {
      const answer = await convert(actor, quoteId);
      expect(answer.status).toBe(201);
      conversionId = answer.body.id;
      expect(answer.body).toMatchObject({
        id: expect.stringMatching(/^cnv_[0-9A-Za-z]{22}$/),
        object: 'conversion',
        quote_id: quoteId,
        from: { currency: 'EUR', amount: '50000.00' },
        to: { currency: 'USDC', amount: '54160.00' },
        rate: '1.0832',
        status: 'settled',
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      });
    });

    it('leaves the quote executed', async () => {
      expect(ok(await actor.api.get<Quote>(`/quotes/${quoteId}`))).toMatchObject({ id: quoteId, status: 'executed' });
    });

    it('shows in the balances, the fee on top of the amount', async () => {
      expect(await available(actor)).toMatchObject({ EUR: '132425.00', USDC: '54160.00' });
    });

    // Invariant 4: balance_after is the previous entry's plus the amount.
    it('is entered as a debit, a credit and a fee, each with the balance after it (invariant 4)', async () => {
      const shown = (await transactions(actor)).map(({ type, direction, currency, amount, balance_after: after, reference }) => [
        type, direction, currency, amount, after, reference,
      ]);
      expect(shown).toEqual([
        ['fee', 'debit', 'EUR', '25.00', '132425.00', conversionId],
        ['conversion', 'credit', 'USDC', '54160.00', '54160.00', conversionId],
        ['conversion', 'debit', 'EUR', '50000.00', '132450.00', conversionId],
        ['deposit', 'credit', 'EUR', '100000.00', '182450.00', deposits[1]],
        ['deposit', 'credit', 'EUR', '82450.00', '82450.00', deposits[0]],
      ]);
    });

    it('can be read back as it was answered, alone and in the list', async () => {
      const one = ok(await actor.api.get(`/conversions/${conversionId}`));
      expect(one).toMatchObject({ id: conversionId, status: 'settled' });
      expect(ok(await actor.api.get('/conversions'))).toEqual({ object: 'list', data: [one], has_more: false, next_cursor: null });
      expect((await quote(actor)).id).not.toBe(quoteId);
    });
  });
}
