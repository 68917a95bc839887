import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';

/** One part of a form, whatever its own headers say that it is. */
export interface UploadPart {
  readonly name: string;
  /** Null for a part without one. */
  readonly fileName: string | null;
  /** Empty when there was too much. */
  readonly bytes: Buffer;
  readonly isTooLarge: boolean;
}

export type Upload = { readonly kind: 'parts'; readonly parts: readonly UploadPart[] } | { readonly kind: 'malformed' };

export interface UploadLimits {
  /** Most bytes that are kept of a part. */
  readonly mostPartBytes: number;
  /** A form with more parts is malformed. */
  readonly mostParts: number;
}

/**
 * Reads a form (RFC 7578) to its end, also when it is refused: a client that is still sending would meet a broken pipe in
 * place of the answer. What is beyond the limits is dropped as it comes. How long that may take, the server limits.
 */
export async function readUpload(request: IncomingMessage, limits: UploadLimits): Promise<Upload> {
  const parser = parserOf(request, limits);
  if (parser === null) {
    request.resume();
    return { kind: 'malformed' };
  }
  return new Promise((resolve) => {
    const parts: UploadPart[] = [];
    let malformed = false;
    const end = (upload: Upload) => {
      request.unpipe(parser);
      request.resume();
      resolve(upload);
    };
    parser.on('file', (name, stream, fileName) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => chunks.splice(0));
      stream.on('error', () => (malformed = true));
      stream.on('end', () => parts.push({ name, fileName: fileName || null, bytes: Buffer.concat(stream.truncated ? [] : chunks), isTooLarge: stream.truncated }));
    });
    parser.on('filesLimit', () => (malformed = true));
    parser.on('finish', () => end(malformed ? { kind: 'malformed' } : { kind: 'parts', parts }));
    parser.on('error', () => end({ kind: 'malformed' }));
    request.on('close', () => {
      if (!request.complete) end({ kind: 'malformed' });
    });
    request.pipe(parser);
  });
}

/** Null for a type that names no form, or a form without a boundary. */
function parserOf({ headers }: IncomingMessage, { mostPartBytes, mostParts }: UploadLimits): BusboyInstance | null {
  if (!/^multipart\/form-data\b/i.test(headers['content-type'] ?? '')) return null;
  try {
    return new Busboy({ headers: headers as BusboyHeaders, isPartAFile: () => true, limits: { fileSize: mostPartBytes, files: mostParts, fieldNameSize: 100, headerPairs: 20 } });
  } catch {
    return null;
  }
}
