import { type AccountId, type DecimalString, idOf, type MoneyView } from '@corridor/contracts';
import type { CreateBookTransferPayload, TransferExchange } from '@corridor/contracts/payouts';
import type { Price, PricingQueries } from '@corridor/contracts/quotes';
import type { Currency } from '@corridor/money';
import type { TransferParty } from './domain/book-transfer.decide.js';

const uuid = <Kind extends string>(last: number) => idOf<Kind>(`01997a3e-5d2c-7abc-8def-${String(last).padStart(12, '0')}`);

export const AT = '2026-07-10T06:00:00.000Z';
export const BOOK = uuid<'book'>(1);
export const PLAN = uuid<'fee-plan'>(2);

const party = (last: number, type: TransferParty['type'], parent: AccountId | null): TransferParty => ({ id: uuid(last), type, parent, status: 'activated', book: BOOK });

export const PLATFORM = party(10, 'platform', null);
export const USER = party(11, 'user', PLATFORM.id);
export const OTHER_USER = party(12, 'user', PLATFORM.id);
export const PARTNER = party(13, 'partner', USER.id);
export const SECOND_PARTNER = party(14, 'partner', USER.id);
export const PARTIES = [PLATFORM, USER, OTHER_USER, PARTNER, SECOND_PARTNER];

export const money = (amount: string, currency: Currency = 'USD'): MoneyView => ({ currency, amount: amount as DecimalString });

export const PRICE: Price = {
  feePlanId: PLAN, sell: money('100.00'), buy: money('8145.40', 'INR'), midMarket: '82.269', reference: 'mid_market', user: '81.454', markup: money('81.50', 'INR'),
};

export const EXCHANGE: TransferExchange = { price: PRICE, exchangeRateId: uuid(3), pricedAt: AT };

/** A dollar is 81.454 rupees; a euro gives a dollar, and nothing else has a price. */
export const PRICING: PricingQueries = {
  payoutFee: async () => null,
  leastPayout: async () => ({ kind: 'unknown' }),
  price: async (_scope, { sellCurrency, buyCurrency, dealt }) => {
    if (sellCurrency === 'USD' && buyCurrency === 'INR') return { kind: 'price', price: PRICE };
    const one = (currency: Currency) => ({ currency, amount: dealt.amount });
    if (sellCurrency === 'EUR') return { kind: 'price', price: { ...PRICE, sell: one('EUR'), buy: one(buyCurrency), midMarket: '1', user: '1', markup: money('0.00', buyCurrency) } };
    return { kind: 'problem', problem: { reason: 'rates_not_available', fromCurrency: sellCurrency, toCurrency: buyCurrency } };
  },
};

export const TRANSFER_ID = uuid<'book-transfer'>(20);

export function asked(over: Partial<CreateBookTransferPayload> = {}): CreateBookTransferPayload {
  return {
    transferId: TRANSFER_ID,
    type: 'internal_transfer',
    from: { accountId: PARTNER.id, ...money('100.00') },
    to: { accountId: USER.id, currency: 'USD' },
    description: null,
    metadata: {},
    ...over,
  };
}
