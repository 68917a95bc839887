import type { CustomerNotApproved } from '@corridor/contracts/accounts';
import { customerIds } from '../ids.js';
import type { Problem } from './problem.js';

/** The account is a customer's who can't transact, for a call whose field `param` named the account. */
export function standingProblem({ customer }: CustomerNotApproved, param: string): Problem {
  const message = `The account belongs to ${customerIds.print(customer)}, which is not approved.`;
  return { status: 422, type: 'customer_not_approved', message, param };
}
