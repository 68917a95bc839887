import type { DeletePersonRejection, RegisterPersonRejection, UpdatePersonRejection } from '@corridor/contracts/accounts';
import type { ErrorCode } from '../errors/codes.js';
import { ofField, type Problem } from '../errors/problem.js';

const DOCUMENT = 'person.supporting_documentation.id_document';

export function registerPersonProblem(rejection: RegisterPersonRejection): Problem {
  switch (rejection.reason) {
    case 'relationship_missing':
      return problem(400, 'person_relationship_not_set', 'A person is a director, an owner or a representative.', 'person.relationship');
    case 'proof_missing':
      return problem(400, 'minimum_required_values_not_present', 'A person needs a document, or a full name and a PAN.', DOCUMENT);
    case 'tax_number_malformed':
      return problem(400, 'parameter_value_invalid', 'person.supporting_ids.tax must be a PAN.', 'person.supporting_ids.tax');
    case 'person_file_not_usable':
      return rejection.problem === 'unknown'
        ? problem(400, 'parameter_file_invalid', `${DOCUMENT} names no file of this account.`, DOCUMENT)
        : problem(400, 'file_purpose_mismatch', `${DOCUMENT} names a file that was uploaded for another purpose.`, DOCUMENT);
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

export function updatePersonProblem(rejection: UpdatePersonRejection): Problem {
  if (rejection.reason === 'person_not_found' || rejection.reason === 'person_submitted') return notOpen(rejection, 'person_update_not_allowed');
  return registerPersonProblem(rejection);
}

export function deletePersonProblem(rejection: DeletePersonRejection): Problem {
  return notOpen(rejection, 'person_delete_not_allowed');
}

function notOpen(rejection: DeletePersonRejection, code: ErrorCode): Problem {
  switch (rejection.reason) {
    case 'person_not_found':
      return problem(404, 'object_not_found', 'There is no such person.', 'person.id');
    case 'person_submitted':
      return problem(400, code, 'The person was submitted with the account.', 'person.status');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

function problem(status: number, code: ErrorCode, message: string, field: string): Problem {
  return { status, code, message, metadata: ofField(field) };
}
