import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { fundAndConvert, type XflowPayment } from './ledger.js';
import { as, failure, newPlatform, newUser, type Platform, type XflowAccount, type XflowList } from './platform.js';

const ID = `fx_${'0'.repeat(22)}`;

interface ExchangeRate {
  readonly id: string;
  readonly created: number;
  readonly rate: { readonly valid_from: number; readonly valid_to: number };
}

export function exchangeRates(stage: () => Stage): void {
  describe('an exchange rate', () => {
    let platform: Platform;
    let user: XflowAccount;
    let payment: XflowPayment;
    let conversion: string;
    let list: (query?: string, extra?: object) => Promise<readonly ExchangeRate[]>;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow exchange rates');
      user = await newUser(platform);
      ({ conversion } = await fundAndConvert(platform, user));
      payment = ok(await platform.api.get<XflowList<XflowPayment>>('/payments?type=transfer', as(user))).data[0] as XflowPayment;
      list = async (query = '', extra = as(user)) => ok(await platform.api.get<XflowList<ExchangeRate>>(`/exchange_rates${query}`, extra)).data;
    });

    it('comes into being with a payment that changes currencies', async () => {
      const [rate, ...others] = await list();
      expect(others).toEqual([]);
      expect(rate).toEqual({
        buy: { amount: '108.32', currency: 'USDC' },
        created: payment.created,
        currency_pair: 'EURUSDC',
        dealt_currency: 'EUR',
        id: conversion.replace('cnv_', 'fx_'),
        livemode: false,
        object: 'exchange_rate',
        payment_id: payment.id,
        rate: { inter_bank: null, mid_market: '1.0832', user: '1.0832', valid_from: expect.any(Number), valid_to: expect.any(Number) },
        sell: { amount: '100.00', currency: 'EUR' },
        type: 'lock',
      });
      expect((rate?.rate.valid_to ?? 0) - (rate?.rate.valid_from ?? 0)).toBe(30);
      expect(ok(await platform.api.get(`/exchange_rates/${rate?.id}`, as(user)))).toEqual(rate);
    });

    it('is listed by currencies, pair, payment and time', async () => {
      const hits = ['?buy.currency=USDC&sell.currency=EUR', '?currency_pair=EURUSDC', `?payment_id=payment_${'0'.repeat(22)},${payment.id}`, `?created.eq=${payment.created}&limit=5`];
      for (const query of hits) expect([query, (await list(query)).length]).toEqual([query, 1]);
      const misses = ['?buy.currency=EUR', '?currency_pair=USDCEUR', '?currency_pair=EURUSDC&buy.currency=INR', `?payment_id=payment_${'0'.repeat(22)}`, `?created.gt=${payment.created}`];
      for (const query of misses) expect([query, await list(query)]).toEqual([query, []]);
    });

    it('is shown to its user and the platform, and to no one else', async () => {
      const [rate] = await list();
      expect(await list('', {})).toEqual([rate]);
      const other = as(await newUser(platform));
      expect(await list('', other)).toEqual([]);
      const stranger = await newPlatform(stage(), 'Stranger to rates');
      for (const answer of [
        await platform.api.get(`/exchange_rates/${rate?.id}`, other),
        await platform.live.get(`/exchange_rates/${rate?.id}`),
        await stranger.api.get(`/exchange_rates/${rate?.id}`),
        await platform.api.get(`/exchange_rates/${ID}`),
        await platform.api.get('/exchange_rates/nonsense'),
      ]) {
        expect(failure(answer)).toEqual([404, 'object_not_found', 'exchange_rate.id']);
      }
    });

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
  });
}
