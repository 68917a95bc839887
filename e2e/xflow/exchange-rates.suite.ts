import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { failure, newPlatform, type Platform } from './platform.js';

const ID = `fx_${'0'.repeat(22)}`;

export function exchangeRates(stage: () => Stage): void {
  describe('an exchange rate', () => {
    let platform: Platform;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow exchange rates');
    });

    it.each(['', '?buy.currency=INR&sell.currency=USD', '?currency_pair=USDINR', `?payment_id=payment_${'0'.repeat(22)}`, '?created.gte=1666161932&limit=5'])(
      'is not there before money has changed currencies, asked for by "%s"',
      async (query) => {
        expect(ok(await platform.api.get(`/exchange_rates${query}`))).toEqual({ data: [], has_next: false, object: 'list' });
      },
    );

    it.each<[string, string, string]>([
      ['?currency_pair=USD', 'parameter_value_invalid', 'exchange_rate.currency_pair'],
      ['?currency_pair=USDXXX', 'parameter_value_invalid', 'exchange_rate.currency_pair'],
      ['?buy.currency=INR,USD', 'parameter_value_invalid', 'exchange_rate.buy.currency'],
      ['?sell.currency=', 'parameter_empty', 'exchange_rate.sell.currency'],
      ['?payment_id=fx_1', 'parameter_value_invalid', 'exchange_rate.payment_id'],
      ['?created.gt=x', 'timestamp_invalid', 'exchange_rate.created.gt'],
      [`?starting_after=${ID}`, 'parameter_value_invalid', 'exchange_rate.starting_after'],
      ['?type=lock', 'parameter_unexpected', 'exchange_rate.type'],
    ])('is not listed for %s', async (query, code, field) => {
      expect(failure(await platform.api.get(`/exchange_rates${query}`))).toEqual([400, code, field]);
    });

    it('is not found by an id of nothing', async () => {
      for (const id of [ID, 'nonsense']) expect(failure(await platform.api.get(`/exchange_rates/${id}`))).toEqual([404, 'object_not_found', 'exchange_rate.id']);
    });
  });
}
