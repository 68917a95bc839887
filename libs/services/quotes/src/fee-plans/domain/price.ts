import { decimalOf } from '@corridor/contracts';
import type { FeePlanView, Price, PriceProblem, PriceRequest } from '@corridor/contracts/quotes';
import { type Amount, amountOf, convert, convertBack, printRate, type Rate, readAmount } from '@corridor/money';
import { amountProblem } from '../../domain/pricing.js';
import { userRate } from './fees.js';

/** Prices what was dealt by a plan: the fixed side is exact, what is got is cut, what is given rounded up. */
export function priceOf(request: PriceRequest, { plan, mid, marketOpen }: { readonly plan: FeePlanView; readonly mid: Rate; readonly marketOpen: boolean }): Price | PriceProblem {
  const { kind, sellCurrency, buyCurrency, dealt } = request;
  const { rate, reference } = userRate(plan, mid, { kind, source: sellCurrency, destination: buyCurrency, marketOpen });
  const fixed = readAmount(dealt.amount, dealt.side === 'sell' ? sellCurrency : buyCurrency);
  const sell = dealt.side === 'sell' ? fixed : convertBack(fixed, sellCurrency, buyCurrency, rate, 'up');
  const buy = dealt.side === 'buy' ? fixed : convert(fixed, sellCurrency, buyCurrency, rate, 'down');
  const problem = amountProblem(sell, sellCurrency) ?? amountProblem(buy, buyCurrency);
  if (problem !== null) return problem;
  return {
    feePlanId: plan.id,
    sell: { currency: sellCurrency, amount: decimalOf(sell, sellCurrency) },
    buy: { currency: buyCurrency, amount: decimalOf(buy, buyCurrency) },
    midMarket: printRate(mid),
    reference,
    user: printRate(rate),
    markup: { currency: buyCurrency, amount: decimalOf(markupOf(convert(sell, sellCurrency, buyCurrency, mid, 'down'), buy), buyCurrency) },
  };
}

/** Rounding may give a minor unit more than mid would have given: then nothing was earned. */
function markupOf(atMid: Amount, given: Amount): Amount {
  return amountOf(atMid > given ? atMid - given : 0n);
}
