import { FILE_PURPOSES, type FilePurpose } from '@corridor/contracts/accounts';
import { ChoiceField } from '../fields/fields.js';
import { MetadataField } from '../metadata/metadata.field.js';
import { Fixes } from '../fields/fixes.js';
import { FileObject } from './file.object.js';

/** The part `payload` of an upload. */
export class FilePayload {
  @MetadataField()
  readonly metadata?: Readonly<Record<string, unknown>>;

  @ChoiceField(FILE_PURPOSES, { description: 'What the file is for.' })
  readonly purpose!: FilePurpose;
}

@Fixes(FileObject)
export class UpdateFileBody {
  @MetadataField()
  readonly metadata?: Readonly<Record<string, unknown>>;
}
