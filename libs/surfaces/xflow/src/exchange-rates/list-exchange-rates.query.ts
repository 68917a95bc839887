import type { AccountId } from '@corridor/contracts';
import type { ExchangeRateFilter } from '@corridor/contracts/ledger';
import { CURRENCIES, type Currency } from '@corridor/money';
import { Field } from '@corridor/surfaces/http';
import { ChoiceField, documented, IdsField } from '../fields/fields.js';
import { readId } from '../fields/path-id.js';
import { paymentIds } from '../ids.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';

type Pair = readonly [sell: Currency, buy: Currency];

/** Every pair by its name. Codes are of different lengths, but no name is that of two pairs. */
const PAIRS: ReadonlyMap<string, Pair> = new Map(CURRENCIES.flatMap((sell) => CURRENCIES.map((buy) => [`${sell}${buy}`, [sell, buy]] as const)));

const pairProblem = (value: unknown) => (typeof value === 'string' && PAIRS.has(value) ? null : 'must be two currencies, such as USDINR');

export class ListExchangeRatesQuery extends CreatedQuery {
  @ChoiceField(CURRENCIES, { description: 'Only rates at which this currency was bought.', example: 'INR', optional: true })
  readonly 'buy.currency'?: Currency;

  @documented({ description: 'Only rates of this pair: what is sold, then what is bought.', example: 'USDINR', optional: true }, { type: String }, Field('pair', pairProblem))
  readonly currency_pair?: string;

  @IdsField(paymentIds, { description: 'Only rates of these payments.' })
  readonly payment_id?: readonly string[];

  @ChoiceField(CURRENCIES, { description: 'Only rates at which this currency was sold.', example: 'USD', optional: true })
  readonly 'sell.currency'?: Currency;
}

export function filterOf(query: ListExchangeRatesQuery, family: readonly AccountId[] | undefined): ExchangeRateFilter {
  const { 'buy.currency': buy, 'sell.currency': sell, currency_pair: pair, payment_id: payments } = query;
  const [sold = sell, bought = buy] = pair === undefined ? [] : (PAIRS.get(pair) ?? []);
  // A pair that is not of the currencies asked for beside it: no rate is of both.
  const isNone = (sell !== undefined && sell !== sold) || (buy !== undefined && buy !== bought);
  return {
    concerning: family,
    payments: isNone ? [] : payments?.map((each) => readId(paymentIds, each)),
    sellCurrency: sold,
    buyCurrency: bought,
    ...createdOf(query, 'exchange_rate'),
  };
}
