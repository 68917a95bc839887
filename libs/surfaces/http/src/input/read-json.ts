import { isUtf8 } from 'node:buffer';
import { invalid } from '../failures/fault.js';

/** Deeper than any document that a surface takes; what follows walks values recursively. */
const MOST_LEVELS = 32;

/**
 * Reads a body. Of a name given twice the last one counts, as `JSON.parse` has it; `__proto__` is a name like any
 * other and stays a property. Throws `invalid_request` for bytes that are no UTF-8, no JSON, or nested too deeply.
 */
export function readJson(bytes: Buffer): unknown {
  if (bytes.length === 0) throw invalid('The body is empty; JSON is expected.', null, 'unreadable');
  if (!isUtf8(bytes)) throw invalid('The body is not valid UTF-8.', null, 'unreadable');
  const value = parse(bytes.toString('utf8'));
  assertShallow(value);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('The body is not valid JSON.', null, 'unreadable');
  }
}

/** Level by level rather than by recursion, which the value itself could exhaust. */
function assertShallow(value: unknown): void {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS) throw invalid('The body is nested too deeply.', null, 'unreadable');
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? (Object.values(each) as unknown[]) : []));
  }
}
