/**
 * PostgreSQL's text form of an array. The stock driver does this too, with two regular expressions for each element,
 * which shows at tens of thousands of events a second.
 */
export function textArray(items: readonly string[]): string {
  if (items.length === 0) return '{}';
  const clean = items.some((item) => NEEDS_ESCAPE.test(item)) ? items.map(escaped) : items;
  return `{"${clean.join('","')}"}`;
}

/**
 * A column of a row statement. Anything but texts, numbers, truth values and nulls is left to the driver.
 */
export function columnArray(column: readonly unknown[]): unknown {
  let literal = '{';
  for (const item of column) {
    if (literal.length > 1) literal += ',';
    if (item === null || item === undefined) literal += 'NULL';
    else if (typeof item === 'string') literal += `"${NEEDS_ESCAPE.test(item) ? escaped(item) : item}"`;
    else if (typeof item === 'number' || typeof item === 'bigint' || typeof item === 'boolean') literal += String(item);
    else return column;
  }
  return `${literal}}`;
}

export function integerArray(items: readonly number[]): string {
  return `{${items.join(',')}}`;
}

export function byteaArray(items: readonly Buffer[]): string {
  if (items.length === 0) return '{}';
  return `{"\\\\x${items.map((item) => item.toString('hex')).join('","\\\\x')}"}`;
}

/**
 * Long texts full of quotes, such as JSON, would grow by escaping. They are joined by a character that JSON text can't
 * hold unescaped, and taken apart by `string_to_array(…, chr(30))`.
 */
export function joinedTexts(texts: readonly string[]): string {
  return texts.join(SEPARATOR);
}

/** Record separator, U+001E. */
export const SEPARATOR = '\u001e';

const NEEDS_ESCAPE = /["\\]/;

function escaped(item: string): string {
  return item.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
