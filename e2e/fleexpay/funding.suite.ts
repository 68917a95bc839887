import type { Failure } from '../support/client.js';
import { available, fund } from '../support/flows.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

/** Currency, an amount as a user writes it, the amount as it is printed. */
const CURRENCIES: readonly (readonly [string, string, string])[] = [
  ['AED', '1.5', '1.50'], ['AUD', '1000', '1000.00'], ['CAD', '0.01', '0.01'], ['CHF', '12.30', '12.30'],
  ['CZK', '7', '7.00'], ['DKK', '7.25', '7.25'], ['EUR', '100000.00', '100000.00'], ['GBP', '1', '1.00'],
  ['HKD', '2.2', '2.20'], ['INR', '82.26', '82.26'], ['JPY', '15000', '15000'], ['NOK', '3.33', '3.33'],
  ['NZD', '4', '4.00'], ['PLN', '5.55', '5.55'], ['SEK', '6', '6.00'], ['SGD', '7.77', '7.77'], ['USD', '25000.00', '25000.00'],
  ['USDC', '95120.5', '95120.50'], ['USDT', '1.234567', '1.234567'], ['BTC', '3.10482', '3.10482000'],
  ['ETH', '0.000000000000000001', '0.000000000000000001'],
];

export function funding(stage: () => Stage): void {
  describe('the sandbox funds an account', () => {
    let actor: Actor;

    beforeAll(async () => {
      actor = await newActor(stage(), 'Funding');
    });

    it.each(CURRENCIES)('in %s: %s is printed as %s', async (currency, written, printed) => {
      const answer = await actor.api.post('/sandbox/fund', { account_id: actor.account, currency, amount: written });
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({ object: 'deposit', currency, amount: printed, status: 'completed' });
      expect((await available(actor))[currency]).toBe(printed);
    });

    it('and adds up what arrives', async () => {
      const before = (await available(actor))['ETH'];
      await fund(actor, 'ETH', '123456789.000000000000000001');
      expect([before, (await available(actor))['ETH']]).toEqual(['0.000000000000000001', '123456789.000000000000000002']);
    });

    it.each([
      ['more decimals than the currency has', { currency: 'JPY', amount: '1.5' }, 'amount'],
      ['more decimals than the currency has, zeros too', { currency: 'EUR', amount: '1.000' }, 'amount'],
      ['a negative amount', { currency: 'EUR', amount: '-1.00' }, 'amount'],
      ['nothing', { currency: 'EUR', amount: '0.00' }, 'amount'],
      ['a number instead of a text', { currency: 'EUR', amount: 1 }, 'amount'],
      ['an exponent', { currency: 'EUR', amount: '1e5' }, 'amount'],
      ['a plus sign', { currency: 'EUR', amount: '+1.00' }, 'amount'],
      ['a comma', { currency: 'EUR', amount: '1,00' }, 'amount'],
      ['an empty text', { currency: 'EUR', amount: '' }, 'amount'],
      ['digits that are not ASCII', { currency: 'EUR', amount: '１.00' }, 'amount'],
      ['a huge amount', { currency: 'EUR', amount: `1${'0'.repeat(60)}.00` }, 'amount'],
      ['an unknown currency', { currency: 'XXX', amount: '1.00' }, 'currency'],
      ['a currency in small letters', { currency: 'eur', amount: '1.00' }, 'currency'],
      ['no amount', { currency: 'EUR' }, 'amount'],
    ])('and refuses %s', async (_what, body, param) => {
      const before = await available(actor);
      const answer = await actor.api.post<Failure>('/sandbox/fund', { account_id: actor.account, ...body });
      expect([answer.status, answer.body.error.type, answer.body.error.param]).toEqual([400, 'invalid_request', param]);
      expect(await available(actor)).toEqual(before);
    });
  });
}
