import type { AccountId } from '@corridor/contracts';
import type { FileNotUsable, FilePurpose, FileRecord } from '@corridor/contracts/accounts';

/** A file that a command names, as it is known; null when it names none, `unknown` when there is none. */
export type NamedFile = FileRecord | 'unknown' | null;

export interface NamedFiles {
  readonly logo: NamedFile;
  readonly document: NamedFile;
}

const PURPOSES: Readonly<Record<keyof NamedFiles, readonly FilePurpose[]>> = {
  logo: ['logo'],
  document: ['additional_verification', 'identity_document', 'tax_document'],
};

/** The first file that an account may not name. Files belong to it, to its parent, or to the tenant itself. */
export function unusableFile(files: NamedFiles, owners: readonly (AccountId | null)[]): FileNotUsable | null {
  for (const field of ['logo', 'document'] as const) {
    const file = files[field];
    if (file === null) continue;
    if (file === 'unknown' || !owners.includes(file.owner)) return { reason: 'file_not_usable', field, problem: 'unknown' };
    if (!PURPOSES[field].includes(file.purpose)) return { reason: 'file_not_usable', field, problem: 'purpose' };
  }
  return null;
}
