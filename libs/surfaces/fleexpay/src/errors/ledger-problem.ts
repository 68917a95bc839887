import type { AccountId } from '@corridor/contracts';
import type { LedgerRejection } from '@corridor/contracts/ledger';
import { accountIds } from '../ids.js';
import type { Problem } from './problem.js';

/** What the ledger refused, for a call whose field `param` named the money. */
export function ledgerProblem(rejection: LedgerRejection, param: string): Problem {
  switch (rejection.reason) {
    case 'insufficient_funds': {
      const { owner, available, needed, currency } = rejection;
      // Only a customer's balance can be short, and every owner that this API debits is an account.
      const account = accountIds.print(owner as AccountId);
      const message = `The account ${account} has ${available} ${currency} available; ${needed} ${currency} are needed, fees included.`;
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
