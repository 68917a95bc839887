import type { Mode } from '@corridor/contracts';
import type { Price, PriceProblem } from '@corridor/contracts/quotes';
import { ofField, type Problem } from '../errors/problem.js';
import { feePlanIds } from '../ids.js';
import type { QuoteObject } from './quote.object.js';
import type { AskedQuote } from './to-request.js';

/** The dealt side is printed as it was sent, the other with its currency's decimals. */
export function quoteToWire({ request, echo }: AskedQuote, { feePlanId, sell, buy, midMarket, reference, user }: Price, mode: Mode): QuoteObject {
  const { kind, dealt } = request;
  return {
    buy: { amount: dealt.side === 'buy' ? echo : buy.amount, currency: buy.currency },
    currency_pair: `${sell.currency}${buy.currency}`,
    dealt_currency: dealt.side === 'buy' ? buy.currency : sell.currency,
    fee_plan_id: feePlanIds.print(feePlanId),
    livemode: mode === 'live',
    object: 'quote',
    rate: { inter_bank: reference === 'inter_bank' ? midMarket : null, mid_market: midMarket, user },
    sell: { amount: dealt.side === 'sell' ? echo : sell.amount, currency: sell.currency },
    type: kind,
  };
}

export function priceProblem(problem: PriceProblem, { dealt }: AskedQuote['request']): Problem {
  const amount = ofField(`quote.${dealt.side}.amount`);
  switch (problem.reason) {
    case 'same_currency':
      return { status: 400, code: 'parameter_value_invalid', message: 'quote.buy.currency must differ from quote.sell.currency.', metadata: ofField('quote.buy.currency') };
    case 'amount_too_small':
      return { status: 400, code: 'invalid_amount', message: `The amount comes to less than the smallest unit of ${problem.currency}.`, metadata: amount };
    case 'amount_too_large':
      return { status: 400, code: 'invalid_amount', message: `The amount comes to more ${problem.currency} than an amount can be.`, metadata: amount };
    case 'rates_not_available':
      return { status: 400, code: 'action_not_enabled', message: `There is no source of rates for ${problem.fromCurrency} to ${problem.toCurrency} in this mode.`, metadata: null };
    case 'account_not_found':
      return { status: 404, code: 'object_not_found', message: 'There is no such account.', metadata: null };
    default:
      throw new Error(`${JSON.stringify(problem satisfies never)} is no problem`);
  }
}
