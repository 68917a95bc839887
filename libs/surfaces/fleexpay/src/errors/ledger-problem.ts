import type { LedgerRejection } from '@corridor/contracts/ledger';
import type { Problem } from './problem.js';

/** What the ledger refused, for a call whose field `param` named the money. */
export function ledgerProblem(rejection: LedgerRejection, param: string): Problem {
  switch (rejection.reason) {
    case 'insufficient_funds': {
      const { available, needed, currency } = rejection;
      const message = `The account has ${available} ${currency} available; ${needed} ${currency} are needed, fees included.`;
      return { status: 422, type: 'insufficient_funds', message, param };
    }
    case 'transaction_not_found':
    case 'already_reversed':
      // Only reversals are refused so, and no call of this API reverses anything.
      throw new Error(`the ledger refused a posting with ${rejection.reason}`);
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
