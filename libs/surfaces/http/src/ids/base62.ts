const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LENGTH = 22;
/** 62^8 fits a double, so that all but two divisions are cheap ones. */
const CHUNK_DIGITS = 8;
const CHUNK = 62n ** BigInt(CHUNK_DIGITS);
const LIMIT = 1n << 128n;
const VALUES: ReadonlyMap<string, number> = new Map([...ALPHABET].map((digit, value) => [digit, value]));

/** A UUID as 22 base62 characters (digits, capitals, small letters: their ASCII order), padded, so that both sort alike. */
export function base62OfUuid(uuid: string): string {
  const value = BigInt(`0x${uuid.replaceAll('-', '')}`);
  const rest = value / CHUNK;
  const high = rest / CHUNK;
  return digitsOf(high, LENGTH - 2 * CHUNK_DIGITS) + digitsOf(rest % CHUNK, CHUNK_DIGITS) + digitsOf(value % CHUNK, CHUNK_DIGITS);
}

/** Reads back what {@link base62OfUuid} printed; null for any other text: wrong length, other characters, above 128 bits. */
export function uuidOfBase62(text: string): string | null {
  if (text.length !== LENGTH) return null;
  let value = 0n;
  for (let start = 0; start < LENGTH; start += 2) {
    const high = VALUES.get(text.charAt(start));
    const low = VALUES.get(text.charAt(start + 1));
    if (high === undefined || low === undefined) return null;
    value = value * 3844n + BigInt(high * 62 + low);
  }
  if (value >= LIMIT) return null;
  const hex = value.toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function digitsOf(chunk: bigint, length: number): string {
  // tidy: not money — a part of an id, below 62^8
  let value = Number(chunk);
  let text = '';
  for (let place = 0; place < length; place += 1) {
    text = ALPHABET.charAt(value % 62) + text;
    value = Math.floor(value / 62);
  }
  return text;
}
