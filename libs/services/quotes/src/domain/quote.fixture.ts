import { idOf } from '@corridor/contracts';
import type { AccountView } from '@corridor/contracts/accounts';
import type { LedgerRejection } from '@corridor/contracts/ledger';
import type { CreateQuotePayload, QuoteView } from '@corridor/contracts/quotes';
import { readRate } from '@corridor/money';
import { DEFAULT_PRICING } from './pricing.js';
import { createQuote } from './quote.decide.js';

/** What the specs of quotes start from. */
export const AT = '2026-07-10T12:00:00.000Z';
export const BEFORE_EXPIRY = '2026-07-10T12:00:29.999Z';
export const EXPIRY = '2026-07-10T12:00:30.000Z';

const id = (last: string) => `01997a3e-5d2c-7abc-8def-${last.padStart(12, '0')}`;

export const QUOTE_ID = idOf<'quote'>(id('1'));
export const conversionId = (number: number) => idOf<'conversion'>(id(`c${number}`));

export const ACCOUNT: AccountView = {
  id: idOf<'account'>(id('a')),
  label: null,
  status: 'active',
  book: idOf<'book'>(id('b')),
  createdAt: AT,
};

export const NO_FUNDS: LedgerRejection = {
  reason: 'insufficient_funds',
  owner: ACCOUNT.id,
  compartment: 'available',
  currency: 'EUR',
  available: '0.00' as never,
  needed: '50025.00' as never,
};

export const SELL_EUROS = {
  quoteId: QUOTE_ID,
  fromCurrency: 'EUR',
  toCurrency: 'USDC',
  dealt: { side: 'from', amount: '50000.00' as never },
  side: 'sell',
} satisfies CreateQuotePayload;

export const EUR_USDC = readRate('1.0832');

export function openQuote(): QuoteView {
  const decision = createQuote(SELL_EUROS, { mid: EUR_USDC, pricing: DEFAULT_PRICING, at: AT });
  if (decision.kind === 'rejected') throw new Error(decision.rejection.reason);
  return decision.event.data.quote;
}
