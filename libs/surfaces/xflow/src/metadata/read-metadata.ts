import { type Metadata, type MetadataChange, MOST_METADATA_KEYS } from '@corridor/contracts/accounts';
import { hasMoreCharacters, linesProblem, textProblem } from '@corridor/surfaces/http';
import type { ErrorCode } from '../errors/codes.js';
import type { Problem } from '../errors/problem.js';
import { refuse } from '../errors/refuse.js';

const MOST_KEY_CHARACTERS = 40;
const MOST_VALUE_CHARACTERS = 500;

/** What a client sent as metadata, checked. `field` is its full name, such as `account.metadata`. Throws with the code of the first flaw. */
export function readMetadata(given: Readonly<Record<string, unknown>> | undefined, field: string): MetadataChange | undefined {
  if (given === undefined) return undefined;
  const entries = Object.entries(given);
  for (const [key, value] of entries) {
    const flaw = flawOf(key, value);
    if (flaw !== null) throw refuse(400, flaw.code, `${field} ${flaw.text}.`, field);
  }
  const set = entries.filter(([, value]) => value !== '');
  if (set.length > MOST_METADATA_KEYS) throw refuse(400, 'metadata_count_exceeded', `${field} has more than ${MOST_METADATA_KEYS} keys.`, field);
  return given as MetadataChange;
}

interface MetadataFlaw {
  readonly code: ErrorCode;
  readonly text: string;
}

function flawOf(key: string, value: unknown): MetadataFlaw | null {
  if (key.length === 0) return { code: 'metadata_key_min_length_invalid', text: 'has an empty key' };
  if (hasMoreCharacters(key, MOST_KEY_CHARACTERS)) return { code: 'metadata_key_max_length_invalid', text: `has a key of more than ${MOST_KEY_CHARACTERS} characters` };
  if (typeof value !== 'string') return { code: 'parameter_value_invalid', text: 'has a value that is no text' };
  if (hasMoreCharacters(value, MOST_VALUE_CHARACTERS)) return { code: 'metadata_value_max_length_invalid', text: `has a value of more than ${MOST_VALUE_CHARACTERS} characters` };
  const isText = textProblem(key, MOST_KEY_CHARACTERS) === null && (/^ *$/.test(value) || linesProblem(value, MOST_VALUE_CHARACTERS) === null);
  return isText ? null : { code: 'parameter_character_invalid', text: 'has control characters' };
}

/** What is said when a change would leave too many keys. */
export function tooManyKeys(field: string): Problem {
  return { status: 400, code: 'metadata_count_exceeded', message: `${field} would have more than ${MOST_METADATA_KEYS} keys.`, metadata: { field_name: field } };
}

/** Null where there is none. */
export function metadataToWire(metadata: Metadata): Metadata | null {
  return Object.keys(metadata).length === 0 ? null : metadata;
}
