import { isUtf8 } from 'node:buffer';
import { invalid } from '../failures/fault.js';
import { hasMoreCharacters } from '../input/fields.js';

const MOST_CHARACTERS = 255;
/** Characters that can be seen, in any script, and plain spaces between them. */
const PRINTABLE = /^(?=.*[^ ])(?: |[^\p{C}\p{Z}])+$/u;

/** The Idempotency-Key of a request; null when none was sent. Throws `invalid_request` unless 1 to 255 printable characters. */
export function readIdempotencyKey(headers: Readonly<Record<string, string | string[] | undefined>>): string | null {
  const header = headers['idempotency-key'];
  if (header === undefined) return null;
  if (typeof header === 'string') {
    const key = textOf(header);
    if (PRINTABLE.test(key) && !hasMoreCharacters(key, MOST_CHARACTERS)) return key;
  }
  throw invalid(`Idempotency-Key must be 1 to ${MOST_CHARACTERS} printable characters.`, 'Idempotency-Key');
}

/** What a client wrote: Node makes a character of each byte of a header, while clients that send more than ASCII send UTF-8. */
function textOf(header: string): string {
  const bytes = Buffer.from(header, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : header;
}
