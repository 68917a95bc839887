import { type FilePurpose, type FileType, type MetadataChange, MOST_FILE_BYTES } from '@corridor/contracts/accounts';
import { readBody, readJson, type Upload, type UploadLimits, type UploadPart } from '@corridor/surfaces/http';
import type { ErrorCode } from '../errors/codes.js';
import { refuse } from '../errors/refuse.js';
import { readMetadata } from '../metadata/read-metadata.js';
import { FilePayload } from './file.body.js';
import { fileTypeOf } from './file-type.js';

/** One file and what is said of it. */
export const UPLOAD_LIMITS: UploadLimits = { mostPartBytes: MOST_FILE_BYTES, mostParts: 2 };

const MOST_PAYLOAD_BYTES = 64 * 1024;
const MOST_NAME_CHARACTERS = 255;
/** What no filesystem's names have, or what would lead out of a folder. */
const NO_NAME = /[\p{Cc}\p{Cs}/\\]/u;

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly type: FileType;
  readonly purpose: FilePurpose;
  readonly metadata: MetadataChange;
}

/** A form with the parts `file` and `payload`, in any order. Throws with the code of what is wrong. */
export function readFile(upload: Upload): UploadedFile {
  if (upload.kind === 'malformed') throw wrong('file_request_body_invalid', 'The body must be a form (multipart/form-data) with the parts file and payload.', null);
  const file = onePart(upload.parts, 'file');
  const said = payloadOf(onePart(upload.parts, 'payload'));
  if (file.isTooLarge) throw wrong('file_size_limit_exceeded', `A file has at most ${MOST_FILE_BYTES} bytes.`, 'file.file');
  if (file.bytes.length === 0) throw wrong('parameter_empty', 'The file is empty.', 'file.file');
  const type = fileTypeOf(file.bytes);
  if (type === null) throw wrong('file_type_unsupported', 'A file must be a JPEG, a PDF or a PNG.', 'file.file');
  return { name: nameOf(file), bytes: file.bytes, type, ...said };
}

function onePart(parts: readonly UploadPart[], name: string): UploadPart {
  const [part, ...others] = parts.filter((each) => each.name === name);
  if (part === undefined || others.length > 0) throw wrong('file_request_body_invalid', `The form must have one part ${name}.`, `file.${name}`);
  return part;
}

function payloadOf({ bytes, isTooLarge }: UploadPart): Pick<UploadedFile, 'purpose' | 'metadata'> {
  if (isTooLarge || bytes.length === 0 || bytes.length > MOST_PAYLOAD_BYTES) throw wrong('file_request_body_invalid', 'The part payload must be JSON.', 'file.payload');
  const { purpose, metadata } = readBody(FilePayload, readJson(bytes)) as FilePayload;
  return { purpose, metadata: readMetadata(metadata, 'file.metadata') ?? {} };
}

function nameOf({ fileName }: UploadPart): string {
  const name = fileName?.trim() ?? '';
  if (name === '' || name === '.' || name === '..' || NO_NAME.test(name)) throw wrong('file_name_invalid', 'The file needs a name that a filesystem can have.', 'file.file_name');
  if (name.length > MOST_NAME_CHARACTERS) throw wrong('file_name_length_invalid', `A file's name has at most ${MOST_NAME_CHARACTERS} characters.`, 'file.file_name');
  return name;
}

function wrong(code: ErrorCode, message: string, field: string | null): Error {
  return refuse(400, code, message, field);
}
