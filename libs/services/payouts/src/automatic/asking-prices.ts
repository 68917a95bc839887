import type { AccountId, MoneyView, Scope } from '@corridor/contracts';
import type { AutomaticHoldReason } from '@corridor/contracts/payouts';
import type { PayoutFee, PriceProblem, PricingQueries } from '@corridor/contracts/quotes';
import type { Currency } from '@corridor/money';
import { afterFee, isNothing, type Terms } from './domain/terms.js';

/** `fee` is what would have been charged, where that is known. */
export type AskedTerms =
  | { readonly kind: 'terms'; readonly terms: Terms }
  | { readonly kind: 'none'; readonly why: Exclude<AutomaticHoldReason, 'by_person'>; readonly fee: PayoutFee | null };

export interface PricedPayout {
  readonly accountId: AccountId;
  readonly source: MoneyView;
  readonly destinationCurrency: Currency;
  /** ISO 8601 */
  readonly at: string;
}

/** What a payout costs at a moment, and what arrives of it. Nothing is fixed by asking. */
export async function askTerms(pricing: PricingQueries, scope: Scope, payout: PricedPayout): Promise<AskedTerms> {
  const { accountId, source, destinationCurrency, at } = payout;
  const fee = await pricing.payoutFee(scope, payout);
  if (fee === null) return { kind: 'none', why: 'rates_not_available', fee };
  const rest = afterFee(source, fee.fee);
  if (isNothing(rest)) return { kind: 'none', why: 'amount_too_small', fee };
  if (source.currency === destinationCurrency) return { kind: 'terms', terms: { fee, price: null, amount: rest } };
  const asked = { kind: 'payout_fx', accountId, sellCurrency: source.currency, buyCurrency: destinationCurrency, dealt: { side: 'sell', amount: rest.amount }, at } as const;
  const answer = await pricing.price(scope, asked);
  if (answer.kind === 'problem') return { kind: 'none', why: reasonOf(answer.problem), fee };
  return isNothing(answer.price.buy) ? { kind: 'none', why: 'amount_too_small', fee } : { kind: 'terms', terms: { fee, price: answer.price, amount: answer.price.buy } };
}

/** @throws for a problem that a payout can't have */
function reasonOf(problem: PriceProblem): Exclude<AutomaticHoldReason, 'by_person'> {
  switch (problem.reason) {
    case 'amount_too_small':
      return 'amount_too_small';
    case 'amount_too_large':
    case 'rates_not_available':
      return 'rates_not_available';
    case 'same_currency':
    case 'account_not_found':
      throw new Error(`a payout can't be priced: ${problem.reason}`);
  }
}
