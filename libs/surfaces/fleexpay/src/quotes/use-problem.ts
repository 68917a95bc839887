import type { LedgerRejection } from '@corridor/contracts/ledger';
import type { ExecuteQuoteRejection } from '@corridor/contracts/quotes';
import type { Problem } from '../errors/problem.js';
import { standingProblem } from '../errors/standing-problem.js';
import { conversionIds } from '../ids.js';
import { wireTime } from '../wire-time.js';

/** Why a quote can't be executed, for a call whose fields `quote_id` and `account_id` say which and whence. */
export function quoteUseProblem(rejection: Exclude<ExecuteQuoteRejection, LedgerRejection>): Problem {
  switch (rejection.reason) {
    case 'quote_not_found':
      return ofQuote(404, 'not_found', 'There is no such quote.');
    case 'account_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such account.', param: 'account_id' };
    case 'customer_not_approved':
      return standingProblem(rejection, 'account_id');
    case 'quote_expired':
      return ofQuote(422, 'quote_expired', `The quote expired at ${wireTime(rejection.expiredAt)}.`);
    case 'quote_already_used':
      return ofQuote(409, 'quote_already_used', `The quote has been executed before, by ${conversionIds.print(rejection.conversion)}.`);
    case 'quote_in_use':
      return ofQuote(409, 'conflict', 'Another conversion of this quote is under way.');
    case 'quote_gives_other_amount': {
      const [gives, ...needed] = [rejection.gives, ...rejection.needed].map(({ amount, currency }) => `${amount} ${currency}`);
      return ofQuote(422, 'quote_not_fitting', `The quote gives ${gives}; ${needed.join(' or ')} is needed.`);
    }
    case 'quote_settles_later':
      return ofQuote(422, 'quote_not_fitting', 'The conversion of this quote does not settle at once. Execute it first, and pay when it has settled.');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

function ofQuote(status: number, type: Problem['type'], message: string): Problem {
  return { status, type, message, param: 'quote_id' };
}
