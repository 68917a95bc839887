import type { RegisterCustomerRejection } from '@corridor/contracts/accounts';
import type { Problem } from '../errors/problem.js';

export function customerProblem({ reason }: RegisterCustomerRejection): Problem {
  switch (reason) {
    case 'tenant_not_found':
      // The tenant is that of the key which was just authenticated.
      throw new Error(`a customer was refused with ${reason}`);
    default:
      throw new Error(`${String(reason satisfies never)} is no rejection`);
  }
}
