import type { Mode } from '@corridor/contracts';
import type { FileRecord } from '@corridor/contracts/accounts';
import { fileIds } from '../ids.js';
import { metadataToWire } from '../metadata/read-metadata.js';
import { wireTime } from '../wire-time.js';
import type { FileObject } from './file.object.js';

export interface PrintedFile extends Omit<FileRecord, 'sealedName'> {
  readonly name: string | null;
}

/** `base`: where the client reaches this surface. */
export function fileToWire(file: PrintedFile, mode: Mode, base: string): FileObject {
  const id = fileIds.print(file.id);
  return {
    created: wireTime(file.createdAt),
    file_name: file.name,
    id,
    livemode: mode === 'live',
    metadata: metadataToWire(file.metadata),
    object: 'file',
    purpose: file.purpose,
    size: file.size,
    type: file.type,
    url: `${base}/files/${id}/contents`,
  };
}

/** RFC 6266: the name in ASCII for old clients, and as it is. Never shown in place: a document is somebody else's. */
export function dispositionOf(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
