import type { ExecuteQuoteRejection } from '@corridor/contracts/quotes';
import { ledgerProblem } from '../errors/ledger-problem.js';
import type { Problem } from '../errors/problem.js';
import { standingProblem } from '../errors/standing-problem.js';
import { conversionIds } from '../ids.js';
import { wireTime } from '../wire-time.js';

export function conversionProblem(rejection: ExecuteQuoteRejection): Problem {
  switch (rejection.reason) {
    case 'quote_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such quote.', param: 'quote_id' };
    case 'account_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such account.', param: 'account_id' };
    case 'customer_not_approved':
      return standingProblem(rejection, 'account_id');
    case 'quote_expired': {
      const message = `The quote expired at ${wireTime(rejection.expiredAt)}.`;
      return { status: 422, type: 'quote_expired', message, param: 'quote_id' };
    }
    case 'quote_already_used': {
      const message = `The quote has been executed before, by ${conversionIds.print(rejection.conversion)}.`;
      return { status: 409, type: 'quote_already_used', message, param: 'quote_id' };
    }
    case 'quote_in_use':
      return { status: 409, type: 'conflict', message: 'Another conversion of this quote is under way.', param: 'quote_id' };
    case 'insufficient_funds':
    case 'transaction_not_found':
    case 'already_reversed':
      return ledgerProblem(rejection, 'quote_id');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
