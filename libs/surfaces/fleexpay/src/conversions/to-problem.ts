import type { ExecuteQuoteRejection, ReportConversionRejection } from '@corridor/contracts/quotes';
import { ledgerProblem } from '../errors/ledger-problem.js';
import type { Problem } from '../errors/problem.js';
import { quoteUseProblem } from '../quotes/use-problem.js';

export function conversionProblem(rejection: ExecuteQuoteRejection): Problem {
  switch (rejection.reason) {
    case 'insufficient_funds':
    case 'transaction_not_found':
    case 'already_reversed':
      return ledgerProblem(rejection, 'quote_id');
    default:
      return quoteUseProblem(rejection);
  }
}

/** Why the sandbox can't move a conversion; `object_id` is the field that names it there. */
export function moveConversionProblem(rejection: ReportConversionRejection): Problem {
  switch (rejection.reason) {
    case 'conversion_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such conversion.', param: 'object_id' };
    case 'conversion_report_impossible': {
      const { status, reported } = rejection;
      const message = status === 'pending' ? 'It is known already how the conversion ends.' : `The conversion is ${status}, so it can not become ${reported}.`;
      return { status: 409, type: 'conflict', message, param: 'object_id' };
    }
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
