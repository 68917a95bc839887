/** Digits and capitals without those that are taken for others: I, L, O and U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The same values as a bigint prints them. */
const RADIX = '0123456789abcdefghijklmnopqrstuv';
const BITS_PER_CHARACTER = 5n;
const CHARACTERS = 6;
const SPACE = 1n << (BITS_PER_CHARACTER * BigInt(CHARACTERS));

/** Odd, so that multiplying by it modulo a power of two maps no two numbers to one; large, so that neighbours look unlike. */
const FACTOR = 668_265_263n;

const REFERENCE = new RegExp(`FPX[- ]?([0-9A-Z]{${CHARACTERS}})(?![0-9A-Z])`);

/** What people read for characters of the alphabet, and type. */
const MISREAD: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

/** What a payer quotes, such as `FPX-9KX2PE`; each number has its own. Null once all are used. */
export function referenceOf(number: bigint): string | null {
  if (number < 1n || number >= SPACE) return null;
  const digits = ((number * FACTOR) % SPACE).toString(RADIX.length).padStart(CHARACTERS, '0');
  return `FPX-${[...digits].map((digit) => ALPHABET.charAt(RADIX.indexOf(digit))).join('')}`;
}

/** Finds a reference in what a payer wrote, whatever stands around it: in small letters, misread, and with the hyphen lost too. */
export function findReference(text: string): string | null {
  const code = REFERENCE.exec(text.toUpperCase())?.[1];
  return code === undefined ? null : `FPX-${code.replaceAll(/[ILO]/g, (letter) => MISREAD[letter] ?? letter)}`;
}
