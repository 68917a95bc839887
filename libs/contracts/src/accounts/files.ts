import { commandType } from '../commands.js';
import type { AccountId, FileId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { Scope } from '../scope.js';
import type { Timestamp } from '../times.js';
import type { Metadata, MetadataChange } from './metadata.js';

export const FILE_PURPOSES = ['additional_verification', 'finance_document', 'identity_document', 'logo', 'payout_confirmation', 'tax_document'] as const;
export type FilePurpose = (typeof FILE_PURPOSES)[number];

/** What a file is by its bytes. */
export const FILE_TYPES = ['jpeg', 'pdf', 'png'] as const;
export type FileType = (typeof FILE_TYPES)[number];

export const MOST_FILE_BYTES = 10 * 1024 * 1024;

/** Bytes are kept and read in pieces of this size; the last may be shorter. */
export const FILE_CHUNK_BYTES = 128 * 1024;

/** A file as events, outcomes and messages carry it: its name is sealed, and its bytes are elsewhere. */
export interface FileRecord {
  readonly id: FileId;
  /** Whose it is. */
  readonly owner: AccountId;
  readonly purpose: FilePurpose;
  readonly type: FileType;
  /**
   * In bytes.
   * @type integer
   */
  readonly size: number;
  /** Of the bytes, hex. */
  readonly sha256: string;
  /** Under the file's own key; base64. */
  readonly sealedName: string;
  readonly metadata: Metadata;
  readonly createdAt: Timestamp;
}

export interface FileView extends Omit<FileRecord, 'sealedName'> {
  /** Null once the file's key is destroyed, and with it the file. */
  readonly name: string | null;
  /** Whose account the owner was made by. */
  readonly ownersParent: AccountId | null;
}

/** The bytes were kept before, piece by piece: `FileQueries.keepFileChunk`. */
export interface RegisterFilePayload {
  readonly fileId: FileId;
  readonly owner: AccountId;
  readonly purpose: FilePurpose;
  readonly type: FileType;
  /** @type integer */
  readonly size: number;
  readonly sha256: string;
  readonly sealedName: string;
  readonly metadata: MetadataChange;
}

export interface UpdateFilePayload {
  readonly fileId: FileId;
  readonly metadata: MetadataChange;
}

type TooMuch = { readonly reason: 'metadata_too_large' };

export type RegisterFileRejection = TooMuch;
export type UpdateFileRejection = TooMuch | { readonly reason: 'file_not_found'; readonly file: FileId };

const keyOf = ({ fileId }: { readonly fileId: FileId }) => fileId;

export const RegisterFile = commandType<RegisterFilePayload, FileRecord, RegisterFileRejection>('accounts', 'RegisterFile', keyOf);
export const UpdateFile = commandType<UpdateFilePayload, FileRecord, UpdateFileRejection>('accounts', 'UpdateFile', keyOf);

/** Several values of one condition are alternatives. */
export interface FileFilter {
  /** Only what belongs to this account, or to one that it made; everything of the scope without it. */
  readonly family?: AccountId | undefined;
  readonly purposes?: readonly FilePurpose[] | undefined;
  readonly types?: readonly FileType[] | undefined;
  readonly createdFrom?: Timestamp | undefined;
  readonly createdBefore?: Timestamp | undefined;
}

export interface FileQueries {
  file(scope: Scope, id: FileId): Promise<FileView | null>;
  files(scope: Scope, filter: FileFilter, page: PageRequest): Promise<Page<FileView>>;
  /** Makes the file's key unless it has one. */
  sealFileName(scope: Scope, id: FileId, name: string): Promise<string>;
  /** Keeps a piece of a file that is to be registered; base64. Pieces that belong to no file after a day are dropped. */
  keepFileChunk(scope: Scope, id: FileId, index: number, bytes: string): Promise<void>;
  /** A piece of a file, base64; null beyond the last. */
  fileChunk(scope: Scope, id: FileId, index: number): Promise<string | null>;
}
