import { secp256k1 } from '@noble/curves/secp256k1.js';
import { keccak_256 } from '@noble/hashes/sha3.js';

const ADDRESS = /^0x[0-9a-fA-F]{40}$/;
const ADDRESS_BYTES = 20;
const NOBODY = `0x${'0'.repeat(2 * ADDRESS_BYTES)}`;

/** The address of a public key (compressed or not): the last 20 bytes of its Keccak-256, with the checksum of EIP-55. */
export function evmAddress(publicKey: Uint8Array): string {
  const point = secp256k1.Point.fromBytes(publicKey).toBytes(false);
  return checksummed(Buffer.from(keccak_256(point.subarray(1)).subarray(-ADDRESS_BYTES)).toString('hex'));
}

/**
 * Reads an address that somebody wrote, into its EIP-55 form; null when it is none. Text in letters of one case carries no
 * checksum and passes, as EIP-55 has it; mixed letters must be right. Nobody has the zero address: what is sent there is lost.
 */
export function readEvmAddress(text: string): string | null {
  if (!ADDRESS.test(text) || text === NOBODY) return null;
  const digits = text.slice(2);
  const right = checksummed(digits.toLowerCase());
  const carriesChecksum = digits !== digits.toLowerCase() && digits !== digits.toUpperCase();
  return carriesChecksum && right !== text ? null : right;
}

/** EIP-55: a letter is a capital where the hash of the small ones has a digit of 8 or more. */
function checksummed(digits: string): string {
  const hash = Buffer.from(keccak_256(new TextEncoder().encode(digits))).toString('hex');
  // A letter of the hash stands above '7' in ASCII, as 8 and 9 do.
  const written = [...digits].map((digit, at) => (hash.charAt(at) > '7' ? digit.toUpperCase() : digit));
  return `0x${written.join('')}`;
}
