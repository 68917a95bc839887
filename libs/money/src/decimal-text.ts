const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;

/**
 * Where the decimal point of a plain decimal is: its index, `text.length` when there is none, or -1 when
 * the text is not of the form `-?(0|[1-9][0-9]*)(.[0-9]+)?`.
 *
 * A loop over character codes and a number as the answer, because the ledger calls this several times
 * per posting: it allocates nothing and its cost is linear in the text whatever the text holds.
 */
export function pointOf(text: string): number {
  const length = text.length;
  const start = firstDigitOf(text);
  if (start >= length) return -1;
  let point = length;
  for (let index = start; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= ZERO && code <= NINE) continue;
    if (code !== POINT || point !== length) return -1;
    point = index;
  }
  if (point === start || point === length - 1) return -1;
  if (point - start > 1 && text.charCodeAt(start) === ZERO) return -1;
  return point;
}

/** Index of the first character after the sign. */
export function firstDigitOf(text: string): number {
  return text.charCodeAt(0) === MINUS ? 1 : 0;
}
