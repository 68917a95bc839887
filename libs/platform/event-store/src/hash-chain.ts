import { hash } from 'node:crypto';
import type { RecordedEvent } from './port.js';

/** What the first event of a stream has for its predecessor's hash. */
export const FIRST_PREDECESSOR: Buffer = Buffer.alloc(32);

/** The parts of an event that its hash covers, beside the predecessor's hash. */
export type HashedParts = Pick<RecordedEvent, 'stream' | 'revision' | 'type' | 'commandId' | 'recordedAt' | 'body'>;

const PREDECESSOR_BYTES = 32;
const LENGTH_BYTES = 4;
const FIELDS = 6;
const MOST_BYTES_PER_UNIT = 3;

/**
 * The hash that chains an event to the one before it in its stream: SHA-256 over the predecessor's 32 bytes, then six
 * fields, each as its length in bytes (four bytes, most significant first) and its UTF-8 bytes: stream, revision in
 * decimal digits, type, command id (lower case, with hyphens), recorded time, body. The lengths keep one field's end
 * from being read as the next one's start.
 */
export function eventHash(predecessor: Buffer, event: HashedParts): Buffer {
  const { stream, type, commandId, recordedAt, body } = event;
  const revision = String(event.revision);
  const characters = stream.length + revision.length + type.length + commandId.length + recordedAt.length + body.length;
  // UTF-8 takes at most three bytes for each UTF-16 unit, so there is always room; what is left over is not hashed.
  const message = Buffer.allocUnsafe(PREDECESSOR_BYTES + FIELDS * LENGTH_BYTES + characters * MOST_BYTES_PER_UNIT);
  let end = predecessor.copy(message);
  end = writeField(message, stream, end);
  end = writeField(message, revision, end);
  end = writeField(message, type, end);
  end = writeField(message, commandId, end);
  end = writeField(message, recordedAt, end);
  end = writeField(message, body, end);
  return hash('sha256', message.subarray(0, end), 'buffer');
}

function writeField(message: Buffer, field: string, at: number): number {
  const length = message.write(field, at + LENGTH_BYTES);
  message.writeUInt32BE(length, at);
  return at + LENGTH_BYTES + length;
}
