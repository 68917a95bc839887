import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { FEE_PLAN, type FeePlan } from './fee-plans.suite.js';
import { as, failure, newPlatform, newUser, type Platform, type XflowAccount } from './platform.js';

interface Quote {
  readonly fee_plan_id: string;
  readonly buy: { readonly amount: string };
  readonly rate: { readonly inter_bank: string | null; readonly mid_market: string; readonly user: string };
  readonly sell: { readonly amount: string };
}

/** As the reference prints it. */
const EXAMPLE = 'buy.amount=-100.45&buy.currency=INR&sell.amount=&sell.currency=USD&type=payout_fx';
const SELL = 'sell.amount=1000&sell.currency=USD&buy.currency=INR&type=payout_fx';

export function quotes(stage: () => Stage): void {
  describe('a quote', () => {
    let platform: Platform;
    let user: XflowAccount;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow quotes');
      user = await newUser(platform);
    });
    const ask = async (query: string, extra = {}) => platform.api.get<Quote>(`/quotes?${query}`, extra);

    it('is what the reference prints, at the standard fees', async () => {
      expect(ok(await ask(SELL))).toEqual({
        buy: { amount: '81454.00', currency: 'INR' },
        currency_pair: 'USDINR',
        dealt_currency: 'USD',
        fee_plan_id: expect.stringMatching(/^fee_plan_/),
        livemode: false,
        object: 'quote',
        rate: { inter_bank: null, mid_market: '82.269', user: '81.454' },
        sell: { amount: '1000', currency: 'USD' },
        type: 'payout_fx',
      });
    });

    it('takes the example of the reference as it is pasted', async () => {
      expect(ok(await ask(EXAMPLE))).toMatchObject({ buy: { amount: '100.45', currency: 'INR' }, dealt_currency: 'INR', sell: { amount: '1.24', currency: 'USD' } });
    });

    it('is by the plan of the account, which is never null', async () => {
      const quote = ok(await ask(SELL, as(user)));
      expect(ok(await platform.api.get<FeePlan>(`/fee_plans/${quote.fee_plan_id}`))).toMatchObject({ linked_id: user.id });
      const interBank = { destination_currency: 'INR', reference_rate: 'inter_bank', source_currency: 'USD', variable: '2.00' };
      const plan = ok(await platform.api.post<FeePlan>('/fee_plans', { ...FEE_PLAN, payout_fx: [...FEE_PLAN.payout_fx, interBank], linked_id: user.id }));
      expect(ok(await ask(SELL, as(user)))).toMatchObject({ fee_plan_id: plan.id, rate: { inter_bank: '82.269', user: '80.655' }, buy: { amount: '80655.00' } });
      expect(ok(await ask(SELL))).toMatchObject({ rate: { user: '81.454' } });
      expect(ok(await ask('sell.amount=100&sell.currency=EUR&buy.currency=INR&type=payout_fx', as(user)))).toMatchObject({ rate: { user: '88.45' } });
    });

    it('of a transfer is dearer while the market is closed', async () => {
      const { rate } = ok(await ask('sell.amount=1000&sell.currency=USD&buy.currency=INR&type=transfer_fx'));
      expect(['81.454', '80.655']).toContain(rate.user);
    });

    it.each<[string, string, string]>([
      [`${SELL}&buy.amount=1`, 'request_query_parameter_invalid', 'quote.buy.amount'],
      ['sell.currency=USD&buy.currency=INR&type=payout_fx', 'parameter_empty', 'quote.sell.amount'],
      [SELL.replace('1000', '0.00'), 'invalid_amount', 'quote.sell.amount'],
      [SELL.replace('1000', '1.001'), 'invalid_amount', 'quote.sell.amount'],
      [SELL.replace('1000', 'much'), 'invalid_amount', 'quote.sell.amount'],
      [SELL.replace('1000', '--5'), 'invalid_amount', 'quote.sell.amount'],
      ['sell.amount=0.01&sell.currency=INR&buy.currency=USD&type=transfer_fx', 'invalid_amount', 'quote.sell.amount'],
      [SELL.replace('USD', 'XXX'), 'currency_not_supported', 'quote.sell.currency'],
      [SELL.replace('INR', 'BTC'), 'currency_not_supported', 'quote.buy.currency'],
      [SELL.replace('INR', 'USD'), 'parameter_value_invalid', 'quote.buy.currency'],
      [SELL.replace('INR', ''), 'parameter_empty', 'quote.buy.currency'],
      [SELL.replace('payout_fx', 'spot'), 'parameter_value_invalid', 'quote.type'],
      [SELL.replace('&type=payout_fx', ''), 'parameter_empty', 'quote.type'],
      [`${SELL}&colour=red`, 'parameter_unexpected', 'quote.colour'],
    ])('is refused for %s', async (query, code, field) => expect(failure(await ask(query))).toEqual([400, code, field]));

    it('is not made in live mode, which has no rates yet', async () => {
      expect(failure(await platform.live.get(`/quotes?${SELL}`)).slice(0, 2)).toEqual([400, 'action_not_enabled']);
    });
  });
}
