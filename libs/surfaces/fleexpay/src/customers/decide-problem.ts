import type { DecideCustomerRejection } from '@corridor/contracts/accounts';
import type { Problem } from '../errors/problem.js';

/** For calls that name the customer in `object_id`. */
export function decideCustomerProblem(rejection: DecideCustomerRejection): Problem {
  switch (rejection.reason) {
    case 'customer_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such customer.', param: 'object_id' };
    case 'customer_decided':
      return { status: 409, type: 'conflict', message: `The customer is ${rejection.status} already.`, param: 'object_id' };
    case 'customer_erased':
      return { status: 409, type: 'conflict', message: "The customer's personal data has been destroyed.", param: 'object_id' };
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
