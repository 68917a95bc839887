import type { AccountsRejection } from '@corridor/contracts/accounts';
import type { Problem } from '../errors/problem.js';

export function accountsProblem(rejection: AccountsRejection): Problem {
  switch (rejection.reason) {
    case 'customer_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such customer.', param: 'customer_id' };
    case 'tenant_not_found':
    case 'tenant_exists':
    case 'key_not_found':
    case 'key_not_active':
      // The tenant is that of the key which was just authenticated, and keys are not made over this API.
      throw new Error(`an account was refused with ${rejection.reason}`);
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
