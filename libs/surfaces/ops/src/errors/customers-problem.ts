import type { DecideCustomerRejection } from '@corridor/contracts/accounts';
import type { OpsProblem } from './render.js';

export function customersProblem(rejection: DecideCustomerRejection): OpsProblem {
  switch (rejection.reason) {
    case 'customer_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such customer.', param: null };
    case 'customer_decided':
      return { status: 409, type: rejection.reason, message: `The customer is ${rejection.status} already.`, param: null };
    case 'customer_erased':
      return { status: 409, type: rejection.reason, message: "The customer's personal data is destroyed.", param: null };
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
