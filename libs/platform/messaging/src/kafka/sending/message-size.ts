import type { Message } from '../../port/driver.js';
import { MAX_MESSAGE_BYTES } from '../topics/topic-catalogue.js';

/** A message that no broker takes. Trying again would not make it smaller. */
export class MessageTooLarge extends Error {
  override readonly name = 'MessageTooLarge';
}

/** What headers and the format of a batch may add. */
const OVERHEAD_BYTES = 16 * 1024;

/** How many bytes of key and value there are. @throws MessageTooLarge */
export function sizeOf(topic: string, { key, value }: Message): number {
  const bytes = Buffer.byteLength(key) + Buffer.byteLength(value);
  if (bytes + OVERHEAD_BYTES > MAX_MESSAGE_BYTES) throw new MessageTooLarge(`a message of ${bytes} bytes is too large for ${topic}`);
  return bytes;
}
