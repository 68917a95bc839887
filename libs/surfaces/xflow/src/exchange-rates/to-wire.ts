import type { Mode } from '@corridor/contracts';
import type { ExchangeRateView } from '@corridor/contracts/ledger';
import { exchangeRateIds, paymentIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
import type { ExchangeRateObject } from './exchange-rate.object.js';

export function exchangeRateToWire(rate: ExchangeRateView, mode: Mode): ExchangeRateObject {
  const { id, payment, sell, buy, dealtCurrency, midMarket, interBank, user, validFrom, validTo, recordedAt } = rate;
  return {
    buy: { amount: buy.amount, currency: buy.currency },
    created: wireTime(recordedAt),
    currency_pair: `${sell.currency}${buy.currency}`,
    dealt_currency: dealtCurrency,
    id: exchangeRateIds.print(id),
    livemode: mode === 'live',
    object: 'exchange_rate',
    payment_id: paymentIds.print(payment),
    rate: { inter_bank: interBank ?? null, mid_market: midMarket, user, valid_from: wireTime(validFrom), valid_to: wireTime(validTo) },
    sell: { amount: sell.amount, currency: sell.currency },
    type: 'lock',
  };
}
