import type { CompleteDepositRejection, RequestDepositRejection, ReturnDepositRejection } from '@corridor/contracts/collections';
import { ledgerProblem } from '../errors/ledger-problem.js';
import type { Problem } from '../errors/problem.js';
import { customerIds } from '../ids.js';

export function requestDepositProblem(rejection: RequestDepositRejection): Problem {
  switch (rejection.reason) {
    case 'account_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such account.', param: 'account_id' };
    case 'customer_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such customer.', param: 'customer_id' };
    case 'customer_not_approved':
      return { status: 422, type: 'customer_not_approved', message: `The customer ${customerIds.print(rejection.customer)} is not approved.`, param: 'customer_id' };
    case 'account_of_another_customer':
      return { status: 400, type: 'invalid_request', message: `The account belongs to another customer than ${customerIds.print(rejection.customer)}.`, param: 'customer_id' };
    case 'rail_not_supported':
      return { status: 422, type: 'rail_not_supported', message: `${rejection.currency} does not arrive by ${rejection.rail}.`, param: 'method' };
    case 'no_bank':
      return { status: 422, type: 'rail_not_supported', message: `No bank is connected that takes money by ${rejection.rail}.`, param: 'method' };
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

/** For calls that name the deposit in `object_id`. */
export function moveDepositProblem(rejection: CompleteDepositRejection | ReturnDepositRejection): Problem {
  switch (rejection.reason) {
    case 'deposit_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such deposit.', param: 'object_id' };
    case 'account_not_found':
      return { status: 409, type: 'conflict', message: "The deposit's account is closed.", param: 'object_id' };
    case 'deposit_not_awaiting_funds':
      return { status: 409, type: 'conflict', message: `The deposit is ${rejection.status}: only one that is awaiting_funds can be completed.`, param: 'object_id' };
    case 'deposit_not_completed':
      return { status: 409, type: 'conflict', message: `The deposit is ${rejection.status}: only one that is completed can be returned.`, param: 'object_id' };
    case 'insufficient_funds':
    case 'transaction_not_found':
    case 'already_reversed':
      return ledgerProblem(rejection, 'amount');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
