/**
 * Reads a PostgreSQL `bigint` as a JavaScript number. Positions and revisions are such numbers; amounts are `numeric` and
 * stay strings.
 *
 * @throws {RangeError} when the number can't be held exactly: a rounded position would skip or repeat events.
 */
export function parseSafeInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The bigint ${text} does not fit a number exactly`);
  return value;
}
