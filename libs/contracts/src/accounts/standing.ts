import type { CustomerNotApproved } from './customers.js';
import type { AccountView } from './views.js';

/**
 * Why an account may not move money, or null when it may: a customer's account only while its customer is approved. Takes
 * what the query `account` answered; a customer's account without a standing is refused.
 */
export function standingProblem(account: AccountView): CustomerNotApproved | null {
  const { id, customerId = null, customerStatus } = account;
  if (customerId === null || customerStatus === 'approved') return null;
  return { reason: 'customer_not_approved', account: id, customer: customerId };
}
