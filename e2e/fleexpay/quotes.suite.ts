import type { Failure } from '../support/client.js';
import { ok } from '../support/client.js';
import { quote } from '../support/flows.js';
import type { Quote } from '../support/objects.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

const EUR_USDC = { from_currency: 'EUR', to_currency: 'USDC' };

export function quotes(stage: () => Stage): void {
  describe('a quote', () => {
    let actor: Actor;

    beforeAll(async () => {
      actor = await newActor(stage(), 'Quotes');
    });

    const ask = (body: object) => actor.api.post<Quote>('/quotes', body);

    it('by to_amount costs what gives that amount, rounded up: 1000.00 USDC cost 923.20 EUR', async () => {
      expect(ok(await ask({ ...EUR_USDC, to_amount: '1000.00' }))).toMatchObject({
        from_amount: '923.20',
        to_amount: '1000.00',
        rate: '1.0832',
        side: 'buy',
      });
    });

    it('by from_amount sells unless it says otherwise, and side is told back as given', async () => {
      const sides = await Promise.all(
        [
          { from_amount: '10.00' },
          { from_amount: '10.00', side: 'buy' },
          { to_amount: '10.00', side: 'sell' },
        ].map(async (body) => ok(await ask({ ...EUR_USDC, ...body })).side),
      );
      expect(sides).toEqual(['sell', 'buy', 'sell']);
    });

    it('rounds what the customer receives down: 0.01 EUR gives 0.010832 USDC, 1 JPY no EUR cent more', async () => {
      expect((await quote(actor, '0.01')).to_amount).toBe('0.010832');
      const yen = await quote(actor, '1000', ['JPY', 'EUR']);
      expect(yen.to_amount).toMatch(/^\d+\.\d\d$/);
      expect(yen.from_amount).toBe('1000');
    });

    it('takes a fee of five basis points, half up at the minor unit: 10.00 EUR cost 0.01, 9.99 EUR nothing', async () => {
      const fees = await Promise.all(['10.00', '9.99', '30.00', '29.99'].map(async (amount) => (await quote(actor, amount)).fee.amount));
      expect(fees).toEqual(['0.01', '0.00', '0.02', '0.01']);
    });

    it('holds for thirty seconds', async () => {
      const lockMs = Date.parse((await quote(actor)).expires_at) - Date.now();
      // Times have no fraction of a second, so up to one is missing.
      expect(lockMs).toBeGreaterThan(28_000);
      expect(lockMs).toBeLessThanOrEqual(30_500);
    });

    it('can be read back as it was answered', async () => {
      const made = await quote(actor);
      expect(ok(await actor.api.get<Quote>(`/quotes/${made.id}`))).toEqual(made);
    });

    it.each([
      ['both amounts', { ...EUR_USDC, from_amount: '1.00', to_amount: '1.00' }, 400],
      ['no amount', EUR_USDC, 400],
      ['an unknown side', { ...EUR_USDC, from_amount: '1.00', side: 'hold' }, 400],
      ['an unknown currency', { from_currency: 'EUR', to_currency: 'DOGE', from_amount: '1.00' }, 400],
      ['too many decimals for the source', { ...EUR_USDC, from_amount: '1.001' }, 400],
      ['too many decimals for the target', { ...EUR_USDC, to_amount: '1.0000001' }, 400],
      ['zero', { ...EUR_USDC, from_amount: '0' }, 400],
      ['a missing currency', { from_currency: 'EUR', from_amount: '1.00' }, 400],
      ['one currency on both sides', { from_currency: 'EUR', to_currency: 'EUR', from_amount: '1.00' }, 400],
      ['an amount that buys nothing', { from_currency: 'ETH', to_currency: 'EUR', from_amount: '0.000000000000000001' }, 400],
    ])('is refused with %s', async (_what, body, status) => {
      const answer = await actor.api.post<Failure>('/quotes', body);
      expect([answer.status, typeof answer.body.error.message]).toEqual([status, 'string']);
    });
  });
}
