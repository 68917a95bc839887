import type { RegisterPayoutAddressRejection, UpdateAddressRejection, UpdatePayoutAddressRejection } from '@corridor/contracts/accounts';
import type { ErrorCode } from '../errors/codes.js';
import { ofField, type Problem } from '../errors/problem.js';
import { tooManyKeys } from '../metadata/read-metadata.js';

const DOCUMENT = 'address.supporting_documentation.id_document';

export function addressProblem(rejection: RegisterPayoutAddressRejection | UpdateAddressRejection | UpdatePayoutAddressRejection): Problem {
  switch (rejection.reason) {
    case 'address_account_not_found':
      return problem(404, 'object_not_found', 'There is no such account.', 'address.linked_id');
    case 'address_account_of_wrong_type':
      return problem(400, 'address_category_mismatch', `A ${rejection.type} is not paid out.`, 'address.linked_id');
    case 'address_file_not_usable':
      return rejection.problem === 'unknown'
        ? problem(400, 'parameter_file_invalid', `${DOCUMENT} names no file of this account.`, DOCUMENT)
        : problem(400, 'file_purpose_mismatch', `${DOCUMENT} names a file that was uploaded for another purpose.`, DOCUMENT);
    case 'address_not_found':
      return problem(404, 'object_not_found', 'There is no such address.', 'address.id');
    case 'metadata_too_large':
      return tooManyKeys('address.metadata');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

function problem(status: number, code: ErrorCode, message: string, field: string): Problem {
  return { status, code, message, metadata: ofField(field) };
}
