import { type AccountsEvent, changedMetadata, type FileRecord, type RegisterFilePayload, type RegisterFileRejection, type UpdateFilePayload, type UpdateFileRejection } from '@corridor/contracts/accounts';

export type FileEvent = Extract<AccountsEvent, { type: 'FileRegistered' | 'FileUpdated' }>;

export type FileDecision<Type extends FileEvent['type'], Rejection> =
  | { readonly kind: 'event'; readonly event: Extract<FileEvent, { type: Type }> }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

export function registerFile(payload: RegisterFilePayload, at: string): FileDecision<'FileRegistered', RegisterFileRejection> {
  const { fileId: id, metadata: given, ...rest } = payload;
  const metadata = changedMetadata({}, given);
  if (metadata === null) return { kind: 'rejected', rejection: { reason: 'metadata_too_large' } };
  return { kind: 'event', event: { type: 'FileRegistered', data: { file: { id, ...rest, metadata, createdAt: at } } } };
}

export function updateFile(file: FileRecord | null, payload: UpdateFilePayload): FileDecision<'FileUpdated', UpdateFileRejection> {
  if (file === null) return { kind: 'rejected', rejection: { reason: 'file_not_found', file: payload.fileId } };
  const metadata = changedMetadata(file.metadata, payload.metadata);
  if (metadata === null) return { kind: 'rejected', rejection: { reason: 'metadata_too_large' } };
  return { kind: 'event', event: { type: 'FileUpdated', data: { file: { ...file, metadata } } } };
}

/** A file as its events tell; null before the first. */
export function fileOf(events: readonly FileEvent[]): FileRecord | null {
  return events.at(-1)?.data.file ?? null;
}
