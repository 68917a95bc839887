/**
 * A `bigint` column as a number, whether the pool parses it or leaves it as text. Positions and revisions are numbers.
 * @throws {RangeError} when it can't be held exactly
 */
export function safeInteger(value: unknown): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`The bigint ${String(value)} does not fit a number exactly`);
  return number;
}
