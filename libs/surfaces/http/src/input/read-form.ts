import { isUtf8 } from 'node:buffer';
import { invalid } from '../failures/fault.js';

/**
 * Reads what a browser sends of a form. Of a name given twice the last one counts; `__proto__` is a name like any other and
 * stays a property. Throws `invalid_request` for bytes that are no UTF-8.
 */
export function readForm(bytes: Buffer): Readonly<Record<string, string>> {
  if (!isUtf8(bytes)) throw invalid('The body is not valid UTF-8.', null);
  return Object.fromEntries(new URLSearchParams(bytes.toString('utf8')));
}
