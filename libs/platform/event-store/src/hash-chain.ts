import { hash } from 'node:crypto';
import type { RecordedEvent } from './port.js';

/** What the first event of a stream has for its predecessor's hash. */
export const FIRST_PREDECESSOR: Buffer = Buffer.alloc(32);

/** The parts of an event that its hash covers, beside the predecessor's hash. */
export type HashedParts = Pick<RecordedEvent, 'stream' | 'revision' | 'type' | 'commandId' | 'recordedAt' | 'body'>;

const PREDECESSOR_BYTES = 32;
const LENGTH_BYTES = 4;

/**
 * The hash that chains an event to the one before it in its stream: SHA-256 over the predecessor's 32 bytes, then six
 * fields, each as its length in bytes (four bytes, most significant first) and its UTF-8 bytes: stream, revision in
 * decimal digits, type, command id (lower case, with hyphens), recorded time, body. The lengths keep one field's end
 * from being read as the next one's start.
 */
export function eventHash(predecessor: Buffer, event: HashedParts): Buffer {
  const fields = [event.stream, String(event.revision), event.type, event.commandId, event.recordedAt, event.body];
  let size = PREDECESSOR_BYTES;
  const lengths = fields.map((field) => {
    const length = Buffer.byteLength(field);
    size += LENGTH_BYTES + length;
    return length;
  });
  const message = Buffer.allocUnsafe(size);
  let at = predecessor.copy(message);
  fields.forEach((field, index) => {
    at = message.writeUInt32BE(lengths[index] ?? 0, at);
    at += message.write(field, at);
  });
  return hash('sha256', message, 'buffer');
}
