import { createHash } from 'node:crypto';

/** SHA-256 (hex) of a JSON value with the keys of every object sorted. A value that is `undefined` counts as null. */
export function fingerprintOf(input: unknown): string {
  return createHash('sha256').update(JSON.stringify(input, sorted) ?? 'null').digest('hex');
}

/** `fromEntries` rather than assignment: a client's key may be `__proto__`, and must not vanish from the fingerprint. */
function sorted(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
