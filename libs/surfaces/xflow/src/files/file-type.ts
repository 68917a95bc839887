import type { FileType } from '@corridor/contracts/accounts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const PDF = Buffer.from('%PDF-');
/** Readers of PDF look for its beginning so far (ISO 32000, appendix H). */
const PDF_WITHIN = 1024;

export const CONTENT_TYPES: Readonly<Record<FileType, string>> = { jpeg: 'image/jpeg', pdf: 'application/pdf', png: 'image/png' };

/** What a file is by its first bytes; null when it is nothing that is taken. Its name says nothing. */
export function fileTypeOf(bytes: Buffer): FileType | null {
  if (bytes.subarray(0, PNG.length).equals(PNG)) return 'png';
  if (bytes.subarray(0, JPEG.length).equals(JPEG)) return 'jpeg';
  return bytes.subarray(0, PDF_WITHIN).includes(PDF) ? 'pdf' : null;
}
