const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LENGTH = 22;

/** The UUID of an object that an API prints as a prefix and 22 base62 characters. Throws on any other text. */
export function uuidOf(publicId: string): string {
  const digits = publicId.slice(publicId.indexOf('_') + 1);
  let value = 0n;
  for (const digit of digits) value = value * BigInt(ALPHABET.length) + BigInt(ALPHABET.indexOf(digit));
  const hex = value.toString(16).padStart(32, '0');
  if (digits.length !== LENGTH || !/^[0-9A-Za-z]*$/.test(digits) || hex.length !== 32) throw new Error(`${publicId} is no id of an object`);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
