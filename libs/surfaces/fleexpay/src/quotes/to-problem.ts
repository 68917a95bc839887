import type { CreateQuoteRejection } from '@corridor/contracts/quotes';
import type { Problem } from '../errors/problem.js';
import type { DealtField } from './to-command.js';

/** `dealt` is the amount field that the request had. */
export function quoteProblem(rejection: CreateQuoteRejection, dealt: DealtField): Problem {
  switch (rejection.reason) {
    case 'same_currency':
      return invalidField('to_currency', 'from_currency and to_currency must differ.');
    case 'amount_too_small':
      return invalidField(dealt, `The amount is too small: nothing would be left in ${rejection.currency}.`);
    case 'amount_too_large':
      return invalidField(dealt, `The amount is too large: it would be beyond any amount in ${rejection.currency}.`);
    case 'rates_not_available': {
      const message = `There is no rate from ${rejection.fromCurrency} to ${rejection.toCurrency}.`;
      return { status: 422, type: 'rates_not_available', message, param: null };
    }
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

function invalidField(param: string, message: string): Problem {
  return { status: 400, type: 'invalid_request', message, param };
}
