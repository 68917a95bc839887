import { type AccountId, decimalOf } from '@corridor/contracts';
import type { PriceRequest } from '@corridor/contracts/quotes';
import { type Currency, isCurrency, isFiat, parseAmount } from '@corridor/money';
import { refuse } from '../errors/refuse.js';
import type { QuoteQuery } from './quote.query.js';

export interface AskedQuote {
  readonly request: PriceRequest;
  /** The dealt amount as it was sent, without its sign. */
  readonly echo: string;
}

/** What is asked. Throws with the code of what is wrong with it. */
export function toRequest(query: QuoteQuery, { accountId, at }: { readonly accountId: AccountId; readonly at: string }): AskedQuote {
  const sellCurrency = currencyOf(query, 'sell');
  const buyCurrency = currencyOf(query, 'buy');
  const [sell, buy] = [given(query['sell.amount']), given(query['buy.amount'])];
  if (sell !== null && buy !== null) throw refuse(400, 'request_query_parameter_invalid', 'quote.sell.amount and quote.buy.amount can not both be given.', 'quote.buy.amount');
  const side = buy === null ? 'sell' : 'buy';
  const text = sell ?? buy;
  if (text === null) throw refuse(400, 'parameter_empty', 'One of quote.sell.amount and quote.buy.amount is required.', 'quote.sell.amount');
  const currency = side === 'sell' ? sellCurrency : buyCurrency;
  const parsed = parseAmount(text, currency);
  if (!parsed.ok || parsed.value === 0n) throw refuse(400, 'invalid_amount', `quote.${side}.amount must be an amount of ${currency} above zero.`, `quote.${side}.amount`);
  return { request: { kind: query.type, accountId, sellCurrency, buyCurrency, dealt: { side, amount: decimalOf(parsed.value, currency) }, at }, echo: text };
}

function currencyOf(query: QuoteQuery, side: 'sell' | 'buy'): Currency {
  const text = query[`${side}.currency`];
  if (isCurrency(text) && isFiat(text)) return text;
  throw refuse(400, 'currency_not_supported', `quote.${side}.currency must be a currency of ISO 4217 that is supported, such as USD.`, `quote.${side}.currency`);
}

/** The amount without its sign, which says nothing that the side does not; a plus in a URL arrives as a space. */
function given(text: string | undefined): string | null {
  const unsigned = (text ?? '').replace(/^[-+ ]/, '');
  return text === undefined || text === '' ? null : unsigned;
}
