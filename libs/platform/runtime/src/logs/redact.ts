const MASK = '[redacted]';

/** Our own keys and secrets wherever they stand: the prefix stays, so that one can tell which kind it was. */
const KEY_VALUE = /\b((?:sk|pk|whsec|ops)_(?:test_|live_)?)[A-Za-z0-9+/=_-]{6,}/g;
const CREDENTIALS = /\b(Bearer|Basic)\s+[A-Za-z0-9+/=._~-]+/gi;
/** The password in a connection string: everything between the user's colon and the last @ before a space or quote. */
const URL_PASSWORD = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"\\]*:)[^\s/"\\]+@/gi;

const STRING = String.raw`"[^"\\]*(?:\\.[^"\\]*)*"`;
const FLAT = String.raw`(?:${STRING}|[^"{}\[\]])*`;
/**
 * Names whose values are secret, with or without a word before them (`endpointSecret`, `access_token`). Of the names that
 * end in "key" only those of credentials count: a partition key or an idempotency key is what one searches logs for.
 */
const SECRET_NAME = [
  String.raw`(?:[\w-]*[_-])?authorization`,
  String.raw`(?:set-)?cookie`,
  String.raw`[\w-]*(?:secret|password|passphrase|token)`,
  String.raw`(?:[\w-]*[_-])?(?:api|secret|publishable|private|ops|signing|access)[_-]?key`,
  'key',
].join('|');
const SECRET_FIELD = new RegExp(
  String.raw`("(?:${SECRET_NAME})"\s*:\s*)(?:${STRING}|\[${FLAT}\]|\{${FLAT}\}|-?\d[\d.eE+-]*)`,
  'gi',
);

/** Masks keys, bearer tokens and passwords in any text. */
export function redactText(text: string): string {
  return text
    .replace(KEY_VALUE, `$1${MASK}`)
    .replace(CREDENTIALS, `$1 ${MASK}`)
    .replace(URL_PASSWORD, `$1${MASK}@`);
}

/**
 * Masks a finished line of JSON and leaves it valid JSON. Working on the line, after serialising, means that nothing gets
 * round it: error properties, nested objects, stacks and messages are all just text by then.
 */
export function redactLine(line: string): string {
  return redactText(line.replace(SECRET_FIELD, `$1"${MASK}"`));
}
