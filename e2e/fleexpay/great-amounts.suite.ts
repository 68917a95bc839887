import { type Failure, ok } from '../support/client.js';
import { unitsOf } from '../support/decimal.js';
import { available, convert, fund } from '../support/flows.js';
import type { Beneficiary, Payout, Quote } from '../support/objects.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

const ONE = 10n ** 18n;
const GREATEST = '1000000000000000';
const ON_ETHEREUM = { type: 'crypto', name: 'Globex', currency: 'ETH', crypto: { network: 'ethereum', address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed' } };
const ON_BITCOIN = { type: 'crypto', name: 'Globex', currency: 'BTC', crypto: { network: 'bitcoin', address: 'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx' } };

/** Five basis points, half up at the currency's minor unit; all in units of 10^-18. */
function feeOf(from: bigint, decimals: number): bigint {
  const minor = 10n ** BigInt(18 - decimals);
  return ((from * 5n * 2n + 10_000n * minor) / (2n * 10_000n * minor)) * minor;
}

/** Amounts up to 10^15 of anything, to the last of eighteen decimals (invariant 11). */
export function greatAmounts(stage: () => Stage): void {
  describe('an amount as great as can be', () => {
    let actor: Actor;

    beforeEach(async () => {
      actor = await newActor(stage(), 'Great amounts');
    });

    const has = async (currency: string) => unitsOf((await available(actor))[currency] ?? '0');
    const pay = async (destination: object, currency: string, amount: string, over: object = {}) => {
      const { id } = ok(await actor.api.post<Beneficiary>('/beneficiaries', destination));
      return ok(await actor.api.post<Payout>('/payouts', { account_id: actor.account, currency, amount, beneficiary_id: id, rail: 'onchain', reference: 'TEST HOLD', ...over }));
    };
    const move = async (type: string, id: string) => ok(await actor.api.post('/sandbox/events', { type, object_id: id }));

    it.each(['EUR', 'JPY', 'USDC', 'BTC', 'ETH'])('of %s arrives as it is', async (currency) => {
      await fund(actor, currency, GREATEST);
      expect(await has(currency)).toBe(10n ** 15n * ONE);
    });

    it('of ETH is funded, quoted, converted to BTC and paid out without losing a wei or a satoshi', async () => {
      const amount = `${GREATEST}.000000000000000001`;
      for (const part of [amount, GREATEST, '0.123456789012345678']) await fund(actor, 'ETH', part);
      const before = await has('ETH');
      expect(before).toBe(2n * 10n ** 15n * ONE + 123456789012345679n);
      const quote = ok(await actor.api.post<Quote>('/quotes', { from_currency: 'ETH', to_currency: 'BTC', from_amount: amount }));
      expect(quote.from_amount).toBe(amount);
      const [from, rate] = [unitsOf(amount), unitsOf(quote.rate)];
      const satoshi = 10n ** 10n;
      expect(unitsOf(quote.to_amount)).toBe(((from * rate) / ONE / satoshi) * satoshi);
      expect(unitsOf(quote.fee.amount)).toBe(feeOf(from, 18));
      ok(await convert(actor, quote.id));
      expect(await has('ETH')).toBe(before - from - feeOf(from, 18));
      expect(await has('BTC')).toBe(unitsOf(quote.to_amount));

      await fund(actor, 'BTC', '0.00002000');
      const payout = await pay(ON_BITCOIN, 'BTC', quote.to_amount);
      expect([payout.amount, await has('BTC')]).toEqual([quote.to_amount, 0n]);
      await move('payout.completed', payout.id);
      await move('payout.returned', payout.id);
      expect(await has('BTC')).toBe(unitsOf(quote.to_amount));
    });

    it('of ETH is paid out of BTC by a quote, and comes back whole', async () => {
      await fund(actor, 'BTC', '100000000000000');
      const amount = `${GREATEST}.00`;
      const quote = ok(await actor.api.post<Quote>('/quotes', { from_currency: 'BTC', to_currency: 'ETH', to_amount: amount }));
      await fund(actor, 'ETH', '0.0005');
      const payout = await pay(ON_ETHEREUM, 'ETH', amount, { quote_id: quote.id });
      expect([payout.amount, payout.fee, await has('ETH')]).toEqual([amount, '0.0005', 0n]);
      expect(await has('BTC')).toBe(10n ** 14n * ONE - unitsOf(quote.from_amount) - unitsOf(quote.fee.amount));
      await move('payout.failed', payout.id);
      expect(await has('ETH')).toBe(10n ** 15n * ONE + unitsOf('0.0005'));
    });

    it('is refused clearly when it has more than sixteen digits', async () => {
      const body = { account_id: actor.account, currency: 'ETH', amount: `1${GREATEST}0` };
      const answer = await actor.api.post<Failure>('/sandbox/fund', body);
      expect([answer.status, answer.body.error.type, answer.body.error.param]).toEqual([400, 'invalid_request', 'amount']);
    });
  });
}
