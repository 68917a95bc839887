import type { DeleteBeneficiaryRejection, RegisterBeneficiaryRejection } from '@corridor/contracts/accounts';
import type { Problem } from '../errors/problem.js';

export function beneficiaryProblem(rejection: RegisterBeneficiaryRejection | DeleteBeneficiaryRejection): Problem {
  switch (rejection.reason) {
    case 'beneficiary_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such beneficiary.', param: null };
    case 'beneficiary_customer_not_found':
      return { status: 404, type: 'not_found', message: 'customer_id names no customer.', param: 'customer_id' };
    case 'beneficiary_customer_not_approved':
      return { status: 422, type: 'customer_not_approved', message: 'The customer is not approved.', param: 'customer_id' };
    case 'screening_not_available':
      return { status: 422, type: 'screening_not_available', message: 'Beneficiaries can not be screened in this environment yet: no sanctions list is configured.', param: null };
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
