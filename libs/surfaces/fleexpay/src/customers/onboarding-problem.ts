import type { IssueOnboardingLinkRejection } from '@corridor/contracts/accounts';
import type { Problem } from '../errors/problem.js';

export const ERASED: Problem = { status: 409, type: 'conflict', message: "The customer's personal data has been destroyed.", param: null };

/** For calls that name the customer in their path. */
export function onboardingProblem(rejection: IssueOnboardingLinkRejection): Problem {
  switch (rejection.reason) {
    case 'customer_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such customer.', param: null };
    case 'customer_decided':
      return { status: 409, type: 'conflict', message: `The customer is ${rejection.status} already, so that it has nothing to complete.`, param: null };
    case 'customer_erased':
      return ERASED;
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
