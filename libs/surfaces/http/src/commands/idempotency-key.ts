import { invalid } from '../failures/fault.js';

const KEY = /^[\x20-\x7e]{1,255}$/;

/** The Idempotency-Key of a request; null when none was sent. Throws `invalid_request` unless 1 to 255 printable ASCII characters. */
export function readIdempotencyKey(headers: Readonly<Record<string, string | string[] | undefined>>): string | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && KEY.test(key)) return key;
  throw invalid('Idempotency-Key must be 1 to 255 printable ASCII characters.', 'Idempotency-Key');
}
