import type { AssignFundsRejection, ReceiveFundsRejection, ReturnDepositRejection, ReturnFundsRejection } from '@corridor/contracts/collections';
import type { OpsProblem } from './render.js';

export function fundsProblem(rejection: AssignFundsRejection | ReceiveFundsRejection | ReturnDepositRejection | ReturnFundsRejection): OpsProblem {
  switch (rejection.reason) {
    case 'no_book':
      return { status: 404, type: 'not_found', message: 'There is no such tenant.', param: 'tenant_id' };
    case 'funds_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such money in suspense.', param: null };
    case 'funds_not_in_suspense':
      return { status: 409, type: 'conflict', message: 'The money is no longer in suspense, or not yet.', param: null };
    case 'account_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such account that could be credited.', param: 'account_id' };
    case 'deposit_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such deposit.', param: null };
    case 'deposit_not_completed':
      return { status: 409, type: 'conflict', message: `The deposit is ${rejection.status}: only one that is completed can be returned.`, param: null };
    case 'insufficient_funds':
    case 'transaction_not_found':
    case 'already_reversed':
      // What arrives and what the world imposes is never refused.
      throw new Error(`the ledger refused a deposit's movement: ${rejection.reason}`);
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
