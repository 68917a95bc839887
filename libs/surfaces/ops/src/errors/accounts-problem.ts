import type { AccountsRejection } from '@corridor/contracts/accounts';
import type { OpsProblem } from './render.js';

export function accountsProblem(rejection: AccountsRejection): OpsProblem {
  switch (rejection.reason) {
    case 'tenant_exists':
      return { status: 409, type: rejection.reason, message: 'There is such a tenant already.', param: null };
    case 'tenant_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such tenant.', param: 'tenant_id' };
    case 'customer_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such customer.', param: 'customer_id' };
    case 'key_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such key.', param: null };
    case 'key_not_active':
      return { status: 409, type: rejection.reason, message: 'The key has been revoked or rolled.', param: null };
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
