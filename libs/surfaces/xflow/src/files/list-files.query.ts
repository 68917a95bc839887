import { FILE_PURPOSES, FILE_TYPES, type FileFilter, type FilePurpose, type FileType } from '@corridor/contracts/accounts';
import type { AccountId } from '@corridor/contracts';
import { ChoicesField } from '../fields/fields.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';

export class ListFilesQuery extends CreatedQuery {
  @ChoicesField(FILE_PURPOSES, { description: 'Only files for these purposes.' })
  readonly purpose?: readonly FilePurpose[];

  @ChoicesField(FILE_TYPES, { description: 'Only files of these types.' })
  readonly type?: readonly FileType[];
}

export function filterOf(query: ListFilesQuery, family: AccountId | undefined): FileFilter {
  const { purpose: purposes, type: types } = query;
  return { family, purposes, types, ...createdOf(query, 'file') };
}
