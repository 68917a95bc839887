import type { RegisterFileRejection, UpdateFileRejection } from '@corridor/contracts/accounts';
import { ofField, type Problem } from '../errors/problem.js';
import { tooManyKeys } from '../metadata/read-metadata.js';

export function fileProblem(rejection: RegisterFileRejection | UpdateFileRejection): Problem {
  switch (rejection.reason) {
    case 'file_not_found':
      return { status: 404, code: 'object_not_found', message: 'There is no such file.', metadata: ofField('file.id') };
    case 'metadata_too_large':
      return tooManyKeys('file.metadata');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
