import type { ReceiveDepositRejection } from '@corridor/contracts/collections';
import { ledgerProblem } from '../errors/ledger-problem.js';
import type { Problem } from '../errors/problem.js';

export function fundProblem(rejection: ReceiveDepositRejection): Problem {
  switch (rejection.reason) {
    case 'account_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such account.', param: 'account_id' };
    case 'insufficient_funds':
    case 'transaction_not_found':
    case 'already_reversed':
      return ledgerProblem(rejection, 'amount');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
