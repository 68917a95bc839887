import type { ExchangeRateId, Timestamp } from '@corridor/contracts';
import type { ExchangeRateDetails } from '@corridor/contracts/ledger';
import type { Price } from '@corridor/contracts/quotes';

/** What a price becomes in the ledger. It is used at the moment at which it is fixed, and given to nobody else. */
export function exchangeRateOf({ sell, buy, midMarket, reference, user }: Price, { id, at }: { readonly id: ExchangeRateId; readonly at: Timestamp }): ExchangeRateDetails {
  const interBank = reference === 'inter_bank' ? { interBank: midMarket } : {};
  return { id, sell, buy, dealtCurrency: sell.currency, midMarket, ...interBank, user, validFrom: at, validTo: at };
}
